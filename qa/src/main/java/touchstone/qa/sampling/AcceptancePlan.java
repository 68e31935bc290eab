package touchstone.qa.sampling;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Draw n and accept the whole when at most c of them are defective (single sampling by attributes).
 *
 * @param n at least 1
 * @param c from 0 to n - 1
 */
public record AcceptancePlan(int n, int c) {

    /** Larger samples are not looked for: nobody reviews so many by hand. */
    public static final int LARGEST = 100_000;

    public AcceptancePlan {
        if (n < 1 || c < 0 || c >= n) {
            throw new IllegalArgumentException("A sample of " + n + " with " + c + " allowed");
        }
    }

    /**
     * A risk that a plan is to keep.
     *
     * @param share of defective ones; from 0 to 1
     * @param risk the producer's: how likely a lot that is no worse is rejected. The consumer's: how likely a lot that is no
     *        better is accepted
     */
    public record Risk(double share, double risk) {
    }

    /** From how many defective ones on the whole is rejected. */
    public int rejectFrom() {
        return c + 1;
    }

    /**
     * The plan with the smallest sample, and of those with the fewest allowed, that keeps both risks for every lot that is
     * as good as the producer's or as bad as the consumer's. Where a finite lot cannot have exactly these shares, the next
     * that it can have are taken to the safe side.
     *
     * @return nothing where no sample of at most {@value #LARGEST}, or the whole lot, keeps both
     */
    public static Optional<AcceptancePlan> smallest(DefectModel model, Risk producer, Risk consumer) {
        double good = model.atMost(producer.share);
        double bad = model.atLeast(consumer.share);
        if (good >= bad) {
            return Optional.empty();
        }
        int most = Math.min(model.most(), LARGEST);
        int n = 1;
        for (int c = 0; c < most; c++) {
            int allowed = c;
            n = leastWith(Math.max(n, c + 1), most,
                    size -> Lot.isWithin(model.accept(size, allowed, bad), consumer.risk));
            if (n > most) {
                return Optional.empty();
            }
            if (Lot.isWithin(model.reject(n, c, good), producer.risk)) {
                return Optional.of(new AcceptancePlan(n, c));
            }
        }
        return Optional.empty();
    }

    /** In steps that double, then by halving: the answer lies close to the one for one error less. */
    private static int leastWith(int from, int most, IntPredicate test) {
        int step = 1;
        long probe = from;
        int low = from;
        while (probe <= most && !test.test((int) probe)) {
            low = (int) probe + 1;
            probe += step;
            step *= 2;
        }
        int high = (int) Math.min(probe, most + 1L);
        return Lot.first(low, high, size -> size > most || test.test(size));
    }
}
