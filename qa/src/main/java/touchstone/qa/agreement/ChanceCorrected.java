package touchstone.qa.agreement;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * A coefficient (p<sub>a</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>) for any number of raters, with missing ratings as
 * in {@link PairedRatings}. With equally many ratings a unit, Fleiss' is the kappa of Fleiss (1971); with missing ones
 * its generalisation by Gwet. Categories that could have been given but were not count for Brennan and Prediger's and
 * for Gwet's.
 *
 * @param weights with other weights than {@link Weights#IDENTITY} the categories must be numbers and are weighed by value
 */
public record ChanceCorrected(String name, Weights weights, Chance chance) implements Coefficient {

    /** What agreement by chance is taken to be. */
    public enum Chance {
        /** Scott (1955): two raters who share one distribution; units that one of them left out do not count. */
        SCOTT,
        /** Fleiss (1971): raters share one distribution. */
        FLEISS,
        /** Conger (1980): each rater has a distribution. Cohen's kappa for two raters. */
        CONGER,
        /** Gwet (2008): only units that are hard to rate are rated by chance. */
        GWET,
        /** Brennan and Prediger (1981): every category is equally likely. */
        UNIFORM
    }

    @Override
    public Estimate of(RatingTable table) {
        if (table.raters().size() < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        if (chance == Chance.SCOTT) {
            if (table.raters().size() > 2) {
                return Estimate.undefined(Reason.NOT_TWO_RATERS);
            }
            boolean[] both = new boolean[table.units()];
            for (int u = 0; u < both.length; u++) {
                both[u] = table.ratings(u) == 2;
            }
            return corrected(table.units(both));
        }
        return corrected(table);
    }

    private Estimate corrected(RatingTable table) {
        int q = table.categories().size();
        if (weights != Weights.IDENTITY && !table.isNumeric() && q > 0) {
            return Estimate.undefined(Reason.NOT_NUMERIC);
        }
        if (q < 2) {
            return new PercentAgreement().of(table) instanceof Estimate.Undefined none
                    ? none
                    : Estimate.undefined(Reason.NO_VARIANCE);
        }
        double[] position = weights == Weights.IDENTITY ? new double[q] : Weights.places(table.numbers());
        PairedRatings ratings = new PairedRatings(table, weights, position);
        if (ratings.paired == 0) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        boolean ofShares = chance == Chance.FLEISS || chance == Chance.SCOTT || chance == Chance.CONGER;
        if (ofShares && ratings.isOneCategory()) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        double expected = switch (chance) {
            case SCOTT, FLEISS -> dot(ratings.share, ratings.weightedShare());
            case UNIFORM -> ratings.totalWeight() / ((double) q * q);
            case GWET -> ratings.totalWeight() / (q * (q - 1.0))
                    * Arrays.stream(ratings.share).map(p -> p * (1 - p)).sum();
            case CONGER -> conger(table, position);
        };
        double value = (ratings.observed - expected) / (1 - expected);
        if (chance == Chance.CONGER || ratings.rated < 2) {
            return Estimate.of(value, ratings.paired);
        }
        double se = ratings.standardError(value, expected, slope(ratings, expected));
        double half = se * TDistribution.of(ratings.rated - 1.0).inverseSurvivalProbability(0.025);
        return Estimate.of(value, ratings.paired, se,
                new Interval(value - half, Math.min(1, value + half), Interval.Method.STUDENT_T, null));
    }

    private double[] slope(PairedRatings ratings, double expected) {
        double q = ratings.categories;
        return switch (chance) {
            case SCOTT, FLEISS, CONGER -> ratings.weightedShare();
            case GWET -> {
                double scale = ratings.totalWeight() / (q * (q - 1));
                yield Arrays.stream(ratings.share).map(p -> scale * (1 - p)).toArray();
            }
            case UNIFORM -> Arrays.stream(ratings.share).map(p -> expected).toArray();
        };
    }

    /** The weighted product of the mean shares less their covariance over raters, divided by the number of raters. */
    private double conger(RatingTable table, double[] position) {
        int q = position.length;
        int raters = table.raters().size();
        double[] mean = new double[q];
        double products = 0;
        for (int r = 0; r < raters; r++) {
            double[] share = new double[q];
            int n = 0;
            for (int u = 0; u < table.units(); u++) {
                if (table.code(u, r) != RatingTable.MISSING) {
                    share[table.code(u, r)]++;
                    n++;
                }
            }
            for (int k = 0; k < q; k++) {
                share[k] = n == 0 ? 0 : share[k] / n;
                mean[k] += share[k] / raters;
            }
            products += dot(share, weights.applied(position, share));
        }
        double ofMean = dot(mean, weights.applied(position, mean));
        return ofMean - (products - raters * ofMean) / (raters - 1) / raters;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
