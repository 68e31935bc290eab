package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative sums of standardised values (Page 1954, the tabular form in Montgomery and in qcc): up<sub>t</sub> = max(0,
 * up<sub>t-1</sub> + z<sub>t</sub> - k), down<sub>t</sub> = min(0, down<sub>t-1</sub> + z<sub>t</sub> + k), a signal
 * where up &gt; h or down &lt; -h. A missing value is passed over.
 *
 * @param k half the shift that is to be found, in standard deviations, not below 0
 * @param h how much may add up, in standard deviations, above 0
 */
public record Cusum(double k, double h) {

    public static final Cusum USUAL = new Cusum(0.5, 5);

    /** @param index of the value in the series, from 1 */
    public record Step(int index, double value, double up, double down) {
    }

    /** The two sums along the series. */
    public record Sums(List<Step> steps, List<Signal> signals) {

        public Sums {
            steps = List.copyOf(steps);
            signals = List.copyOf(signals);
        }
    }

    public Cusum {
        if (!(k >= 0)) {
            throw new IllegalArgumentException("k is " + k + "; it must be 0 or more.");
        }
        if (!(h > 0)) {
            throw new IllegalArgumentException("h is " + h + "; it must be above 0.");
        }
    }

    /**
     * @param values NaN where one is missing
     * @param baseline with a standard deviation above 0
     */
    public Sums of(double[] values, Baseline baseline) {
        List<Step> steps = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        double up = 0;
        double down = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double z = (values[i] - baseline.centre()) / baseline.sd();
            up = Math.max(0, up + z - k);
            down = Math.min(0, down + z + k);
            steps.add(new Step(i + 1, values[i], up, down));
            if (up > h) {
                signals.add(new Signal(i + 1, Signal.Kind.ABOVE_LIMIT, up, h));
            }
            if (down < -h) {
                signals.add(new Signal(i + 1, Signal.Kind.BELOW_LIMIT, down, -h));
            }
        }
        return new Sums(steps, signals);
    }
}
