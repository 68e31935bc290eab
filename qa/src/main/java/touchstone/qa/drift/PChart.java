package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chart of shares of defects in samples of different sizes (Shewhart 1931, as in qcc): limits p &plusmn;
 * L&radic;(p(1 - p)/n) within 0 and 1, and a signal from the {@value ControlChart#RUN}th share of a run on one side of
 * the centre. A sample of size 0 is passed over.
 *
 * @param sigmas L, above 0
 */
public record PChart(double sigmas) {

    public PChart {
        if (!(sigmas > 0)) {
            throw new IllegalArgumentException("The limits' width is " + sigmas + "; it must be above 0.");
        }
    }

    /**
     * @param defects between 0 and the sample's size
     * @param sizes as many; at least one is above 0
     */
    public ControlChart of(long[] defects, long[] sizes) {
        return of(defects, sizes, (double) Arrays.stream(defects).sum() / Arrays.stream(sizes).sum());
    }

    /** @param centre the share that is usual, from 0 to 1 */
    public ControlChart of(long[] defects, long[] sizes, double centre) {
        List<ControlChart.Mark> marks = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0) {
                double share = (double) defects[i] / sizes[i];
                double half = sigmas * Math.sqrt(centre * (1 - centre) / sizes[i]);
                marks.add(new ControlChart.Mark(i + 1, share, share, Math.max(0, centre - half),
                        Math.min(1, centre + half)));
            }
        }
        return ControlChart.of(centre, marks).withRuns();
    }
}
