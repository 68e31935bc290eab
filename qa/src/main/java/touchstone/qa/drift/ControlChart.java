package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A statistic of a series with its limits.
 *
 * @param marks one for every value that is there, in the series' order
 * @param signals in the series' order
 */
public record ControlChart(double centre, List<Mark> marks, List<Signal> signals) {

    /** So many values in a row on one side of the centre are a signal; each further one is another. */
    public static final int RUN = 7;

    /** @param index of the value in the series, from 1 */
    public record Mark(int index, double value, double statistic, double low, double high) {
    }

    public ControlChart {
        marks = List.copyOf(marks);
        signals = List.copyOf(signals);
    }

    /** With a signal for every mark outside its limits. */
    static ControlChart of(double centre, List<Mark> marks) {
        List<Signal> signals = new ArrayList<>();
        for (Mark m : marks) {
            if (m.statistic > m.high) {
                signals.add(new Signal(m.index, Signal.Kind.ABOVE_LIMIT, m.statistic, m.high));
            } else if (m.statistic < m.low) {
                signals.add(new Signal(m.index, Signal.Kind.BELOW_LIMIT, m.statistic, m.low));
            }
        }
        return new ControlChart(centre, marks, signals);
    }

    /** With further signals from the {@value #RUN}th value of every run on one side of the centre. */
    ControlChart withRuns() {
        List<Signal> all = new ArrayList<>(signals);
        int length = 0;
        int side = 0;
        for (Mark m : marks) {
            int own = Double.compare(m.statistic, centre);
            length = own == side ? length + 1 : 1;
            side = own;
            if (side != 0 && length >= RUN) {
                all.add(new Signal(m.index, side > 0 ? Signal.Kind.RUN_ABOVE : Signal.Kind.RUN_BELOW, m.statistic,
                        centre));
            }
        }
        all.sort(Comparator.comparingInt(Signal::index));
        return new ControlChart(centre, marks, all);
    }
}
