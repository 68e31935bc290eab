package touchstone.canvas;

import touchstone.model.AnnotatorId;

/** Two people of whom is shown what one has and the other has not. */
public record Difference(AnnotatorId first, AnnotatorId second) {
}
