package touchstone.qa.agreement;

import java.util.SplittableRandom;

/**
 * How often each of some kinds is drawn when all units are drawn anew with replacement: one binomial draw a kind instead
 * of one draw a unit. Binomial numbers by rejection (Hoermann, The Generation of Binomial Random Variates, 1993, BTRS)
 * where 10 or more are expected, by counting geometric gaps below.
 */
final class Multinomial {

    private static final double[] STIRLING = { 0.08106146679532726, 0.04134069595540929, 0.02767792568499834,
            0.02079067210376509, 0.01664469118982119, 0.01387612882307075, 0.01189670994589177, 0.01041126526197209,
            0.009255462182712733, 0.00833056343336287 };

    private final int[] frequency;
    private final int total;

    Multinomial(int[] frequency, int total) {
        this.frequency = frequency;
        this.total = total;
    }

    /** As many as there are units. */
    int[] draw(SplittableRandom random) {
        int[] drawn = new int[frequency.length];
        int left = total;
        long kindsLeft = total;
        for (int i = 0; i < frequency.length && left > 0; i++) {
            drawn[i] = frequency[i] >= kindsLeft ? left : binomial(random, left, (double) frequency[i] / kindsLeft);
            left -= drawn[i];
            kindsLeft -= frequency[i];
        }
        return drawn;
    }

    static int binomial(SplittableRandom random, int n, double p) {
        if (p <= 0) {
            return 0;
        }
        if (p > 0.5) {
            return n - binomial(random, n, 1 - p);
        }
        return n * p < 10 ? byGaps(random, n, p) : byRejection(random, n, p);
    }

    private static int byGaps(SplittableRandom random, int n, double p) {
        double scale = Math.log1p(-p);
        int found = -1;
        double at = 0;
        while (at <= n) {
            at += Math.floor(Math.log(1 - random.nextDouble()) / scale) + 1;
            found++;
        }
        return found;
    }

    private static int byRejection(SplittableRandom random, int n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double quick = 0.92 - 4.2 / b;
        double ratio = p / (1 - p);
        double alpha = (2.83 + 5.1 / b) * deviation;
        double m = Math.floor((n + 1.0) * p);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= quick) {
                return (int) k;
            }
            if (k < 0 || k > n || us <= 0) {
                continue;
            }
            double most = (m + 0.5) * Math.log((m + 1) / (ratio * (n - m + 1)))
                    + (n + 1.0) * Math.log((n - m + 1) / (n - k + 1))
                    + (k + 0.5) * Math.log(ratio * (n - k + 1) / (k + 1)) + stirling(m) + stirling(n - m)
                    - stirling(k) - stirling(n - k);
            if (Math.log(v * alpha / (a / (us * us) + b)) <= most) {
                return (int) k;
            }
        }
    }

    private static double stirling(double k) {
        if (k < STIRLING.length) {
            return STIRLING[(int) k];
        }
        double next = k + 1;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / (next * next)) / (next * next)) / next;
    }
}
