package touchstone.qa.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Unit;

/** Numbers in words of a page. */
public final class Numbers {

    private static final Messages TEXT = Messages.beside(Numbers.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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
        String both = TEXT.text("interval", unit.text(interval.low(), " to ", interval.high()), v.n());
        return interval.bootstrap() == null || interval.bootstrap().reliable()
                ? both
                : TEXT.text("unreliable", both);
    }

    /** A value on an axis. */
    public static String position(Chart.Axis axis, double value) {
        return axis.scale() == Chart.Scale.TIME
                ? TIME.format(Chart.Axis.instant(value))
                : value == Math.rint(value) ? Unit.COUNT.text(value) : Unit.NUMBER.text(value);
    }
}
