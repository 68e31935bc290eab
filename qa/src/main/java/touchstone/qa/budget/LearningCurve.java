package touchstone.qa.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * How the error of a model falls with the number of labels: a {@link PowerLaw} through what was measured, and a band from
 * resampling. Every measured error counts alike. The band tells only how far the curve is determined by these
 * measurements, not whether the law holds far beyond them: in simulations with the law true it covers the truth up to
 * twice the largest size and is too narrow at four times, so that beyond twice there is no number unless one insists.
 *
 * @param resampled the curves of the resamples; empty where there is nothing to resample
 */
public record LearningCurve(Measured measured, PowerLaw law, Resampling resampling, List<PowerLaw> resampled,
        long seed) {

    /** Beyond so many times the largest size there is no prediction. */
    public static final double REACH = 2;
    public static final int RESAMPLES = 1000;
    /** Fewer measurements are too few for their band to mean much. */
    private static final int RELIABLE = 20;

    /** Where the band comes from. */
    public enum Resampling {
        /** The repeated trainings of each size were drawn with replacement. */
        REPLICATES,
        /** The distances from the curve, widened for its three parameters, were drawn with replacement. */
        RESIDUALS,
        /** Three sizes measured once: the curve goes through them and nothing tells how far they are off. */
        NONE
    }

    /** What more labels promise. */
    public enum Outlook {
        FALLING,
        /** Twice as many labels promise less than one measurement is off by. */
        LEVELLED_OFF,
        /** The error does not fall at all. */
        NO_GAIN
    }

    public LearningCurve {
        resampled = List.copyOf(resampled);
    }

    public static LearningCurve of(Measured measured, long seed) {
        return of(measured, seed, RESAMPLES);
    }

    /** @param resamples how many; 0 for no band */
    public static LearningCurve of(Measured measured, long seed, int resamples) {
        PowerLaw law = fit(measured.bySize());
        Resampling resampling = measured.isReplicated()
                ? Resampling.REPLICATES
                : measured.count() > Measured.SIZES ? Resampling.RESIDUALS : Resampling.NONE;
        List<PowerLaw> resampled = resampling == Resampling.NONE
                ? List.of()
                : IntStream.range(0, resamples).parallel().mapToObj(i -> {
                    // Seeded by its own number, so that the result does not depend on which thread draws it.
                    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
                    return fit(resampling == Resampling.REPLICATES
                            ? replicates(measured, random)
                            : residuals(measured, law, random));
                }).toList();
        return new LearningCurve(measured, law, resampling, resampled, seed);
    }

    private static PowerLaw fit(Map<Double, List<Double>> bySize) {
        double[] labels = new double[bySize.size()];
        double[] errors = new double[labels.length];
        double[] weights = new double[labels.length];
        double within = 0;
        int i = 0;
        for (Map.Entry<Double, List<Double>> size : bySize.entrySet()) {
            labels[i] = size.getKey();
            weights[i] = size.getValue().size();
            errors[i] = size.getValue().stream().mapToDouble(e -> e).sum() / weights[i];
            for (double e : size.getValue()) {
                within += (e - errors[i]) * (e - errors[i]);
            }
            i++;
        }
        PowerLaw means = PowerLaw.fit(labels, errors, weights);
        return new PowerLaw(means.a(), means.b(), means.c(), means.squares() + within);
    }

    private static Map<Double, List<Double>> replicates(Measured measured, SplittableRandom random) {
        Map<Double, List<Double>> drawn = new TreeMap<>();
        measured.bySize().forEach((n, errors) -> drawn.put(n,
                errors.stream().map(e -> errors.get(random.nextInt(errors.size()))).toList()));
        return drawn;
    }

    private static Map<Double, List<Double>> residuals(Measured measured, PowerLaw law, SplittableRandom random) {
        int m = measured.count();
        double wider = Math.sqrt((double) m / (m - Measured.SIZES));
        List<Double> residuals = new ArrayList<>();
        measured.bySize().forEach((n, errors) -> errors.forEach(e -> residuals.add(wider * (e - law.error(n)))));
        Map<Double, List<Double>> drawn = new TreeMap<>();
        measured.bySize().forEach((n, errors) -> drawn.put(n,
                errors.stream().map(
                        e -> Math.clamp(law.error(n) + residuals.get(random.nextInt(m)), 0.0, 1.0)).toList()));
        return drawn;
    }

    /** How far a single measurement lies off the curve: residual standard error. 0 with no more than three. */
    public double noise() {
        int spare = measured.count() - Measured.SIZES;
        return spare <= 0 ? 0 : Math.sqrt(law.squares() / spare);
    }

    public Outlook outlook() {
        double n = measured.largest();
        double promised = law.error(n) - law.error(REACH * n);
        if (law.error(measured.smallest()) - law.error(n) <= 1e-12) {
            return Outlook.NO_GAIN;
        }
        return promised <= Math.max(noise(), 1e-9) ? Outlook.LEVELLED_OFF : Outlook.FALLING;
    }

    public boolean isExtrapolated(double labels) {
        return labels > REACH * measured.largest() * (1 + 1e-12);
    }

    /** The error after training on so many labels, however many: undefined beyond the reach unless one insists. */
    public Estimate error(double labels, boolean extrapolate) {
        return isExtrapolated(labels) && !extrapolate
                ? Estimate.undefined(Reason.EXTRAPOLATION)
                : estimate(l -> l.error(labels));
    }

    /** By how much the error falls from one number of labels to another. */
    public Estimate drop(double from, double to, boolean extrapolate) {
        return isExtrapolated(to) && !extrapolate
                ? Estimate.undefined(Reason.EXTRAPOLATION)
                : estimate(l -> l.error(from) - l.error(to));
    }

    /** Anything of the law, with its percentiles over the resamples. */
    public Estimate estimate(ToDoubleFunction<PowerLaw> of) {
        double value = of.applyAsDouble(law);
        return Estimate.of(value, measured.count(), interval(of).orElse(null));
    }

    private Optional<Interval> interval(ToDoubleFunction<PowerLaw> of) {
        if (resampled.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted = resampled.stream().mapToDouble(of).sorted().toArray();
        return Optional.of(Interval.bootstrap(sorted,
                new Interval.Bootstrap(sorted.length, 0, seed, measured.count() >= RELIABLE)));
    }

    /** The error that this share of the resamples does not exceed; nothing without resamples. */
    public Optional<Double> percentile(double labels, double share) {
        double[] sorted = resampled.stream().mapToDouble(l -> l.error(labels)).sorted().toArray();
        return sorted.length == 0 ? Optional.empty() : Optional.of(Interval.percentile(sorted, share));
    }

    /**
     * The smallest share of the largest size at which the error was already no more than {@code within} above that at the
     * largest size.
     */
    public double saturation(double within) {
        double labels = law.labelsAtError(law.error(measured.largest()) + within);
        return Math.min(1, Math.max(labels, measured.smallest()) / measured.largest());
    }

    /** Sizes from the smallest to {@code to}, evenly on a logarithmic scale. */
    double[] grid(double to, int steps) {
        double from = measured.smallest();
        double[] grid = new double[steps + 1];
        Arrays.setAll(grid, i -> from * Math.pow(to / from, (double) i / steps));
        return grid;
    }
}
