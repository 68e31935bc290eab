package touchstone.qa.labelerror;

import java.util.List;

/**
 * Given labels beside a model's probabilities for the same examples. The probabilities should come from a model that had
 * not seen the example's label, as by cross-validation.
 *
 * @param classes names of the classes, at least two
 * @param labels for each example the place of its given label in {@code classes}
 * @param probabilities one row an example, one column a class, each from 0 to 1; rows need not sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix of up to millions of rows, never compared
public record LabelledProbabilities(List<String> classes, int[] labels, double[][] probabilities) {

    /** How far beyond 0 or 1 a probability may lie for having been rounded. */
    public static final double ROUNDING = 1e-6;

    /**
     * @throws IllegalArgumentException when there are fewer than two classes, a label or the shape does not fit, or a
     *             probability does not lie within 0 and 1
     */
    public LabelledProbabilities {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("There are fewer than two classes.");
        }
        if (labels.length != probabilities.length) {
            throw new IllegalArgumentException(labels.length + " labels, " + probabilities.length + " rows");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes.size() || probabilities[i].length != classes.size()) {
                throw new IllegalArgumentException("Row " + i + " does not fit the classes.");
            }
            for (double p : probabilities[i]) {
                if (!isProbability(p)) {
                    throw new IllegalArgumentException("Row " + i + " has the probability " + p + ".");
                }
            }
        }
    }

    public static boolean isProbability(double p) {
        return p >= -ROUNDING && p <= 1 + ROUNDING;
    }

    public int size() {
        return labels.length;
    }

    /** What the model gives the example's own label. */
    double own(int example) {
        return probabilities[example][labels[example]];
    }

    /** The class that the model thinks likeliest; the first of several. */
    public int predicted(int example) {
        return highest(probabilities[example]);
    }

    static int highest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }
}
