package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/**
 * The hidden true label of every pixel behind several raters' label images, and how often each rater says which label where
 * another is true, by expectation maximisation (Warfield, Zou and Wells 2004; Rohlfing, Russakoff and Maurer 2003), as ITK's
 * MultiLabelSTAPLEImageFilter computes it: the prior of a label is its share of all raters' pixels and stays; the confusion
 * matrices start with counts against the majority vote, pixels with a tie left out, each row divided by its sum; and it ends
 * when no number of any matrix changed by 1e-5 or more.
 * <p>
 * Pixels that all raters labelled alike are computed once.
 */
public final class LabelStaple {

    private static final double STILL = 1e-5;
    private static final int MOST_ROUNDS = 100_000;
    /** Labels nearer than this part of the larger likelihood are equally likely. */
    private static final double EQUAL = 1e-9;

    private final int[] labels;
    private final int raters;
    /** By pixel: its pattern; by pattern: the place of each rater's label, and how many pixels have it. */
    private final int[] patternOf;
    private final int[][] patterns;
    private final long[] pixels;
    private final double[] prior;
    /** By rater, label said and true label. */
    private double[][][] confusion;
    private int iterations;

    private LabelStaple(List<int[]> images, Watch watch) {
        raters = images.size();
        TreeSet<Integer> values = new TreeSet<>();
        for (int[] image : images) {
            int last = -1;
            for (int value : image) {
                if (value != last) {
                    values.add(value);
                    last = value;
                }
            }
            watch.check();
        }
        labels = values.stream().mapToInt(Integer::intValue).toArray();
        patternOf = new int[images.getFirst().length];
        patterns = patterns(images, watch);
        pixels = new long[patterns.length];
        for (int pattern : patternOf) {
            pixels[pattern]++;
        }
        prior = new double[labels.length];
        for (int i = 0; i < patterns.length; i++) {
            for (int label : patterns[i]) {
                prior[label] += (double) pixels[i] / raters / patternOf.length;
            }
        }
        confusion = votes();
        climb(watch);
    }

    /**
     * @param images one a rater, at least one: the label of every pixel, from 0 on; all of one length
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static LabelStaple of(List<int[]> images, Watch watch) {
        if (images.stream().anyMatch(i -> i.length != images.getFirst().length)) {
            throw new IllegalArgumentException("Label images of different size.");
        }
        return new LabelStaple(images, watch);
    }

    /** Numbers the patterns rater by rater: a pattern of the first raters and the next one's label make a new one. */
    private int[][] patterns(List<int[]> images, Watch watch) {
        List<int[]> known = List.of(new int[0]);
        for (int[] image : images) {
            watch.check();
            Map<Long, Integer> next = new HashMap<>();
            List<int[]> longer = new ArrayList<>();
            for (int p = 0; p < image.length; p++) {
                int pattern = patternOf[p];
                int label = Arrays.binarySearch(labels, image[p]);
                Integer place = next.get((long) pattern * labels.length + label);
                if (place == null) {
                    place = longer.size();
                    int[] said = Arrays.copyOf(known.get(pattern), known.get(pattern).length + 1);
                    said[said.length - 1] = label;
                    longer.add(said);
                    next.put((long) pattern * labels.length + label, place);
                }
                patternOf[p] = place;
            }
            known = longer;
        }
        return known.toArray(int[][]::new);
    }

    private double[][][] votes() {
        double[][][] counts = new double[raters][labels.length][labels.length];
        for (int i = 0; i < patterns.length; i++) {
            int[] votes = new int[labels.length];
            for (int label : patterns[i]) {
                votes[label]++;
            }
            if (MajorityVote.of(votes) instanceof Choice.Label(int voted)) {
                for (int r = 0; r < raters; r++) {
                    counts[r][patterns[i][r]][voted] += pixels[i];
                }
            }
        }
        for (double[][] rater : counts) {
            for (double[] row : rater) {
                divide(row);
            }
        }
        return counts;
    }

    private static void divide(double[] numbers) {
        double sum = Arrays.stream(numbers).sum();
        for (int i = 0; i < numbers.length && sum > 0; i++) {
            numbers[i] /= sum;
        }
    }

    private void climb(Watch watch) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[][][] next = new double[raters][labels.length][labels.length];
            for (int i = 0; i < patterns.length; i++) {
                if (i % 1024 == 0) {
                    watch.check();
                }
                double[] weight = likelihoods(i);
                divide(weight);
                for (int r = 0; r < raters; r++) {
                    double[] row = next[r][patterns[i][r]];
                    for (int truth = 0; truth < row.length; truth++) {
                        row[truth] += pixels[i] * weight[truth];
                    }
                }
            }
            double change = 0;
            for (int r = 0; r < raters; r++) {
                for (int truth = 0; truth < labels.length; truth++) {
                    double sum = 0;
                    for (double[] row : next[r]) {
                        sum += row[truth];
                    }
                    for (int said = 0; said < labels.length; said++) {
                        next[r][said][truth] = sum > 0 ? next[r][said][truth] / sum : 0;
                        change = Math.max(change, Math.abs(next[r][said][truth] - confusion[r][said][truth]));
                    }
                }
            }
            confusion = next;
            iterations = round;
            if (change < STILL) {
                return;
            }
        }
    }

    /**
     * Of each true label, up to one factor for all. After every rater the largest is made 1, so that any number of raters can
     * be asked.
     */
    private double[] likelihoods(int pattern) {
        double[] weight = prior.clone();
        for (int r = 0; r < raters; r++) {
            double[] row = confusion[r][patterns[pattern][r]];
            double largest = 0;
            for (int truth = 0; truth < weight.length; truth++) {
                weight[truth] *= row[truth];
                largest = Math.max(largest, weight[truth]);
            }
            for (int truth = 0; truth < weight.length && largest > 0; truth++) {
                weight[truth] /= largest;
            }
        }
        return weight;
    }

    /** Every label that somebody gave, ascending. */
    public int[] labels() {
        return labels.clone();
    }

    /** Stands for "no label is most likely": the largest label and 1. */
    public int undecided() {
        return labels.length == 0 ? 0 : labels[labels.length - 1] + 1;
    }

    /** The round in which it ended, counted from 0. */
    public int iterations() {
        return iterations;
    }

    /**
     * How often the rater says a label (row) where another is true (column); the columns sum to 1. A column is undefined
     * where no pixel has that true label.
     */
    public List<List<Estimate>> confusion(int rater) {
        List<List<Estimate>> rows = new ArrayList<>();
        for (double[] said : confusion[rater]) {
            List<Estimate> row = new ArrayList<>();
            for (int truth = 0; truth < said.length; truth++) {
                double sum = 0;
                for (double[] any : confusion[rater]) {
                    sum += any[truth];
                }
                row.add(sum > 0
                        ? Estimate.of(said[truth], patternOf.length)
                        : Estimate.undefined(Reason.EMPTY));
            }
            rows.add(row);
        }
        return rows;
    }

    public int raters() {
        return raters;
    }

    /** The most likely label of every pixel, or {@link #undecided} where several are equally likely. */
    public int[] consensus() {
        int[] ofPattern = new int[patterns.length];
        for (int i = 0; i < ofPattern.length; i++) {
            double[] weight = likelihoods(i);
            double most = Arrays.stream(weight).max().orElse(0);
            List<Integer> best = Votes.largest(weight, most * EQUAL);
            ofPattern[i] = most > 0 && best.size() == 1 ? labels[best.getFirst()] : undecided();
        }
        return Arrays.stream(patternOf).map(pattern -> ofPattern[pattern]).toArray();
    }
}
