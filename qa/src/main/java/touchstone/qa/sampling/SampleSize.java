package touchstone.qa.sampling;

import org.jspecify.annotations.Nullable;

/**
 * How many to draw so that a share is known to within a margin.
 *
 * @param z standard errors for the confidence
 * @param unrounded what the formula gives
 * @param n whole ones, rounded up, at most the lot
 */
public record SampleSize(double z, double unrounded, int n) {

    /**
     * n = z² p (1 - p) / margin², and for a finite lot n / (1 + (n - 1) / N) (Cochran 1977, section 4.4).
     *
     * @param share what is expected; 0.5 where nothing is known, which is the worst case
     * @param margin half of the interval's width; above 0
     * @param lot null for one without end
     * @throws ArithmeticException when the sample would be larger than can be counted
     */
    public static SampleSize of(double share, double margin, double confidence, @Nullable Lot lot) {
        double z = Proportion.z(confidence);
        double n = z * z * share * (1 - share) / (margin * margin);
        if (lot != null) {
            n = n / (1 + (n - 1) / lot.size());
        }
        if (!(n <= Integer.MAX_VALUE)) {
            throw new ArithmeticException();
        }
        int whole = Math.max(1, (int) Math.ceil(n));
        return new SampleSize(z, n, lot == null ? whole : Math.min(whole, lot.size()));
    }

    /**
     * How many to draw without end so that a share of defective ones shows more than {@code allowed} of them with the
     * confidence. With none allowed it is the smallest n with (1 - share)^n at most 1 - confidence.
     *
     * @param share above 0
     * @throws ArithmeticException when the sample would be larger than can be counted
     */
    public static int discovery(double share, int allowed, double confidence) {
        int n = Lot.first(allowed + 1, Integer.MAX_VALUE,
                size -> Lot.isWithin(DefectModel.BINOMIAL.accept(size, allowed, share), 1 - confidence));
        if (n == Integer.MAX_VALUE) {
            throw new ArithmeticException();
        }
        return n;
    }
}
