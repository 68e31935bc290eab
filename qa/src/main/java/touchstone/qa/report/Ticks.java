package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import touchstone.qa.result.Chart.Axis;
import touchstone.qa.result.Chart.Scale;
import touchstone.model.Messages;

/**
 * The marks of an axis and where values lie on it.
 *
 * @param low the axis' lower end, below its upper end; above 0 on a logarithmic one
 * @param marks within the axis, ascending
 */
public record Ticks(Scale scale, double low, double high, List<Mark> marks) {

    public record Mark(double at, String text) {
    }

    /** Beyond it differences of two values are no longer finite. */
    private static final double LARGEST = 1e300;
    /** Of the larger end: closer ends are one value, because their difference is rounding. */
    private static final double SMALLEST_RANGE = 1e-9;
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e7;
    private static final double MOST_DIGITS = 15;

    public Ticks {
        marks = List.copyOf(marks);
    }

    /**
     * An axis for values from {@code low} to {@code high}, about {@code count} marks. Values that do not differ are given
     * room; a logarithmic axis of values that are not all above 0 is a linear one.
     */
    public static Ticks of(Scale scale, double low, double high, int count) {
        double from = Math.clamp(Math.min(low, high), -LARGEST, LARGEST);
        double to = Math.clamp(Math.max(low, high), -LARGEST, LARGEST);
        return switch (scale) {
            case LOGARITHMIC -> from > 0 ? logarithmic(from, to, count) : linear(from, to, count);
            case LINEAR -> linear(from, to, count);
            case TIME -> time(from, to, count);
        };
    }

    /** Where a value lies, 0 at the lower end and 1 at the upper; values beyond an end lie on it. */
    public double place(double value) {
        double inside = Math.clamp(value, low, high);
        return scale == Scale.LOGARITHMIC
                ? Math.log(inside / low) / Math.log(high / low)
                : inside / (high - low) - low / (high - low);
    }

    private static Ticks linear(double low, double high, int count) {
        double from = low;
        double to = high;
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (to - from <= SMALLEST_RANGE * size) {
            double room = size == 0 ? 1 : 0.1 * size;
            from -= room;
            to += room;
        }
        double step = nice((to - from) / Math.max(1, count));
        long first = (long) Math.floor(from / step + SMALLEST_RANGE);
        long last = (long) Math.ceil(to / step - SMALLEST_RANGE);
        List<Mark> marks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            marks.add(new Mark(i * step, number(i * step, step)));
        }
        return new Ticks(Scale.LINEAR, first * step, last * step, marks);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below. */
    private static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        return power * (lead <= 1.0000001 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    private static Ticks logarithmic(double low, double high, int count) {
        int first = (int) Math.floor(Math.log10(low) + SMALLEST_RANGE);
        int last = (int) Math.ceil(Math.log10(high) - SMALLEST_RANGE);
        if (last == first) {
            last++;
        }
        List<Mark> marks = new ArrayList<>();
        int decades = last - first;
        int every = Math.max(1, (int) Math.ceil((double) decades / count));
        for (int decade = first; decade <= last; decade++) {
            double power = Math.pow(10, decade);
            if ((decade - first) % every == 0) {
                marks.add(new Mark(power, number(power, power)));
            }
            if (decades <= 2 && decade < last) {
                marks.add(new Mark(2 * power, number(2 * power, power)));
                marks.add(new Mark(5 * power, number(5 * power, power)));
            }
        }
        return new Ticks(Scale.LOGARITHMIC, Math.pow(10, first), Math.pow(10, last), marks);
    }

    private static Ticks time(double low, double high, int count) {
        double from = Math.clamp(low, -Axis.LATEST, Axis.LATEST);
        double to = Math.clamp(high, -Axis.LATEST, Axis.LATEST);
        if (to - from < 1) {
            from -= 1;
            to += 1;
        }
        return new Ticks(Scale.TIME, from, to, Calendar.marks(from, to, count));
    }

    /** With as many decimals as the step needs. */
    private static String number(double value, double step) {
        double size = Math.abs(value);
        if (value == 0 && (step < PLAIN_FROM || step >= PLAIN_TO)) {
            return "0";
        }
        if (value != 0 && (size >= PLAIN_TO || step < PLAIN_FROM)) {
            int digits = (int) Math.clamp(Math.ceil(Math.log10(size) - Math.log10(step)) + 1, 1, MOST_DIGITS);
            return String.format(Locale.ROOT, "%." + digits + "g", value).replaceAll("\\.?0+(e|$)", "$1")
                    .replace("e+0", "e")
                    .replace("e-0", "e-").replace("e+", "e");
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + SMALLEST_RANGE));
        return String.format(Messages.language(), "%,." + decimals + "f", value == 0 ? 0.0 : value);
    }
}
