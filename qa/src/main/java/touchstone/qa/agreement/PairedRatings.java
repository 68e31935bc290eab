package touchstone.qa.agreement;

/**
 * The sums behind the coefficients of the form (p<sub>a</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>) for any number of
 * raters with missing ratings, as in Gwet, Handbook of Inter-Rater Reliability: p<sub>a</sub> is the mean, over units
 * with two or more ratings, of the (weighted) share of rater pairs that agree; the share of a category is the mean over
 * all rated units of its share in the unit.
 */
final class PairedRatings {

    final int categories;
    /** How many units have a rating, and how many have two. */
    final long rated;
    final long paired;
    final double observed;
    final double[] share;
    private final Weights weights;
    private final double[] position;
    private final Patterns patterns;
    /** By pattern, the weighted share of its rater pairs that agree; 0 for a single rating. */
    private final double[] agreeing;

    /** @param position the categories' places from 0 to 1; any for {@link Weights#IDENTITY} */
    PairedRatings(RatingTable table, Weights weights, double[] position) {
        this.categories = table.categories().size();
        this.weights = weights;
        this.position = position;
        patterns = table.patterns();
        agreeing = new double[patterns.size()];
        long units = 0;
        long two = 0;
        double sum = 0;
        double[] shares = new double[categories];
        for (int p = 0; p < agreeing.length; p++) {
            int m = patterns.ratings(p);
            int frequency = patterns.frequency[p];
            units += frequency;
            double part = (double) frequency / m;
            patterns.forEachCategory(p, (k, count) -> shares[k] += part * count);
            if (m >= 2) {
                two += frequency;
                agreeing[p] = agreeingPairs(p, m);
                sum += frequency * agreeing[p];
            }
        }
        rated = units;
        paired = two;
        observed = two == 0 ? 0 : sum / two;
        for (int k = 0; k < categories; k++) {
            shares[k] /= units;
        }
        share = shares;
    }

    private double agreeingPairs(int p, int m) {
        double[] sum = { 0 };
        if (weights == Weights.IDENTITY) {
            patterns.forEachCategory(p, (k, count) -> sum[0] += (double) count * (count - 1));
        } else {
            patterns.forEachCategory(p, (k, count) -> {
                double[] weighted = { -1 };
                patterns.forEachCategory(p,
                        (l, other) -> weighted[0] += weights.between(position[k], position[l]) * other);
                sum[0] += count * weighted[0];
            });
        }
        return sum[0] / ((double) m * (m - 1));
    }

    boolean isOneCategory() {
        int used = 0;
        for (double part : share) {
            if (part > 0) {
                used++;
            }
        }
        return used == 1;
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
        for (int p = 0; p < agreeing.length; p++) {
            int m = patterns.ratings(p);
            double[] part = { 0 };
            patterns.forEachCategory(p, (k, count) -> part[0] += slope[k] * count / m);
            double chance = m >= 2 ? expected : 0;
            double own = (double) rated / paired * (agreeing[p] - chance) / (1 - expected)
                    - 2 * (1 - coefficient) * (part[0] - expected) / (1 - expected);
            sum += patterns.frequency[p] * (own - coefficient) * (own - coefficient);
        }
        return Math.sqrt(sum / ((double) rated * (rated - 1)));
    }

    /** Per category, its mean weight with the categories as they are shared out. */
    double[] weightedShare() {
        return weights.applied(position, share);
    }

    double totalWeight() {
        return weights == Weights.IDENTITY ? categories : weights.total(position);
    }
}
