package touchstone.qa.labelerror;

import java.util.Arrays;
import touchstone.model.Messages;

/** How well a model agrees with each example's given label: from 0, surely wrong, to 1, surely right. */
public enum LabelQuality {

    /** What the model gives the label. */
    SELF_CONFIDENCE("selfConfidence") {
        @Override
        double score(double[] row, int label) {
            return row[label];
        }
    },
    /** How far the label is ahead of the likeliest other class, brought to 0..1. */
    NORMALIZED_MARGIN("normalizedMargin") {
        @Override
        double score(double[] row, int label) {
            double other = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < row.length; c++) {
                if (c != label) {
                    other = Math.max(other, row[c]);
                }
            }
            return (row[label] - other + 1) / 2;
        }
    },
    /**
     * log(1 + w) / w of w, the model's entropy (base: number of classes) over its self-confidence. cleanlab divides by at
     * least 1e-6 instead of w, which makes a model's certain yes (w = 0) the worst score of all; the limit for w = 0 is
     * taken here: 1 where the certainty is about the label, else 0. Above w = 1e-6 both are equal.
     */
    CONFIDENCE_WEIGHTED_ENTROPY("confidenceWeightedEntropy") {
        @Override
        double score(double[] row, int label) {
            double entropy = 0;
            for (double p : row) {
                entropy -= p > 0 ? p * Math.log(p) : 0;
            }
            double weighted = entropy / Math.log(row.length) / Math.max(row[label], 1e-6);
            if (weighted <= 0) {
                return row[label] > 0.5 ? 1 : 0;
            }
            return Math.log1p(weighted) / weighted;
        }
    };

    private final String key;

    LabelQuality(String key) {
        this.key = key;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    public String text() {
        return Messages.beside(LabelQuality.class).text("quality." + key);
    }

    abstract double score(double[] row, int label);

    /** One score an example. */
    public double[] of(LabelledProbabilities data) {
        double[] scores = new double[data.size()];
        Arrays.setAll(scores, i -> score(data.probabilities()[i], data.labels()[i]));
        return scores;
    }

    /**
     * The scores after each class's threshold was taken off its probabilities, so that classes of which the model is less
     * sure are not at a disadvantage; not defined for the entropy.
     *
     * @param thresholds of {@link ConfidentLearning}
     */
    public double[] adjusted(LabelledProbabilities data, double[] thresholds) {
        if (this == CONFIDENCE_WEIGHTED_ENTROPY) {
            throw new UnsupportedOperationException("The entropy has no adjusted form.");
        }
        double highest = Arrays.stream(thresholds).max().orElse(0);
        double[] scores = new double[data.size()];
        double[] row = new double[thresholds.length];
        for (int i = 0; i < scores.length; i++) {
            double sum = 0;
            for (int c = 0; c < row.length; c++) {
                row[c] = data.probabilities()[i][c] - thresholds[c] + highest;
                sum += row[c];
            }
            for (int c = 0; c < row.length; c++) {
                row[c] /= sum;
            }
            scores[i] = score(row, data.labels()[i]);
        }
        return scores;
    }
}
