package touchstone.qa.agreement;

import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * Agreement of two raters beyond that of their own category shares (Cohen 1960; weighted: Cohen 1968), over units that
 * both rated: (p<sub>o</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>). Standard error after Fleiss, Cohen and Everitt
 * (1969), normal interval. When the two always give one and the same category it does not exist.
 *
 * @param weights with other weights than {@link Weights#IDENTITY} the categories must be in order (numbers, or an order
 *            that was given); they are weighed by rank
 */
public record CohenKappa(String name, Weights weights) implements Coefficient {

    public static final CohenKappa UNWEIGHTED = new CohenKappa("cohenKappa", Weights.IDENTITY);

    @Override
    public Estimate of(RatingTable table) {
        if (table.raters().size() < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        if (table.raters().size() > 2) {
            return Estimate.undefined(Reason.NOT_TWO_RATERS);
        }
        return of(table, 0, 1);
    }

    /** For two of the raters. */
    public Estimate of(RatingTable table, int a, int b) {
        return isMeantFor(table) ? of(Crossing.of(table, a, b)) : Estimate.undefined(Reason.NOT_NUMERIC);
    }

    /** The same from a crossing of two of the table's raters. */
    Estimate of(RatingTable table, Crossing crossing) {
        return isMeantFor(table) ? of(crossing) : Estimate.undefined(Reason.NOT_NUMERIC);
    }

    private boolean isMeantFor(RatingTable table) {
        return weights == Weights.IDENTITY || table.isOrdered() || table.categories().isEmpty();
    }

    /** From a square table of counts: first rater's category down, second's across. */
    public Estimate of(long[][] counts) {
        return of(Crossing.of(counts));
    }

    private Estimate of(Crossing crossing) {
        long n = crossing.total();
        if (n == 0) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        if (crossing.isOneCategory()) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        double[] rows = crossing.rowShares();
        double[] columns = crossing.columnShares();
        double[] position = Weights.ranks(rows.length);
        double[] rowMean = weights.applied(position, columns);
        double[] columnMean = weights.applied(position, rows);
        double[] sums = new double[2];
        for (int k = 0; k < rows.length; k++) {
            sums[1] += rows[k] * rowMean[k];
        }
        crossing.forEach((i, j, count) -> sums[0] += weights.between(position[i], position[j]) * count / n);
        double observed = sums[0];
        double expected = sums[1];
        double kappa = (observed - expected) / (1 - expected);
        double[] spread = { 0 };
        crossing.forEach((i, j, count) -> {
            double d = weights.between(position[i], position[j]) - (rowMean[i] + columnMean[j]) * (1 - kappa);
            spread[0] += d * d * count / n;
        });
        double centre = kappa - expected * (1 - kappa);
        double variance = Math.max(0, spread[0] - centre * centre) / ((1 - expected) * (1 - expected) * n);
        double se = Math.sqrt(variance);
        return Estimate.of(kappa, n, se, Interval.normal(kappa, se));
    }
}
