package touchstone.qa.drift;

import java.util.Locale;
import touchstone.model.Messages;

/**
 * A place of a series that is out of control.
 *
 * @param index of the value in the series, from 1
 * @param statistic what was charted there
 * @param limit what it has passed; the centre where a run is the reason
 */
public record Signal(int index, Kind kind, double statistic, double limit) {

    /** Why it is out of control. */
    public enum Kind {
        ABOVE_LIMIT, BELOW_LIMIT,
        /** Too many values in a row lie above the centre. */
        RUN_ABOVE,
        /** Too many values in a row lie below the centre. */
        RUN_BELOW;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the values are too high rather than too low. */
        public boolean isHigh() {
            return this == ABOVE_LIMIT || this == RUN_ABOVE;
        }
    }

    private static final Messages TEXT = Messages.beside(Signal.class);

    /** What happened, for the user. */
    public String sentence() {
        return TEXT.text("signal." + kind.name(), index, statistic, limit, ControlChart.RUN);
    }
}
