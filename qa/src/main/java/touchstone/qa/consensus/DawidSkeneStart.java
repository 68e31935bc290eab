package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A first guess of how likely each label of each pattern is, from which the likelihood is climbed.
 *
 * @param isOfAll whether all raters count in it
 * @param posterior one row a pattern of ratings, one number a label
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer of one computation, never compared
record DawidSkeneStart(String name, boolean isOfAll, double[][] posterior) {

    /** So many raters who rated most are believed one after the other; more would cost time and find little. */
    private static final int MOST_RATERS = 10;

    /**
     * The shares of the votes (Dawid and Skene 1979, equation 3.1); the label with most votes, the first of several; and
     * what one rater says, where he says anything, for each of the ten who say most.
     */
    static List<DawidSkeneStart> all(Votes votes, Patterns patterns) {
        List<DawidSkeneStart> starts = new ArrayList<>();
        double[][] shares = shares(votes, patterns);
        starts.add(new DawidSkeneStart("voteShare", true, shares));
        starts.add(new DawidSkeneStart("majority", true, majority(shares)));
        if (votes.raters().size() > 1) {
            long[] ratings = votes.ratings();
            IntStream.range(0, ratings.length).boxed()
                    .sorted(Comparator.comparingLong((Integer r) -> ratings[r]).reversed()).limit(MOST_RATERS).sorted()
                    .forEach(r -> starts.add(new DawidSkeneStart("rater:" + votes.raters().get(r), false,
                            believing(r, votes, patterns, shares))));
        }
        return starts;
    }

    private static double[][] shares(Votes votes, Patterns patterns) {
        int k = votes.labels().size();
        double[][] shares = new double[patterns.cells().length][k];
        for (int p = 0; p < shares.length; p++) {
            int[] cells = patterns.cells()[p];
            for (int cell : cells) {
                shares[p][cell % k] += 1.0 / cells.length;
            }
        }
        return shares;
    }

    private static double[][] majority(double[][] shares) {
        double[][] hard = new double[shares.length][];
        for (int p = 0; p < shares.length; p++) {
            hard[p] = new double[shares[p].length];
            hard[p][Votes.largest(shares[p], 1e-12).getFirst()] = 1;
        }
        return hard;
    }

    private static double[][] believing(int rater, Votes votes, Patterns patterns, double[][] shares) {
        int k = votes.labels().size();
        double[][] believed = new double[shares.length][];
        for (int p = 0; p < shares.length; p++) {
            int[] own = IntStream.of(patterns.cells()[p]).filter(cell -> cell / k == rater).toArray();
            believed[p] = own.length == 0 ? shares[p] : new double[k];
            for (int cell : own) {
                believed[p][cell % k] += 1.0 / own.length;
            }
        }
        return believed;
    }
}
