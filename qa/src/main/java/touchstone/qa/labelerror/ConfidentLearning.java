package touchstone.qa.labelerror;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * How given and true labels go together, estimated by counting the examples of which a model is confident (Northcutt,
 * Jiang and Chuang, "Confident Learning", JAIR 2021; equal to cleanlab 2.9). An example counts as truly of class k when
 * its probability for k reaches the class's threshold, the mean probability that the model gives to k on examples so
 * labelled; where it reaches several, the likeliest class counts.
 *
 * @param thresholds one a class; above 1, so that nothing reaches it, for a class that no example is labelled with
 * @param joint counts of confident examples by given label (row) and class they truly are (column), the diagonal at
 *            least 1
 * @param calibrated {@code joint} scaled so that each row sums to how often the label was given, in whole numbers
 * @param offDiagonal the examples that are confidently of another class than their label, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // matrices, never compared
public record ConfidentLearning(double[] thresholds, int[][] joint, int[][] calibrated, int[] offDiagonal) {

    private static final double NOBODY = 2;
    private static final double LOWEST_THRESHOLD = 2e-6;
    private static final double ROUNDING = 1e-6;
    private static final double TINY = 1e-100;
    private static final double LOWEST_PRIOR = 1e-6;
    private static final double HIGHEST_NOISE = 0.9999;

    public static ConfidentLearning of(LabelledProbabilities data) {
        int k = data.classes().size();
        int[] given = new int[k];
        double[] thresholds = new double[k];
        for (int i = 0; i < data.size(); i++) {
            given[data.labels()[i]]++;
            thresholds[data.labels()[i]] += data.own(i);
        }
        for (int c = 0; c < k; c++) {
            thresholds[c] = given[c] == 0 ? NOBODY : Math.max(LOWEST_THRESHOLD, thresholds[c] / given[c]);
        }
        int[][] joint = new int[k][k];
        int[] off = new int[data.size()];
        int n = 0;
        for (int i = 0; i < data.size(); i++) {
            int truth = confident(data.probabilities()[i], thresholds);
            if (truth >= 0) {
                joint[data.labels()[i]][truth]++;
                if (truth != data.labels()[i]) {
                    off[n++] = i;
                }
            }
        }
        for (int c = 0; c < k; c++) {
            joint[c][c] = Math.max(1, joint[c][c]);
        }
        return new ConfidentLearning(thresholds, joint, calibrate(joint, given), Arrays.copyOf(off, n));
    }

    /** The class that an example is confidently of, or -1. */
    private static int confident(double[] row, double[] thresholds) {
        int only = -1;
        for (int c = 0; c < row.length; c++) {
            if (row[c] >= thresholds[c] - ROUNDING) {
                if (only >= 0) {
                    return LabelledProbabilities.highest(row);
                }
                only = c;
            }
        }
        return only;
    }

    private static int[][] calibrate(int[][] joint, int[] given) {
        int k = given.length;
        double[][] scaled = new double[k][k];
        double total = 0;
        for (int row = 0; row < k; row++) {
            double sum = Math.max(TINY, Arrays.stream(joint[row]).sum());
            for (int column = 0; column < k; column++) {
                scaled[row][column] = joint[row][column] / sum * given[row];
                total += scaled[row][column];
            }
        }
        double factor = Arrays.stream(given).sum() / Math.max(TINY, total);
        return Arrays.stream(scaled).map(row -> rounded(Arrays.stream(row).map(v -> v * factor).toArray()))
                .toArray(int[][]::new);
    }

    /** The values rounded, half to even, so that their sum is kept: those that rounding changed most give way. */
    static int[] rounded(double[] values) {
        int[] whole = Arrays.stream(values).mapToInt(v -> (int) Math.rint(v)).toArray();
        int wanted = (int) Math.rint(Arrays.stream(values).sum());
        int missing = wanted - Arrays.stream(whole).sum();
        while (missing != 0) {
            int step = missing < 0 ? -1 : 1;
            Comparator<Integer> lost = Comparator.comparingDouble(i -> values[i] - whole[i]);
            int[] order = IntStream.range(0, values.length).boxed().sorted(lost).mapToInt(i -> i).toArray();
            int changes = Math.min(Math.abs(missing), values.length);
            for (int i = 0; i < changes; i++) {
                whole[order[step < 0 ? i : values.length - 1 - i]] += step;
            }
            missing = wanted - Arrays.stream(whole).sum();
        }
        return whole;
    }

    public boolean isGiven(int c) {
        return thresholds[c] < NOBODY;
    }

    private int size() {
        return Arrays.stream(calibrated).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }

    /** {@code calibrated} as shares that sum to 1; the rows sum to the shares of the given labels. */
    public double[][] estimatedJoint() {
        double n = Math.max(TINY, size());
        return Arrays.stream(calibrated).map(row -> Arrays.stream(row).mapToDouble(v -> v / n).toArray())
                .toArray(double[][]::new);
    }

    /** The estimated share of each class among the true labels, none below 1e-6 before they are brought to sum to 1. */
    public double[] prior() {
        int k = calibrated.length;
        double[] prior = new double[k];
        double n = Math.max(1, size());
        for (int c = 0; c < k; c++) {
            double row = rowSum(c);
            double column = columnSum(c);
            double kept = calibrated[c][c] / Math.max(TINY, column);
            prior[c] = Math.clamp(calibrated[c][c] / Math.max(TINY, row) / Math.max(TINY, kept) * (row / n),
                    LOWEST_PRIOR, 1);
        }
        double sum = Math.max(TINY, Arrays.stream(prior).sum());
        return Arrays.stream(prior).map(p -> p / sum).toArray();
    }

    /** P(given = row | true = column); a column is all 0 where nothing is thought to be of its class. */
    public double[][] noiseMatrix() {
        return clipped((given, truth) -> calibrated[given][truth] / Math.max(TINY, columnSum(truth)));
    }

    /** P(true = row | given = column); a column is all 0 where no example has its label. */
    public double[][] inverseNoiseMatrix() {
        return clipped((truth, given) -> calibrated[given][truth] / Math.max(TINY, rowSum(given)));
    }

    private interface Entry {
        double at(int row, int column);
    }

    private double[][] clipped(Entry entry) {
        int k = calibrated.length;
        double[][] matrix = new double[k][k];
        for (int column = 0; column < k; column++) {
            double sum = 0;
            for (int row = 0; row < k; row++) {
                double value = entry.at(row, column);
                matrix[row][column] = row == column ? value : Math.min(HIGHEST_NOISE, value);
                sum += matrix[row][column];
            }
            for (int row = 0; row < k; row++) {
                matrix[row][column] /= Math.max(TINY, sum);
            }
        }
        return matrix;
    }

    private int rowSum(int row) {
        return Arrays.stream(calibrated[row]).sum();
    }

    private int columnSum(int column) {
        return Arrays.stream(calibrated).mapToInt(row -> row[column]).sum();
    }

    /**
     * The estimated share of wrong labels: what of the calibrated joint lies off its diagonal. Wilson's interval covers
     * that only so many examples were looked at, not that the model may be wrong.
     */
    public Estimate noise() {
        int n = size();
        int right = 0;
        for (int c = 0; c < calibrated.length; c++) {
            right += calibrated[c][c];
        }
        return n == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of((double) (n - right) / n, n, Interval.wilson(n - right, n));
    }
}
