package touchstone.qa;

import org.jspecify.annotations.Nullable;

/**
 * Where the true value lies, two-sided and with 95 % confidence unless whoever made it says otherwise.
 *
 * @param bootstrap how it was resampled; null unless the method is {@link Method#BOOTSTRAP}
 */
public record Interval(double low, double high, Method method, @Nullable Bootstrap bootstrap) {

    public enum Method {
        /** Value plus and minus 1.96 standard errors. */
        NORMAL,
        /** Student's t with one degree of freedom less than units; of a coefficient of agreement not above 1. */
        STUDENT_T,
        /** Quantiles of the F distribution (Shrout and Fleiss 1979, McGraw and Wong 1996). */
        F,
        /** Wilson's score interval for a share (Wilson 1927). */
        WILSON,
        /** The exact interval for a share, never too short (Clopper and Pearson 1934). */
        CLOPPER_PEARSON,
        /** The normal interval for a share after adding hits and misses (Agresti and Coull 1998). */
        AGRESTI_COULL,
        /** Equal tails of a share's posterior after Jeffreys' prior (Brown, Cai and DasGupta 2001). */
        JEFFREYS,
        /** Exact bounds for a share of a finite whole of which a part was drawn. */
        HYPERGEOMETRIC,
        /** 2.5 % and 97.5 % percentiles of the coefficient over resampled units. */
        BOOTSTRAP
    }

    /**
     * @param resamples how many were drawn
     * @param dropped how many of them had no value, because all their ratings were the same
     * @param reliable whether there were enough units (20) for the interval to mean much
     */
    public record Bootstrap(int resamples, int dropped, long seed, boolean reliable) {
    }

    private static final double Z = 1.959963984540054;

    public static Interval normal(double value, double standardError) {
        return new Interval(value - Z * standardError, value + Z * standardError, Method.NORMAL, null);
    }

    /** Wilson's interval for {@code successes} of {@code n}, n at least 1. */
    public static Interval wilson(long successes, long n) {
        return wilson(successes, n, Z);
    }

    /** @param z half the width in standard errors: 1.96 for 95 % */
    public static Interval wilson(long successes, long n, double z) {
        double p = (double) successes / n;
        double z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new Interval(successes == 0 ? 0 : centre - half, successes == n ? 1 : centre + half, Method.WILSON,
                null);
    }

    /** The middle 95 % of the resampled values, which are sorted. */
    public static Interval bootstrap(double[] sorted, Bootstrap bootstrap) {
        return bootstrap(percentile(sorted, 0.025), percentile(sorted, 0.975), bootstrap);
    }

    /** The value that this share of sorted values does not exceed: linear between the two nearest order statistics. */
    public static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    public static Interval bootstrap(double low, double high, Bootstrap bootstrap) {
        return new Interval(low, high, Method.BOOTSTRAP, bootstrap);
    }
}
