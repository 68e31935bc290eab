package touchstone.qa.agreement;

import java.util.Arrays;

/**
 * The sums behind the coefficients of the form (p<sub>a</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>) for any number of
 * raters with missing ratings, as in Gwet, Handbook of Inter-Rater Reliability: p<sub>a</sub> is the mean, over units
 * with two or more ratings, of the (weighted) share of rater pairs that agree; the share of a category is the mean over
 * all rated units of its share in the unit.
 */
final class PairedRatings {

    final int categories;
    final double[][] weights;
    /** How many units have a rating, and how many have two. */
    final int rated;
    final int paired;
    final double observed;
    final double[] share;
    private final int[] ratings;
    private final int[][] counts;
    private final double[] agreeing;

    PairedRatings(RatingTable table, double[][] weights) {
        this.categories = table.categories().size();
        this.weights = weights;
        int[] units = ratedUnits(table);
        rated = units.length;
        ratings = new int[rated];
        counts = new int[rated][categories];
        agreeing = new double[rated];
        share = new double[categories];
        int two = 0;
        double sum = 0;
        for (int i = 0; i < rated; i++) {
            for (int r = 0; r < table.raters().size(); r++) {
                int code = table.code(units[i], r);
                if (code != RatingTable.MISSING) {
                    ratings[i]++;
                    counts[i][code]++;
                }
            }
            for (int k = 0; k < categories; k++) {
                share[k] += (double) counts[i][k] / ratings[i] / rated;
            }
            if (ratings[i] >= 2) {
                two++;
                agreeing[i] = agreeingPairs(i);
                sum += agreeing[i];
            }
        }
        paired = two;
        observed = two == 0 ? 0 : sum / two;
    }

    private static int[] ratedUnits(RatingTable table) {
        int[] units = new int[table.units()];
        int n = 0;
        for (int u = 0; u < table.units(); u++) {
            if (table.ratings(u) > 0) {
                units[n++] = u;
            }
        }
        return Arrays.copyOf(units, n);
    }

    private double agreeingPairs(int i) {
        double sum = 0;
        for (int k = 0; k < categories; k++) {
            if (counts[i][k] > 0) {
                double weighted = -1;
                for (int l = 0; l < categories; l++) {
                    weighted += weights[k][l] * counts[i][l];
                }
                sum += counts[i][k] * weighted;
            }
        }
        return sum / ((double) ratings[i] * (ratings[i] - 1));
    }

    boolean isOneCategory() {
        for (int i = 0; i < rated; i++) {
            for (int k = 0; k < categories; k++) {
                if (counts[0][k] == 0 && counts[i][k] > 0) {
                    return false;
                }
            }
        }
        return rated > 0 && Arrays.stream(counts[0]).filter(c -> c > 0).count() == 1;
    }

    /**
     * Standard error of a coefficient by linearisation over units (Gwet 2008; Handbook, appendix on raw data).
     *
     * @param coefficient its value
     * @param expected p<sub>e</sub>
     * @param slope how p<sub>e</sub> answers to a rating of each category: a unit's part in it is the mean of the slopes
     *            of its ratings
     */
    double standardError(double coefficient, double expected, double[] slope) {
        double sum = 0;
        for (int i = 0; i < rated; i++) {
            double part = 0;
            for (int k = 0; k < categories; k++) {
                part += slope[k] * counts[i][k] / ratings[i];
            }
            double chance = ratings[i] >= 2 ? expected : 0;
            double own = (double) rated / paired * (agreeing[i] - chance) / (1 - expected)
                    - 2 * (1 - coefficient) * (part - expected) / (1 - expected);
            sum += (own - coefficient) * (own - coefficient);
        }
        return Math.sqrt(sum / ((double) rated * (rated - 1)));
    }

    /** Per category, its mean weight with the categories as they are shared out. */
    double[] weightedShare() {
        double[] weighted = new double[categories];
        for (int k = 0; k < categories; k++) {
            for (int l = 0; l < categories; l++) {
                weighted[k] += weights[k][l] * share[l];
            }
        }
        return weighted;
    }
}
