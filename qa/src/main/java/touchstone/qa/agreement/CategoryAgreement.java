package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.hypothesis.Verdict;

/**
 * How well raters agree on one category against all others together.
 *
 * @param ratings how often it was given
 * @param kappa Fleiss' kappa for the category (Fleiss 1971, p. 380), with missing ratings as {@link ChanceCorrected}
 *            generalises it
 * @param test whether that kappa is 0, by its large-sample standard error sqrt(2 / (N m (m - 1))) (Fleiss, Levin and
 *            Paik, Statistical Methods for Rates and Proportions); needs m ratings for every one of the N units
 * @param specific the chance that another rater says the category where one has said it: pairs that agree on it over
 *            pairs of which one says it (Spitzer and Fleiss 1974; for two raters 2a / (2a + b + c))
 */
public record CategoryAgreement(String category, long ratings, Estimate kappa, Verdict test, Estimate specific) {

    /** Beyond so many categories a list of them tells nobody anything. */
    static final int MOST = 1_000;

    /** One for every category, in their order; none where there are more than 1,000. */
    public static List<CategoryAgreement> of(RatingTable table) {
        int q = table.categories().size();
        List<CategoryAgreement> all = new ArrayList<>();
        if (q > MOST || table.raters().size() < 2) {
            return all;
        }
        PairedRatings shares = new PairedRatings(table, Weights.IDENTITY, new double[q]);
        Patterns patterns = table.patterns();
        double[] pairsOn = new double[q];
        double[] pairsWith = new double[q];
        double[] agreeing = new double[q];
        long[] ratings = new long[q];
        for (int p = 0; p < patterns.size(); p++) {
            int m = patterns.ratings(p);
            int frequency = patterns.frequency[p];
            patterns.forEachCategory(p, (k, count) -> {
                ratings[k] += (long) frequency * count;
                if (m >= 2) {
                    double both = (double) frequency * count * (count - 1);
                    pairsOn[k] += both;
                    pairsWith[k] += (double) frequency * count * (m - 1);
                    // Against a unit without it, whose pairs all agree: what the pairs of this unit lack.
                    agreeing[k] -= 2.0 * frequency * count * (m - count) / ((double) m * (m - 1));
                }
            });
        }
        int equal = equalRatings(patterns);
        for (int k = 0; k < q; k++) {
            double share = shares.share[k];
            Estimate kappa;
            if (shares.paired == 0) {
                kappa = Estimate.undefined(Reason.NO_PAIRS);
            } else if (ratings[k] == 0 || share == 1 || isAlone(ratings, k)) {
                kappa = Estimate.undefined(Reason.NO_VARIANCE);
            } else {
                double expected = share * share + (1 - share) * (1 - share);
                double observed = 1 + agreeing[k] / shares.paired;
                kappa = Estimate.of((observed - expected) / (1 - expected), shares.paired);
            }
            all.add(new CategoryAgreement(table.categories().get(k), ratings[k], kappa,
                    test(kappa, shares.paired, equal), pairsWith[k] == 0
                            ? Estimate.undefined(Reason.NO_PAIRS)
                            : Estimate.of(pairsOn[k] / pairsWith[k], (long) pairsWith[k])));
        }
        return all;
    }

    private static boolean isAlone(long[] ratings, int k) {
        for (int other = 0; other < ratings.length; other++) {
            if (other != k && ratings[other] > 0) {
                return false;
            }
        }
        return true;
    }

    /** How many ratings every rated unit has; 0 where they have not equally many. */
    private static int equalRatings(Patterns patterns) {
        int m = patterns.size() == 0 ? 0 : patterns.ratings(0);
        for (int p = 1; p < patterns.size(); p++) {
            if (patterns.ratings(p) != m) {
                return 0;
            }
        }
        return m;
    }

    private static Verdict test(Estimate kappa, long units, int m) {
        return switch (kappa) {
            case Estimate.Undefined none -> Verdict.untested(none.reason());
            case Estimate.Value v when m < 2 -> Verdict.untested(Reason.MISSING_DATA);
            case Estimate.Value v -> normal(v.value(), Math.sqrt(2 / (units * (double) m * (m - 1))), units);
        };
    }

    private static Verdict normal(double value, double standardError, long units) {
        double z = value / standardError;
        return new Verdict.Tested(z, null,
                Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))), units);
    }

    /**
     * Whether Fleiss' kappa over all categories is 0, by its large-sample standard error (Fleiss, Nee and Landis 1979);
     * needs equally many ratings for every unit.
     */
    public static Verdict fleissTest(RatingTable table) {
        return switch (Coefficients.FLEISS_KAPPA.of(table)) {
            case Estimate.Undefined none -> Verdict.untested(none.reason());
            case Estimate.Value kappa -> {
                int m = equalRatings(table.patterns());
                if (m < 2) {
                    yield Verdict.untested(Reason.MISSING_DATA);
                }
                double[] share = new PairedRatings(table, Weights.IDENTITY,
                        new double[table.categories().size()]).share;
                double spread = 0;
                double skew = 0;
                for (double p : share) {
                    spread += p * (1 - p);
                    skew += p * (1 - p) * (1 - 2 * p);
                }
                double variance = 2 / (kappa.n() * (double) m * (m - 1)) * (spread * spread - skew)
                        / (spread * spread);
                // With two categories of one unit each the formula may come to nothing.
                yield variance > 0
                        ? normal(kappa.value(), Math.sqrt(variance), kappa.n())
                        : Verdict.untested(Reason.NO_SPREAD);
            }
        };
    }
}
