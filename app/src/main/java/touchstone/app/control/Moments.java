package touchstone.app.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import touchstone.model.Messages;

/** When something was, in the language of the window and the machine's own time. */
public final class Moments {

    private Moments() {
    }

    /** As in "21 Nov, 17:05". */
    public static String minute(Instant time) {
        return text(time, Messages.language().getLanguage().equals("de") ? "d. MMM, HH:mm" : "d MMM, HH:mm");
    }

    /** As in "21 Nov 2026, 17:05:09". */
    public static String second(Instant time) {
        return text(time, Messages.language().getLanguage().equals("de")
                ? "d. MMM yyyy, HH:mm:ss"
                : "d MMM yyyy, HH:mm:ss");
    }

    private static String text(Instant time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Messages.language()).format(time.atZone(ZoneId.systemDefault()));
    }
}
