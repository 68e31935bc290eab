package touchstone.store;

import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.LabelId;

/** How many objects of one label somebody has on an image; at least 1. */
public record ObjectCount(ImageId image, AnnotatorId annotator, LabelId label, int objects) {
}
