package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Exponentially weighted share of hits in samples of different sizes, against the share of the first samples, which is
 * an estimate itself. Every sample counts by its size: with K<sub>t</sub> = (1 - &lambda;)K<sub>t-1</sub> +
 * k<sub>t</sub> and N<sub>t</sub> = (1 - &lambda;)N<sub>t-1</sub> + n<sub>t</sub> the statistic is K<sub>t</sub> /
 * N<sub>t</sub>, which varies as the share of m = N<sub>t</sub><sup>2</sup> / &Sigma;(1 - &lambda;)<sup>2(t-i)</sup>
 * n<sub>i</sub> trials. The limits are where the signed root of the likelihood ratio of two shares, that of m trials and
 * that of the first samples, reaches &plusmn;L (Wilks 1938): close to normal also for few trials and shares near 1,
 * where limits at multiples of a standard deviation are alarmed far too often. Where samples vary more than trials that
 * do not depend on each other, m and the size of the first samples are both divided by that dispersion (&chi;<sup>2</sup>
 * over its degrees of freedom among the first samples, not below 1; the idea of Laney's p' chart, 2002).
 *
 * @param lambda weight of the newest sample beside older ones of the same size, above 0 and at most 1
 * @param sigmas L, above 0
 */
public record ShareEwma(double lambda, double sigmas) {

    private static final int HALVINGS = 60;

    /**
     * What is usual.
     *
     * @param hits in the first samples
     * @param trials in the first samples, above 0
     * @param dispersion variance of the samples over that of independent trials, at least 1
     * @param samples how many first samples
     * @param last index of the last of them, from 1
     */
    public record Usual(double hits, double trials, double dispersion, int samples, int last) {

        public double share() {
            return hits / trials;
        }
    }

    public ShareEwma {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("The weight is " + lambda + "; it must be above 0 and at most 1.");
        }
        if (!(sigmas > 0)) {
            throw new IllegalArgumentException("The limits' width is " + sigmas + "; it must be above 0.");
        }
    }

    /**
     * From the first samples that are not empty.
     *
     * @param hits between 0 and the sample's size
     * @param first how many, at least 2
     * @return nothing where there are not so many
     */
    public static Optional<Usual> usual(double[] hits, double[] sizes, int first) {
        double k = 0;
        double n = 0;
        int samples = 0;
        int last = 0;
        for (int i = 0; i < sizes.length && samples < first; i++) {
            if (sizes[i] > 0) {
                k += hits[i];
                n += sizes[i];
                samples++;
                last = i + 1;
            }
        }
        return samples < first || first < 2
                ? Optional.empty()
                : Optional.of(new Usual(k, n, dispersion(hits, sizes, last, k / n, samples), samples, last));
    }

    private static double dispersion(double[] hits, double[] sizes, int last, double share, int samples) {
        double variance = share * (1 - share);
        double squares = 0;
        for (int i = 0; i < last; i++) {
            if (sizes[i] > 0) {
                double off = hits[i] / sizes[i] - share;
                squares += sizes[i] * off * off;
            }
        }
        return variance > 0 ? Math.max(1, squares / variance / (samples - 1)) : 1;
    }

    /** @return a mark for every sample that is not empty after those that say what is usual */
    public ControlChart of(double[] hits, double[] sizes, Usual usual) {
        List<ControlChart.Mark> marks = new ArrayList<>();
        double k = 0;
        double n = 0;
        double squares = 0;
        for (int i = usual.last(); i < sizes.length; i++) {
            if (!(sizes[i] > 0)) {
                continue;
            }
            double kept = 1 - lambda;
            k = kept * k + hits[i];
            n = kept * n + sizes[i];
            squares = kept * kept * squares + sizes[i];
            double trials = n * n / squares / usual.dispersion();
            marks.add(new ControlChart.Mark(i + 1, hits[i] / sizes[i], k / n,
                    limit(usual.share(), 0, p -> root(p, trials, usual) >= -sigmas),
                    limit(usual.share(), 1, p -> root(p, trials, usual) <= sigmas)));
        }
        return ControlChart.of(usual.share(), marks);
    }

    /** The share farthest from the usual one towards {@code end} that is within; the end itself where all are. */
    private static double limit(double usual, double end, DoublePredicate within) {
        if (within.test(end)) {
            return end;
        }
        double inside = usual;
        double outside = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (within.test(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private static double root(double share, double trials, Usual usual) {
        double first = usual.trials() / usual.dispersion();
        double hits = share * trials;
        double usualHits = usual.share() * first;
        double ratio = 2 * (likelihood(hits, trials) + likelihood(usualHits, first)
                - likelihood(hits + usualHits, trials + first));
        return Math.copySign(Math.sqrt(Math.max(0, ratio)), share - usual.share());
    }

    /** Logarithm, at the share that is most likely. */
    private static double likelihood(double hits, double trials) {
        double share = hits / trials;
        double all = 0;
        if (share > 0) {
            all += hits * Math.log(share);
        }
        if (share < 1) {
            all += (trials - hits) * Math.log1p(-share);
        }
        return all;
    }
}
