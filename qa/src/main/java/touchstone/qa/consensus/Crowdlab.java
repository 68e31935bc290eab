package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.agreement.RatingTable;

/**
 * Labels out of the ratings of several raters and the probabilities of a classifier that has not seen them: a weighted
 * mean of the classifier's probabilities and each rater's opinion (CROWDLAB: Goh, Tkachenko and Mueller 2022; weights and
 * ties as in cleanlab's multi-annotator functions). A rater weighs as much as he agrees with the others on units with two
 * or more ratings, measured from what always saying the most common label would reach; the classifier as much as it agrees
 * with the consensus, times the square root of the mean number of ratings. It is computed twice: from the majority's
 * labels, then from the labels that come out.
 * <p>
 * Where the majority is tied, the classifier's probability decides, then the label that is rarer among all ratings, then
 * the raters who agree more with untied majorities, then the order of the labels.
 */
public final class Crowdlab implements LabelConsensus {

    /** Weights do not fall below this. */
    private static final double LEAST_WEIGHT = 1e-6;

    private final Votes votes;
    private final List<String> labels;
    /** Of labels in the votes: their place among the classifier's. */
    private final int[] place;
    private final double[][] model;
    private final int[] counts;
    private final CrowdlabWeights weights;
    private final double[][] posterior;
    private final int[] consensus;

    /**
     * @param votes at most one rating a rater and unit
     * @throws IllegalArgumentException when the probabilities are not of the votes' units, or lack one of their labels
     */
    public Crowdlab(Votes votes, Probabilities probabilities) {
        if (votes.areRepeated() || probabilities.rows().length != votes.units()) {
            throw new IllegalArgumentException("The probabilities do not fit the votes.");
        }
        this.votes = votes;
        labels = probabilities.labels();
        place = votes.labels().stream().mapToInt(probabilities::place).toArray();
        model = probabilities.rows();
        counts = IntStream.range(0, votes.units()).map(votes::count).toArray();
        int[] majority = isDefined() ? new MajorityOfModel(this).labels() : new int[0];
        CrowdlabWeights first = new CrowdlabWeights(this, majority);
        double[][] fromMajority = isDefined() ? posterior(first) : new double[0][];
        consensus = majority.clone();
        for (int u = 0; u < consensus.length; u++) {
            List<Integer> most = counts[u] == 0 ? List.of() : Votes.largest(fromMajority[u], 0);
            consensus[u] = most.size() == 1 ? most.getFirst() : majority[u];
        }
        weights = new CrowdlabWeights(this, consensus);
        posterior = isDefined() ? posterior(weights) : new double[0][];
    }

    /** Some unit has two ratings, and there is more than one label. */
    private boolean isDefined() {
        return labels.size() > 1 && Arrays.stream(counts).anyMatch(n -> n > 1);
    }

    private Reason whyUndefined() {
        return Arrays.stream(counts).allMatch(n -> n == 0)
                ? Reason.EMPTY
                : labels.size() < 2 ? Reason.NO_VARIANCE : Reason.NO_PAIRS;
    }

    int units() {
        return counts.length;
    }

    int count(int unit) {
        return counts[unit];
    }

    /** Place among the classifier's labels, or {@link RatingTable#MISSING}. */
    int label(int unit, int rater) {
        int label = votes.label(unit, rater);
        return label == RatingTable.MISSING ? RatingTable.MISSING : place[label];
    }

    double[] model(int unit) {
        return model[unit];
    }

    private double[][] posterior(CrowdlabWeights with) {
        double[][] mean = new double[units()][];
        for (int u = 0; u < mean.length; u++) {
            mean[u] = Arrays.stream(model[u]).map(p -> p * with.model()).toArray();
            double total = 0;
            for (int r = 0; r < votes.raters().size(); r++) {
                int label = label(u, r);
                if (label != RatingTable.MISSING) {
                    total += with.rater(r);
                    for (int k = 0; k < mean[u].length; k++) {
                        mean[u][k] += with.rater(r) * (label == k ? with.agreeing() : with.differing());
                    }
                }
            }
            total += with.model();
            for (int k = 0; k < mean[u].length; k++) {
                mean[u][k] /= total;
            }
        }
        return mean;
    }

