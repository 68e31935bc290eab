package touchstone.qa.labelerror;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which examples are called mislabelled (Northcutt, Jiang and Chuang 2021, section 3.2; equal to cleanlab 2.9). Where
 * several examples stand equal at the cut, the earlier ones are taken.
 */
public enum IssueFilter {
    /** From each label as many as the calibrated joint tells for each other class, those with the largest margin first. */
    PRUNE_BY_NOISE_RATE("pruneByNoiseRate"),
    /** From each label as many as the calibrated joint tells, those with the lowest self-confidence first. */
    PRUNE_BY_CLASS("pruneByClass"),
    /** Those that both of these take. */
    BOTH("both"),
    /** Those off the diagonal of the confident joint. */
    CONFIDENT_LEARNING("confidentLearning"),
    /** Those for which the model thinks another class likeliest. */
    PREDICTED_NEQ_GIVEN("predictedNeqGiven"),
    /** As many as confident learning finds, those with the lowest normalized margin. */
    LOW_NORMALIZED_MARGIN("lowNormalizedMargin"),
    /** As many as confident learning finds, those with the lowest self-confidence. */
    LOW_SELF_CONFIDENCE("lowSelfConfidence");

    /** From a label given only so often nothing is taken. */
    private static final int KEPT_PER_CLASS = 1;
    private static final double CLOSE = 1e-6;

    private final String key;

    IssueFilter(String key) {
        this.key = key;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** By its name in JSON, or as cleanlab writes it, with underscores or hyphens. */
    public static Optional<IssueFilter> named(String name) {
        String plain = name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.key.toLowerCase(Locale.ROOT).equals(plain)).findFirst();
    }

    /** The examples it takes, ascending. */
    public int[] of(LabelledProbabilities data, ConfidentLearning learned) {
        boolean[] taken = switch (this) {
            case PRUNE_BY_NOISE_RATE -> byNoiseRate(data, learned);
            case PRUNE_BY_CLASS -> byClass(data, learned);
            case BOTH -> {
                boolean[] both = byNoiseRate(data, learned);
                boolean[] byClass = byClass(data, learned);
                for (int i = 0; i < both.length; i++) {
                    both[i] &= byClass[i];
                }
                yield both;
            }
            case CONFIDENT_LEARNING -> at(data.size(), learned.offDiagonal());
            case PREDICTED_NEQ_GIVEN -> {
                boolean[] all = new boolean[data.size()];
                Arrays.fill(all, true);
                yield all;
            }
            case LOW_NORMALIZED_MARGIN -> lowest(data, learned, LabelQuality.NORMALIZED_MARGIN);
            case LOW_SELF_CONFIDENCE -> lowest(data, learned, LabelQuality.SELF_CONFIDENCE);
        };
        boolean byScore = this == LOW_NORMALIZED_MARGIN || this == LOW_SELF_CONFIDENCE;
        return IntStream.range(0, data.size()).filter(i -> taken[i] && (byScore || isDoubted(data, i))).toArray();
    }

    /** The examples it takes, the least likely label first; equals stay in their order. */
    public int[] ranked(LabelledProbabilities data, ConfidentLearning learned, LabelQuality quality) {
        double[] scores = quality.of(data);
        return sorted(of(data, learned), scores);
    }

    private static int[] sorted(int[] places, double[] ascending) {
        return Arrays.stream(places).boxed().sorted(Comparator.comparingDouble(i -> ascending[i])).mapToInt(i -> i)
                .toArray();
    }

    /** Whether the model prefers another class by more than rounding. */
    private static boolean isDoubted(LabelledProbabilities data, int example) {
        double[] row = data.probabilities()[example].clone();
        row[data.labels()[example]] += CLOSE;
        return LabelledProbabilities.highest(row) != data.labels()[example];
    }

    private static boolean[] at(int size, int[] places) {
        boolean[] taken = new boolean[size];
        for (int i : places) {
            taken[i] = true;
        }
        return taken;
    }

    private static boolean[] lowest(LabelledProbabilities data, ConfidentLearning learned, LabelQuality quality) {
        int count = CONFIDENT_LEARNING.of(data, learned).length;
        int[] order = sorted(IntStream.range(0, data.size()).toArray(), quality.of(data));
        return at(data.size(), Arrays.copyOf(order, count));
    }

    /** For each label the places of its examples. */
    private static int[][] byLabel(LabelledProbabilities data) {
        return IntStream.range(0, data.classes().size())
                .mapToObj(c -> IntStream.range(0, data.size()).filter(i -> data.labels()[i] == c).toArray())
                .toArray(int[][]::new);
    }

    private static boolean[] byNoiseRate(LabelledProbabilities data, ConfidentLearning learned) {
        boolean[] taken = new boolean[data.size()];
        int[][] prune = pruneCounts(learned);
        int[][] byLabel = byLabel(data);
        double[] margins = new double[data.size()];
        for (int label = 0; label < byLabel.length; label++) {
            if (byLabel[label].length <= KEPT_PER_CLASS) {
                continue;
            }
            for (int truth = 0; truth < byLabel.length; truth++) {
                if (truth == label || prune[truth][label] <= 0) {
                    continue;
                }
                for (int i : byLabel[label]) {
                    margins[i] = data.probabilities()[i][label] - data.probabilities()[i][truth];
                }
                int[] order = sorted(byLabel[label], margins);
                for (int i = 0; i < Math.min(prune[truth][label], order.length); i++) {
                    taken[order[i]] = true;
                }
            }
        }
        return taken;
    }

    private static boolean[] byClass(LabelledProbabilities data, ConfidentLearning learned) {
        boolean[] taken = new boolean[data.size()];
        int[][] prune = pruneCounts(learned);
        int[][] byLabel = byLabel(data);
        double[] own = LabelQuality.SELF_CONFIDENCE.of(data);
        for (int label = 0; label < byLabel.length; label++) {
            if (byLabel[label].length > KEPT_PER_CLASS) {
                int[] order = sorted(byLabel[label], own);
                for (int i = 0; i < order.length - prune[label][label]; i++) {
                    taken[order[i]] = true;
                }
            }
        }
        return taken;
    }

    /**
     * How many examples with label (column) are to be called truly of class (row): the calibrated joint transposed, its
     * diagonal raised to at least one at the cost of the column's other entries.
     */
    private static int[][] pruneCounts(ConfidentLearning learned) {
        int k = learned.calibrated().length;
        double[][] counts = new double[k][k];
        for (int label = 0; label < k; label++) {
            int[] row = learned.calibrated()[label];
            int kept = Math.max(KEPT_PER_CLASS, row[label]);
            long others = Math.max(1, Arrays.stream(row).filter(v -> v != 0).count() - 1);
            double less = (kept - row[label]) / (double) others;
            for (int truth = 0; truth < k; truth++) {
                // Whole examples only, as the fraction is cut off.
                counts[truth][label] = truth == label ? kept : Math.floor(Math.max(0, row[truth] - less));
            }
        }
        return Arrays.stream(counts).map(ConfidentLearning::rounded).toArray(int[][]::new);
    }
}
