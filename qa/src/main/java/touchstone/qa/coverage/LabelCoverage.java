package touchstone.qa.coverage;

import touchstone.model.Label;

/**
 * How often a label occurs.
 *
 * @param objects on all images; an image that several have drawn counts once, with the layer that has most of this label
 * @param images on which it occurs
 * @param goldObjects of the golden sets, counted likewise
 * @param goldImages on which a golden set has it
 */
public record LabelCoverage(Label label, long objects, long images, long goldObjects, long goldImages) {
}
