package touchstone.qa.agreement;

import org.apache.commons.statistics.distribution.FDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * The share of the ratings' variance that lies between units, from the mean squares of a complete table of numbers
 * (Shrout and Fleiss 1979; intervals as there and in McGraw and Wong 1996). May be negative. The interval of an average
 * is that of one rater carried over by the Spearman-Brown formula, which irr 0.84.1 misses for ICC(2,k): it puts the
 * average into the formula for one rater. ICC(2,k) divides by an estimated variance that comes out at 0 or below it where
 * the units' means differ less than chance alone would make them; the formula's value is then above 1 and means nothing,
 * and the coefficient does not exist.
 *
 * @param average whether it is the reliability of the raters' mean (k) rather than of one rater (1)
 */
public record IntraclassCorrelation(String name, Model model, boolean average) implements Coefficient {

    /** What is smaller beside the mean squares is 0 but for rounding. */
    private static final double ROUNDING = 1e-12;

    public enum Model {
        /** Each unit is rated by other raters: ICC(1,1) and ICC(1,k). */
        ONE_WAY,
        /** Raters are a sample, their level counts as disagreement: ICC(2,1) and ICC(2,k). */
        TWO_WAY_RANDOM,
        /** These raters only, their level does not count: ICC(3,1) and ICC(3,k). */
        TWO_WAY_MIXED
    }

    @Override
    public Estimate of(RatingTable table) {
        int k = table.raters().size();
        int n = table.units();
        if (k < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        if (table.categories().isEmpty()) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        if (!table.isNumeric()) {
            return Estimate.undefined(Reason.NOT_NUMERIC);
        }
        if (!table.isComplete()) {
            return Estimate.undefined(Reason.MISSING_DATA);
        }
        if (n < 2) {
            return Estimate.undefined(Reason.TOO_FEW_UNITS);
        }
        if (table.categories().size() == 1) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        return of(MeanSquares.of(table), n, k);
    }

    private Estimate of(MeanSquares ms, int n, int k) {
        double noise = model == Model.ONE_WAY ? ms.within : ms.error;
        double ofRaters = model == Model.TWO_WAY_RANDOM ? (ms.raters - ms.error) / n : 0;
        double ofOne = ms.units + (k - 1) * noise + k * ofRaters;
        double ofMean = ms.units + ofRaters;
        if ((average ? ofMean : ofOne) <= ROUNDING * (ms.units + ms.raters + ms.within)) {
            return Estimate.undefined(Reason.SAME_MEANS);
        }
        double single = (ms.units - noise) / ofOne;
        double value = average ? (ms.units - noise) / ofMean : single;
        double[] limits = switch (model) {
            case ONE_WAY -> limits(ms.units / ms.within, n - 1.0, n * (k - 1.0), k);
            case TWO_WAY_MIXED -> limits(ms.units / ms.error, n - 1.0, (n - 1.0) * (k - 1), k);
            case TWO_WAY_RANDOM -> randomLimits(ms, single, n, k);
        };
        boolean exist = Double.isFinite(limits[0]) && Double.isFinite(limits[1]);
        return Estimate.of(value, n,
                exist ? new Interval(limits[0], limits[1], Interval.Method.F, null) : null);
    }

    private double[] limits(double f, double df1, double df2, int k) {
        double low = f / upper(df1, df2);
        double high = f * upper(df2, df1);
        return average
                ? new double[]{ 1 - 1 / low, 1 - 1 / high }
                : new double[]{ 1 - k / (low + k - 1), 1 - k / (high + k - 1) };
    }

    /** Satterthwaite's degrees of freedom for the mixture of rater and error variance (Shrout and Fleiss 1979, p. 424). */
    private double[] randomLimits(MeanSquares ms, double icc, int n, int k) {
        double a = k * icc / (n * (1 - icc));
        double b = 1 + k * icc * (n - 1) / (n * (1 - icc));
        double sum = a * ms.raters + b * ms.error;
        double first = a * ms.raters;
        double second = b * ms.error;
        double v = sum * sum / (first * first / (k - 1) + second * second / ((n - 1.0) * (k - 1)));
        if (!(v > 0) || !Double.isFinite(v)) {
            return new double[]{ Double.NaN, Double.NaN };
        }
        double f1 = upper(n - 1.0, v);
        double f2 = upper(v, n - 1.0);
        double rest = k * ms.raters + (k * (double) n - k - n) * ms.error;
        double low = n * (ms.units - f1 * ms.error) / (f1 * rest + n * ms.units);
        double high = n * (f2 * ms.units - ms.error) / (rest + n * f2 * ms.units);
        if (!average) {
            return new double[]{ low, high };
        }
        // The formula of Spearman and Brown has a pole, below which it says nothing.
        return 1 + low * (k - 1) > 0
                ? new double[]{ low * k / (1 + low * (k - 1)), high * k / (1 + high * (k - 1)) }
                : new double[]{ Double.NaN, Double.NaN };
    }

    private static double upper(double df1, double df2) {
        return FDistribution.of(df1, df2).inverseSurvivalProbability(0.025);
    }

    /** Mean squares between units, between raters, of the rest, and within units. */
    private record MeanSquares(double units, double raters, double error, double within) {

        static MeanSquares of(RatingTable table) {
            int n = table.units();
            int k = table.raters().size();
            double[] values = table.numbers();
            double[] unitMean = new double[n];
            double[] raterMean = new double[k];
            double mean = 0;
            for (int u = 0; u < n; u++) {
                for (int r = 0; r < k; r++) {
                    double x = values[table.code(u, r)];
                    unitMean[u] += x / k;
                    raterMean[r] += x / n;
                    mean += x / n / k;
                }
            }
            double units = 0;
            double raters = 0;
            double error = 0;
            double within = 0;
            for (int u = 0; u < n; u++) {
                units += k * square(unitMean[u] - mean);
                for (int r = 0; r < k; r++) {
                    double x = values[table.code(u, r)];
                    within += square(x - unitMean[u]);
                    error += square(x - unitMean[u] - raterMean[r] + mean);
                }
            }
            for (int r = 0; r < k; r++) {
                raters += n * square(raterMean[r] - mean);
            }
            return new MeanSquares(units / (n - 1), raters / (k - 1), error / ((n - 1.0) * (k - 1)),
                    within / (n * (k - 1.0)));
        }

        private static double square(double x) {
            return x * x;
        }
    }
}
