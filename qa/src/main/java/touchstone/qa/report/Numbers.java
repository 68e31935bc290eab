package touchstone.qa.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Unit;

/** Numbers in words of a page. */
public final class Numbers {

    private static final Messages TEXT = Messages.beside(Numbers.class);

    private Numbers() {
    }

    /** The number with its interval and n. */
    public static String told(Estimate.Value v, Unit unit) {
        String uncertainty = uncertainty(v, unit);
        return uncertainty.isEmpty() ? unit.text(v.value()) : unit.text(v.value()) + ", " + uncertainty;
    }

    /** A count is certain and its own n; what comes from no sample has none. */
    public static String uncertainty(Estimate.Value v, Unit unit) {
        Interval interval = v.interval();
        if (interval == null) {
            return unit == Unit.COUNT || v.n() == 0 ? "" : TEXT.text("n", v.n());
        }
        String both = TEXT.text("interval", between(interval, unit), v.n());
        return interval.bootstrap() == null || interval.bootstrap().reliable()
                ? both
                : TEXT.text("unreliable", both);
    }

    /** Both ends, with their unit once. */
    static String between(Interval interval, Unit unit) {
        return TEXT.text("between", unit.number(interval.low()), unit.text(interval.high()));
    }

    /** How the language writes a time, from the text of that name. */
    static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(TEXT.text(pattern), Messages.language()).withZone(ZoneOffset.UTC);
    }

    /** A value on an axis. */
    public static String position(Chart.Axis axis, double value) {
        return axis.scale() == Chart.Scale.TIME
                ? time("time.short").format(Chart.Axis.instant(value))
                : value == Math.rint(value) ? Unit.COUNT.text(value) : Unit.NUMBER.text(value);
    }
}
