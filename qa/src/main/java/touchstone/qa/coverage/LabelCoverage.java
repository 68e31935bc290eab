package touchstone.qa.coverage;

import java.util.List;
import touchstone.model.ImageId;
import touchstone.model.Label;

/**
 * How often a label occurs.
 *
 * @param objects on all images; an image that several have drawn counts once, with the layer that has most of this label
 * @param images on which it occurs
 * @param goldObjects of the golden sets, counted likewise
 * @param goldImages on which a golden set has it
 * @param places the first images on which it occurs, as many as one looks through
 */
public record LabelCoverage(Label label, long objects, long images, long goldObjects, long goldImages,
        List<ImageId> places) {

    public LabelCoverage {
        places = List.copyOf(places);
    }
}
