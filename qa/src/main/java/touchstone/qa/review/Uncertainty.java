package touchstone.qa.review;

import java.util.Arrays;

/**
 * How unsure a prediction is; each from 0 (sure) to 1 (could be anything).
 *
 * @param entropy of the classes' probabilities, by that of equal ones (Shannon)
 * @param margin 1 less the distance between the two largest probabilities
 * @param leastConfidence 1 less the largest probability, by what it can be at most
 */
public record Uncertainty(double entropy, double margin, double leastConfidence) {

    /**
     * @param probabilities of at least two classes, from 0 on, not all 0; they are made to add up to 1
     * @throws IllegalArgumentException when they are not such
     */
    public static Uncertainty of(double... probabilities) {
        double sum = Arrays.stream(probabilities).sum();
        if (probabilities.length < 2 || !(sum > 0) || Arrays.stream(probabilities).anyMatch(p -> !(p >= 0))) {
            throw new IllegalArgumentException(Arrays.toString(probabilities));
        }
        double[] sorted = Arrays.stream(probabilities).map(p -> p / sum).sorted().toArray();
        int n = sorted.length;
        double entropy = 0;
        for (double p : sorted) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        double equal = 1.0 / n;
        return new Uncertainty(Math.clamp(entropy / Math.log(n), 0, 1), 1 - (sorted[n - 1] - sorted[n - 2]),
                Math.clamp((1 - sorted[n - 1]) / (1 - equal), 0, 1));
    }

    /** Of a single score: the probability that the prediction is right. */
    public static Uncertainty ofScore(double score) {
        double p = Math.clamp(score, 0.0, 1.0);
        return of(p, 1 - p);
    }

    /** The less sure of two in every respect. */
    Uncertainty or(Uncertainty o) {
        return new Uncertainty(Math.max(entropy, o.entropy), Math.max(margin, o.margin),
                Math.max(leastConfidence, o.leastConfidence));
    }
}
