package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponentially weighted moving average (Roberts 1959; limits that widen with time as in Montgomery, Introduction to
 * Statistical Quality Control, and in qcc): z<sub>t</sub> = &lambda;x<sub>t</sub> + (1 - &lambda;)z<sub>t-1</sub>,
 * z<sub>0</sub> = centre, limits centre &plusmn; L sd &radic;(&lambda;/(2 - &lambda;) (1 - (1 - &lambda;)<sup>2t</sup>)).
 * A missing value is passed over as if nobody had measured.
 *
 * @param lambda weight of the newest value, above 0 and at most 1
 * @param sigmas L, above 0
 */
public record Ewma(double lambda, double sigmas) {

    public static final Ewma USUAL = new Ewma(0.2, 3);

    public Ewma {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("The weight is " + lambda + "; it must be above 0 and at most 1.");
        }
        if (!(sigmas > 0)) {
            throw new IllegalArgumentException("The limits' width is " + sigmas + "; it must be above 0.");
        }
    }

    /**
     * @param values NaN where one is missing
     * @param baseline with a standard deviation above 0
     */
    public ControlChart of(double[] values, Baseline baseline) {
        List<ControlChart.Mark> marks = new ArrayList<>();
        double z = baseline.centre();
        double past = 1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            z = lambda * values[i] + (1 - lambda) * z;
            past *= (1 - lambda) * (1 - lambda);
            double half = sigmas * baseline.sd() * Math.sqrt(lambda / (2 - lambda) * (1 - past));
            marks.add(new ControlChart.Mark(i + 1, values[i], z, baseline.centre() - half, baseline.centre() + half));
        }
        return ControlChart.of(baseline.centre(), marks);
    }
}
