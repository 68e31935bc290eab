package touchstone.qa.agreement;

import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * Agreement of two raters beyond that of their own category shares (Cohen 1960; weighted: Cohen 1968), over units that
 * both rated: (p<sub>o</sub> - p<sub>e</sub>) / (1 - p<sub>e</sub>). Standard error after Fleiss, Cohen and Everitt
 * (1969), normal interval. When the two always give one and the same category it does not exist.
 *
 * @param weights with other weights than {@link Weights#IDENTITY} the categories must be numbers; they are weighed by
 *            rank
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
        if (weights != Weights.IDENTITY && !table.isNumeric() && !table.categories().isEmpty()) {
            return Estimate.undefined(Reason.NOT_NUMERIC);
        }
        return of(table.contingency(a, b));
    }

    /** From a square table of counts: first rater's category down, second's across. */
    public Estimate of(long[][] counts) {
        int q = counts.length;
        long n = 0;
        long[] rows = new long[q];
        long[] columns = new long[q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                n += counts[i][j];
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
            }
        }
        if (n == 0) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        for (int k = 0; k < q; k++) {
            if (rows[k] == n && columns[k] == n) {
                return Estimate.undefined(Reason.NO_VARIANCE);
            }
        }
        double[][] w = weights.betweenRanks(q);
        double observed = 0;
        double expected = 0;
        double[] rowMean = new double[q];
        double[] columnMean = new double[q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                observed += w[i][j] * counts[i][j] / n;
                expected += w[i][j] * rows[i] / n * columns[j] / n;
                rowMean[i] += w[i][j] * columns[j] / n;
                columnMean[j] += w[i][j] * rows[i] / n;
            }
        }
        double kappa = (observed - expected) / (1 - expected);
        double sum = 0;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double d = w[i][j] - (rowMean[i] + columnMean[j]) * (1 - kappa);
                sum += d * d * counts[i][j] / n;
            }
        }
        double centre = kappa - expected * (1 - kappa);
        double variance = Math.max(0, sum - centre * centre) / ((1 - expected) * (1 - expected) * n);
        double se = Math.sqrt(variance);
        return Estimate.of(kappa, n, se, Interval.normal(kappa, se));
    }
}
