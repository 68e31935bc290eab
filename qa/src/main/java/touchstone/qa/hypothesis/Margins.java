package touchstone.qa.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import touchstone.qa.Reason;

/**
 * Whether two raters of the same units use the categories alike, from a square table of counts: first rater's category
 * down, second's across. Categories that neither used do not count.
 */
public final class Margins {

    private Margins() {
    }

    /**
     * Whether the table is symmetric (Bowker 1948): the sum of (n<sub>ij</sub> - n<sub>ji</sub>)<sup>2</sup> /
     * (n<sub>ij</sub> + n<sub>ji</sub>) with q (q - 1) / 2 degrees of freedom for q used categories.
     */
    public static Verdict bowker(long[][] counts) {
        int[] used = used(counts);
        long n = 0;
        double statistic = 0;
        boolean differ = false;
        for (int i : used) {
            for (int j : used) {
                n += counts[i][j];
                if (i < j && counts[i][j] + counts[j][i] > 0) {
                    differ = true;
                    double d = counts[i][j] - counts[j][i];
                    statistic += d * d / (counts[i][j] + counts[j][i]);
                }
            }
        }
        return differ ? chiSquare(statistic, used.length * (used.length - 1.0) / 2, n) : none(n);
    }

    /**
     * Whether both use each category equally often (Stuart 1955, Maxwell 1970): d' V<sup>-1</sup> d with the differences d
     * of the margins and their covariance V. Categories that are never taken for each other, not even through others,
     * fall into parts with covariance 0; each part of k categories gives k - 1 degrees of freedom.
     */
    public static Verdict stuartMaxwell(long[][] counts) {
        long n = Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).sum();
        double statistic = 0;
        int degrees = 0;
        for (int[] part : parts(counts)) {
            statistic += quadraticForm(counts, part);
            degrees += part.length - 1;
        }
        return degrees == 0 ? none(n) : chiSquare(statistic, degrees, n);
    }

    private static Verdict none(long n) {
        return Verdict.untested(n == 0 ? Reason.NO_PAIRS : Reason.NO_DIFFERENCE);
    }

    private static Verdict chiSquare(double statistic, double degrees, long n) {
        return new Verdict.Tested(statistic, degrees,
                ChiSquaredDistribution.of(degrees).survivalProbability(statistic), n);
    }

    private static int[] used(long[][] counts) {
        return IntStream.range(0, counts.length).filter(k -> {
            long sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[k][i] + counts[i][k];
            }
            return sum > 0;
        }).toArray();
    }

    /** The categories that are taken for each other, directly or through others; alone standing ones left out. */
    private static List<int[]> parts(long[][] counts) {
        boolean[] seen = new boolean[counts.length];
        List<int[]> parts = new ArrayList<>();
        for (int start = 0; start < counts.length; start++) {
            if (seen[start]) {
                continue;
            }
            seen[start] = true;
            List<Integer> part = new ArrayList<>(List.of(start));
            for (int next = 0; next < part.size(); next++) {
                int i = part.get(next);
                for (int j = 0; j < counts.length; j++) {
                    if (!seen[j] && counts[i][j] + counts[j][i] > 0) {
                        seen[j] = true;
                        part.add(j);
                    }
                }
            }
            if (part.size() > 1) {
                parts.add(part.stream().mapToInt(i -> i).sorted().toArray());
            }
        }
        return parts;
    }

    /** d' V<sup>-1</sup> d over all but the last category of a part, where V is positive definite. */
    private static double quadraticForm(long[][] counts, int[] part) {
        int k = part.length - 1;
        double[][] covariance = new double[k][k];
        double[] d = new double[k];
        for (int a = 0; a < k; a++) {
            for (int other : part) {
                d[a] += counts[part[a]][other] - counts[other][part[a]];
                if (other != part[a]) {
                    covariance[a][a] += counts[part[a]][other] + counts[other][part[a]];
                }
            }
            for (int b = 0; b < k; b++) {
                if (a != b) {
                    covariance[a][b] = -(counts[part[a]][part[b]] + counts[part[b]][part[a]]);
                }
            }
        }
        // Cholesky: V = L L', then |L^-1 d|^2.
        double sum = 0;
        double[] solved = new double[k];
        double[][] l = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int m = 0; m < j; m++) {
                    rest -= l[i][m] * l[j][m];
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
            double rest = d[i];
            for (int m = 0; m < i; m++) {
                rest -= l[i][m] * solved[m];
            }
            solved[i] = rest / l[i][i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }
}
