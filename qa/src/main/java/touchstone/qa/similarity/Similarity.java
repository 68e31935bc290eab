package touchstone.qa.similarity;

import touchstone.model.geometry.Geometry;

/**
 * How alike two shapes on one image are: from 0 (nothing in common) to 1 (the same), the same both ways. Two empty
 * shapes agree that nothing is here: 1; an empty one beside one that is not: 0.
 */
public interface Similarity {

    /** Its name in JSON, as "iou". */
    String name();

    double of(Geometry a, Geometry b);
}
