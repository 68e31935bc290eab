package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/**
 * The hidden true mask behind several raters' masks, and how well each rater found it, by expectation maximisation
 * (Warfield, Zou and Wells 2004), as ITK's STAPLEImageFilter computes it: pixels start with the share of raters who marked
 * them, the prior is the mean of these shares and stays, and it ends when no sensitivity and no specificity changed by
 * more than 1e-7, from the second round on. Products are sums of logarithms, so that any number of raters can be asked.
 * <p>
 * Pixels that all raters marked in the same pattern are alike; it counts the patterns and computes with these alone, which
 * gives the same numbers.
 */
public final class Staple {

    private static final double STILL = 1e-14;
    private static final int MOST_ROUNDS = 100_000;
    /** Stands for the logarithm of 0: smaller than any sum of logarithms of real numbers here. */
    private static final double NEVER = -1e9;

    private final List<Mask> masks;
    private final MaskPatterns patterns;
    private final double prior;
    private final double[] sensitivity;
    private final double[] specificity;
    /** By pattern: how likely its pixels belong to the true mask. */
    private final double[] inside;
    private int iterations = 1;

    private Staple(List<Mask> masks, double confidence, int rounds, Watch watch) {
        this.masks = List.copyOf(masks);
        patterns = MaskPatterns.of(masks, watch);
        int raters = masks.size();
        inside = new double[patterns.size()];
        double[] outside = new double[inside.length];
        double marked = 0;
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (double) patterns.raters(i) / raters;
            outside[i] = (double) (raters - patterns.raters(i)) / raters;
            marked += inside[i] * patterns.pixels(i);
        }
        double all = (double) masks.getFirst().width() * masks.getFirst().height();
        prior = all == 0 ? 0 : marked / all * confidence;
        sensitivity = new double[raters];
        specificity = new double[raters];
        if (isDefined()) {
            climb(outside, rounds, watch);
        }
    }

    /**
     * @param masks at least one, all of one frame
     * @param confidence factor on the prior, above 0 and at most 1; 1 is usual
     * @throws InvalidGeometry when the frames differ
     */
    public static Staple of(List<Mask> masks, double confidence, Watch watch) {
        return new Staple(masks, confidence, MOST_ROUNDS, watch);
    }

    static Staple rounds(List<Mask> masks, int rounds) {
        return new Staple(masks, 1, rounds, Watch.NONE);
    }

    private void climb(double[] outside, int rounds, Watch watch) {
        int raters = sensitivity.length;
        double[] missed = new double[raters];
        double[] wrong = new double[raters];
        for (int round = 0; round < rounds; round++) {
            if (round % 16 == 0) {
                watch.check();
            }
            double change = 0;
            double in = 0;
            double out = 0;
            for (int i = 0; i < inside.length; i++) {
                in += inside[i] * patterns.pixels(i);
                out += outside[i] * patterns.pixels(i);
            }
            for (int r = 0; r < raters; r++) {
                double hit = 0;
                double miss = 0;
                double free = 0;
                double extra = 0;
                for (int i = 0; i < inside.length; i++) {
                    double n = patterns.pixels(i);
                    if (patterns.marked(i, r)) {
                        hit += n * inside[i];
                        extra += n * outside[i];
                    } else {
                        miss += n * inside[i];
                        free += n * outside[i];
                    }
                }
                double p = Math.min(1, hit / in);
                double q = Math.min(1, free / out);
                change = Math.max(change, Math.max(square(p - sensitivity[r]), square(q - specificity[r])));
                sensitivity[r] = p;
                specificity[r] = q;
                missed[r] = miss / in;
                wrong[r] = extra / out;
            }
            iterations = round;
            if (round > 0 && change <= STILL) {
                return;
            }
            weigh(missed, wrong, outside);
        }
    }

    /** How likely each pattern is inside. The complements are summed apart, because 1 - p loses what is small. */
    private void weigh(double[] missed, double[] wrong, double[] outside) {
        double odds = log(prior) - log(1 - prior);
        int raters = sensitivity.length;
        double[] ifMarked = new double[raters];
        double[] ifNot = new double[raters];
        for (int r = 0; r < raters; r++) {
            ifMarked[r] = log(sensitivity[r]) - log(wrong[r]);
            ifNot[r] = log(missed[r]) - log(specificity[r]);
        }
        for (int i = 0; i < inside.length; i++) {
            double sum = odds;
            for (int r = 0; r < raters; r++) {
                sum += patterns.marked(i, r) ? ifMarked[r] : ifNot[r];
            }
            inside[i] = 1 / (1 + Math.exp(-sum));
            outside[i] = 1 / (1 + Math.exp(sum));
        }
    }

    private static double log(double share) {
        return share > 0 ? Math.log(share) : NEVER;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Some pixels are marked and some are not. */
    private boolean isDefined() {
        return prior > 0 && IntStream.range(0, inside.length).anyMatch(i -> patterns.raters(i) < masks.size());
    }

    /** How much of the true mask each rater marked; undefined when nobody marked anything, or everybody everything. */
    public List<Estimate> sensitivity() {
        return estimates(sensitivity);
    }

    /** How much of the rest each rater left out. */
    public List<Estimate> specificity() {
        return estimates(specificity);
    }

    private List<Estimate> estimates(double[] numbers) {
        long pixels = (long) masks.getFirst().width() * masks.getFirst().height();
        List<Estimate> estimates = new ArrayList<>();
        for (double number : numbers) {
            estimates.add(isDefined()
                    ? Estimate.of(number, pixels)
                    : Estimate.undefined(prior == 0 ? Reason.ALL_EMPTY : Reason.ALL_FULL));
        }
        return estimates;
    }

    /** The round in which it ended, counted from 0. */
    public int iterations() {
        return iterations;
    }

    /** The prior probability of a pixel. */
    public double prior() {
        return prior;
    }

    /** How likely the pixel belongs to the true mask. */
    public double probability(int x, int y) {
        return inside[patterns.at(masks, x, y)];
    }

    /** The pixels that more likely belong to the true mask than not. */
    public Mask consensus() {
        boolean[] kept = new boolean[inside.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = inside[i] > 0.5;
        }
        return patterns.mask(masks, kept);
    }
}