    @Override
    public Votes votes() {
        return votes;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public Choice choice(int unit) {
        if (!isDefined()) {
            return new Choice.None(whyUndefined());
        }
        return counts[unit] == 0 ? new Choice.None(Reason.EMPTY) : new Choice.Label(consensus[unit]);
    }

    @Override
    public Estimate quality(int unit) {
        if (!isDefined()) {
            return Estimate.undefined(whyUndefined());
        }
        return counts[unit] == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of(posterior[unit][consensus[unit]], counts[unit]);
    }

    public boolean hasRated(int unit, int rater) {
        return label(unit, rater) != RatingTable.MISSING;
    }

    /** How likely it is that a rater's label of a unit is right. He rated it. */
    public Estimate annotationQuality(int unit, int rater) {
        return isDefined()
                ? Estimate.of(posterior[unit][label(unit, rater)], 1)
                : Estimate.undefined(whyUndefined());
    }

    @Override
    public double[] shares(int unit) {
        return isDefined() && counts[unit] > 0 ? posterior[unit].clone() : new double[0];
    }

    /** The classifier's weight; a rater's lies from 0 to 1. */
    public Estimate modelWeight() {
        return isDefined() ? Estimate.of(weights.model(), units()) : Estimate.undefined(whyUndefined());
    }

    public Estimate raterWeight(int rater) {
        return isDefined() ? Estimate.of(weights.rater(rater), units()) : Estimate.undefined(whyUndefined());
    }

    /**
     * The mean quality of his labels and the share of them, on units with two or more ratings, that equal the consensus,
     * weighted as the classifier to the raters.
     */
    @Override
    public List<Estimate> raters() {
        List<Estimate> qualities = new ArrayList<>();
        double rated = Arrays.stream(counts).filter(n -> n > 0).average().orElse(0);
        double people = isDefined()
                ? IntStream.range(0, votes.raters().size()).mapToDouble(weights::rater).sum() * rated
                        / votes.raters().size()
                : 0;
        for (int r = 0; r < votes.raters().size(); r++) {
            double likely = 0;
            int given = 0;
            int shared = 0;
            int right = 0;
            for (int u = 0; u < posterior.length; u++) {
                int label = label(u, r);
                if (label != RatingTable.MISSING) {
                    given++;
                    likely += posterior[u][label];
                    shared += counts[u] > 1 ? 1 : 0;
                    right += counts[u] > 1 && label == consensus[u] ? 1 : 0;
                }
            }
            double w = weights.model() / (weights.model() + people);
            qualities.add(!isDefined()
                    ? Estimate.undefined(whyUndefined())
                    : given == 0
                            ? Estimate.undefined(Reason.EMPTY)
                            : shared == 0
                                    ? Estimate.undefined(Reason.NO_PAIRS)
                                    : Estimate.of(w * likely / given + (1 - w) * right / shared, given));
        }
        return qualities;
    }

    /** How much the classifier and each rater count, given a label for each unit. */
    private static final class CrowdlabWeights {

        private final double agreeing;
        private final double differing;
        private final double model;
        private final double[] raters;

        CrowdlabWeights(Crowdlab data, int[] consensus) {
            int k = data.labels.size();
            double agreement = 0;
            double wrongModel = 0;
            int[] common = new int[k];
            int shared = 0;
            int rated = 0;
            long ratings = 0;
            for (int u = 0; u < consensus.length; u++) {
                rated += data.count(u) > 0 ? 1 : 0;
                ratings += data.count(u);
                if (data.count(u) > 1) {
                    shared++;
                    common[consensus[u]]++;
                    wrongModel += first(data.model(u)) == consensus[u] ? 0 : 1;
                    int agree = 0;
                    for (int r = 0; r < data.votes.raters().size(); r++) {
                        agree += data.label(u, r) == consensus[u] ? 1 : 0;
                    }
                    agreement += (double) agree / data.count(u);
                }
            }
            agreeing = shared == 0 ? 0 : agreement / shared;
            differing = (1 - agreeing) / (k - 1);
            int most = Arrays.stream(common).max().orElse(0);
            double guessing = shared == 0 ? 1 : Math.max(LEAST_WEIGHT, (double) (shared - most) / shared);
            raters = Arrays.stream(agreementWithOthers(data))
                    .map(a -> Math.max(LEAST_WEIGHT, 1 - (1 - a) / guessing)).toArray();
            model = shared == 0
                    ? 0
                    : Math.max(LEAST_WEIGHT, 1 - wrongModel / shared / guessing)
                            * Math.sqrt((double) ratings / rated);
        }

        /** Over all pairs of a rater's label with another's on one unit; the mean of the others for one without pairs. */
        private static double[] agreementWithOthers(Crowdlab data) {
            int raters = data.votes.raters().size();
            long[] pairs = new long[raters];
            long[] equal = new long[raters];
            int[] said = new int[data.labels.size()];
            for (int u = 0; u < data.units(); u++) {
                Arrays.fill(said, 0);
                for (int r = 0; r < raters; r++) {
                    int label = data.label(u, r);
                    if (label != RatingTable.MISSING) {
                        said[label]++;
                    }
                }
                for (int r = 0; r < raters; r++) {
                    int label = data.label(u, r);
                    if (label != RatingTable.MISSING) {
                        pairs[r] += data.count(u) - 1;
                        equal[r] += said[label] - 1;
                    }
                }
            }
            double mean = IntStream.range(0, raters).filter(r -> pairs[r] > 0)
                    .mapToDouble(r -> (double) equal[r] / pairs[r]).average().orElse(0);
            return IntStream.range(0, raters)
                    .mapToDouble(r -> pairs[r] > 0 ? (double) equal[r] / pairs[r] : mean).toArray();
        }

        private static int first(double[] probabilities) {
            return Votes.largest(probabilities, 0).getFirst();
        }

        double agreeing() {
            return agreeing;
        }

        double differing() {
            return differing;
        }

        double model() {
            return model;
        }

        double rater(int r) {
            return raters[r];
        }
    }

    /** The majority's labels, with ties decided as the class says. */
    private record MajorityOfModel(Crowdlab data) {

        int[] labels() {
            int raters = data.votes.raters().size();
            int k = data.labels.size();
            int[][] said = new int[data.units()][k];
            long[] frequency = new long[k];
            int[] chosen = new int[said.length];
            List<List<Integer>> tied = new ArrayList<>();
            for (int u = 0; u < said.length; u++) {
                for (int r = 0; r < raters; r++) {
                    int label = data.label(u, r);
                    if (label != RatingTable.MISSING) {
                        said[u][label]++;
                        frequency[label]++;
                    }
                }
                tied.add(Votes.largest(Arrays.stream(said[u]).asDoubleStream().toArray(), 0));
                chosen[u] = tied.get(u).size() == 1 ? tied.get(u).getFirst() : -1;
            }
            double[] reliability = null;
            for (int u = 0; u < said.length; u++) {
                List<Integer> left = tied.get(u);
                if (left.size() > 1 && data.count(u) > 0) {
                    double[] model = data.model(u);
                    left = best(left, label -> model[label]);
                    left = best(left, label -> -frequency[label]);
                    if (left.size() > 1) {
                        reliability = reliability == null ? reliability(chosen.clone(), tied) : reliability;
                        double[] of = reliability;
                        int unit = u;
                        left = best(left, label -> IntStream.range(0, raters)
                                .filter(r -> data.label(unit, r) == label).mapToDouble(r -> of[r]).average()
                                .orElse(0));
                    }
                    chosen[u] = left.getFirst();
                }
            }
            return chosen;
        }

        /** By rater: the share of his labels, on units without a tie, that equal the majority's. */
        private double[] reliability(int[] majority, List<List<Integer>> tied) {
            int raters = data.votes.raters().size();
            int[] given = new int[raters];
            int[] right = new int[raters];
            for (int u = 0; u < majority.length; u++) {
                for (int r = 0; r < raters; r++) {
                    int label = data.label(u, r);
                    if (tied.get(u).size() == 1 && label != RatingTable.MISSING) {
                        given[r]++;
                        right[r] += label == majority[u] ? 1 : 0;
                    }
                }
            }
            double mean = IntStream.range(0, raters).filter(r -> given[r] > 0)
                    .mapToDouble(r -> (double) right[r] / given[r]).average().orElse(0);
            return IntStream.range(0, raters)
                    .mapToDouble(r -> given[r] > 0 ? (double) right[r] / given[r] : mean).toArray();
        }

        private static List<Integer> best(List<Integer> labels, java.util.function.IntToDoubleFunction score) {
            double[] scores = labels.stream().mapToDouble(score::applyAsDouble).toArray();
            return Votes.largest(scores, 0).stream().map(labels::get).toList();
        }
    }
}
