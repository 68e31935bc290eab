package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * The chart of single values (Shewhart 1931): limits centre &plusmn; L sd, and a signal from the
 * {@value ControlChart#RUN}th value of a run on one side of the centre.
 *
 * @param sigmas L, above 0
 */
public record Individuals(double sigmas) {

    public Individuals {
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
        double half = sigmas * baseline.sd();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                marks.add(new ControlChart.Mark(i + 1, values[i], values[i], baseline.centre() - half,
                        baseline.centre() + half));
            }
        }
        return ControlChart.of(baseline.centre(), marks).withRuns();
    }
}
