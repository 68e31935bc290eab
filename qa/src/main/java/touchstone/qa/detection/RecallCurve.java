package touchstone.qa.detection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Precision over recall of detections ranked by score, read at 101 recalls: at each the largest precision that any rank
 * with at least that recall has, 0 where none has.
 */
final class RecallCurve {

    /** 0, 0.01 .. 1, each the number that NumPy's linspace gives. */
    static final double[] LINSPACE = IntStream.rangeClosed(0, 100).mapToDouble(i -> i == 100 ? 1 : i * 0.01)
            .toArray();

    /** 0, 0.01 .. 1, each the nearest number. */
    static final double[] HUNDREDTHS = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();

    private double[] recall = new double[64];
    private double[] precision = new double[64];
    private int size;
    private final double positives;
    private final double epsilon;
    private double right;
    private double wrong;

    /**
     * @param positives how many objects there are to find, at least 1
     * @param epsilon what is added to the denominator of precision
     */
    RecallCurve(int positives, double epsilon) {
        this.positives = positives;
        this.epsilon = epsilon;
    }

    /** The next detection by score. */
    void add(boolean isRight) {
        if (size == recall.length) {
            recall = Arrays.copyOf(recall, 2 * size);
            precision = Arrays.copyOf(precision, 2 * size);
        }
        right += isRight ? 1 : 0;
        wrong += isRight ? 0 : 1;
        recall[size] = right / positives;
        precision[size++] = right / (wrong + right + epsilon);
    }

    /** The share of the objects that any detection found. */
    double reached() {
        return right / positives;
    }

    /** The mean precision over the given recalls, which ascend. */
    double mean(double... recalls) {
        double[] envelope = Arrays.copyOf(precision, size);
        for (int i = size - 1; i > 0; i--) {
            envelope[i - 1] = Math.max(envelope[i - 1], envelope[i]);
        }
        double sum = 0;
        int at = 0;
        for (double r : recalls) {
            while (at < size && recall[at] < r) {
                at++;
            }
            sum += at < size ? envelope[at] : 0;
        }
        return sum / recalls.length;
    }
}
