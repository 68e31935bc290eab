package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/**
 * Labels out of the ratings of raters who err each in his own way: how common each label is, how often each rater says
 * which label where another one is true, and how likely each label of each unit is, by maximum likelihood (Dawid and
 * Skene 1979, equations 2.3 to 2.5, by expectation maximisation). No smoothing: a label that a rater never gave for a true
 * label has rate 0.
 * <p>
 * The likelihood has several maxima, so it is climbed from several {@link DawidSkeneStart starts}. What the votes of all
 * begin, their shares (the article's own start) or the majority's labels, is kept where it ends higher, the shares where
 * they are equal. Starts that believe one rater are told beside it and never kept: on the article's own data such a start
 * ends a little above the published solution, with a label that hardly anybody uses.
 * <p>
 * A unit's choice is its most likely label, its quality that likelihood; a rater's quality is the share of his ratings that
 * are expected to be right.
 */
public final class DawidSkene implements LabelConsensus {

    /** Differences of likelihoods below this are no difference. */
    private static final double EQUAL = 1e-9;
    /** Another start than the votes' shares must end higher by this part of the log-likelihood to be kept. */
    private static final double HIGHER = 1e-8;

    /**
     * What came of one start.
     *
     * @param name "voteShare", "majority", or "rater:" and a rater's name
     * @param iterations rounds until no parameter changed by 1e-12 or more
     * @param converged false when the rounds ran out before
     */
    public record Run(String name, double logLikelihood, int iterations, boolean converged) {
    }

    private final Votes votes;
    private final Patterns patterns;
    private final List<Run> runs;
    private final int kept;
    private final ExpectationMaximisation best;

    private DawidSkene(Votes votes, Patterns patterns, List<Run> runs, int kept, ExpectationMaximisation best) {
        this.votes = votes;
        this.patterns = patterns;
        this.runs = List.copyOf(runs);
        this.kept = kept;
        this.best = best;
    }

    public static DawidSkene of(Votes votes, Watch watch) {
        return of(votes, Integer.MAX_VALUE, watch);
    }

    /** @param rounds how many at most; {@link Integer#MAX_VALUE} for until nothing changes any more */
    static DawidSkene of(Votes votes, int rounds, Watch watch) {
        Patterns patterns = Patterns.of(votes);
        List<DawidSkeneStart> starts = DawidSkeneStart.all(votes, patterns);
        List<ExpectationMaximisation> ends = starts.parallelStream()
                .map(start -> new ExpectationMaximisation(votes, patterns, start.posterior(), rounds, watch)).toList();
        int kept = 0;
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            ExpectationMaximisation end = ends.get(i);
            runs.add(new Run(starts.get(i).name(), end.logLikelihood(), end.iterations(), end.hasConverged()));
            double above = end.logLikelihood() - ends.get(kept).logLikelihood();
            if (starts.get(i).isOfAll() && above > HIGHER * Math.max(1, Math.abs(end.logLikelihood()))) {
                kept = i;
            }
        }
        return new DawidSkene(votes, patterns, runs, kept, ends.get(kept));
    }

    @Override
    public Votes votes() {
        return votes;
    }

    @Override
    public List<String> labels() {
        return votes.labels();
    }

    /** All starts and where they ended. */
    public List<Run> runs() {
        return runs;
    }

    /** The start whose end is the answer. */
    public Run kept() {
        return runs.get(kept);
    }

    /** Natural logarithm of how likely the ratings are; undefined without ratings. */
    public Estimate logLikelihood() {
        int n = patterns.units();
        return n == 0 ? Estimate.undefined(Reason.EMPTY) : Estimate.of(best.logLikelihood(), n);
    }

    /** How common each label is. */
    public List<Estimate> marginals() {
        int n = patterns.units();
        return IntStream.range(0, labels().size()).mapToObj(j -> Estimate.of(best.marginal(j), n)).toList();
    }

    /**
     * How often the rater says a label (column) of units whose true label is another (row); the rows sum to 1. A row is
     * undefined where no unit that he rated has that true label.
     */
    public List<List<Estimate>> errorRates(int rater) {
        int k = labels().size();
        List<List<Estimate>> rows = new ArrayList<>();
        for (int truth = 0; truth < k; truth++) {
            double seen = best.seen(rater, truth);
            List<Estimate> row = new ArrayList<>();
            for (int said = 0; said < k; said++) {
                row.add(seen > 0
                        ? Estimate.of(best.rate(rater, truth, said), Math.round(seen))
                        : Estimate.undefined(Reason.EMPTY));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Choice choice(int unit) {
        double[] shares = shares(unit);
        if (shares.length == 0) {
            return new Choice.None(Reason.EMPTY);
        }
        List<Integer> most = Votes.largest(shares, EQUAL);
        return most.size() == 1 ? new Choice.Label(most.getFirst()) : new Choice.None(Reason.TIE);
    }

    @Override
    public Estimate quality(int unit) {
        double[] shares = shares(unit);
        return shares.length == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of(Arrays.stream(shares).max().orElseThrow(), votes.count(unit));
    }

    /** How likely each label is, given all ratings. */
    @Override
    public double[] shares(int unit) {
        int pattern = patterns.ofUnit()[unit];
        return pattern < 0 ? new double[0] : best.posterior(pattern).clone();
    }

    @Override
    public List<Estimate> raters() {
        int k = labels().size();
        double[] right = new double[votes.raters().size()];
        long[] given = new long[right.length];
        for (int p = 0; p < patterns.cells().length; p++) {
            for (int cell : patterns.cells()[p]) {
                given[cell / k] += patterns.frequency()[p];
                right[cell / k] += patterns.frequency()[p] * best.posterior(p)[cell % k];
            }
        }
        return IntStream.range(0, right.length).mapToObj(r -> given[r] == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of(Math.min(1, right[r] / given[r]), given[r])).toList();
    }
}
