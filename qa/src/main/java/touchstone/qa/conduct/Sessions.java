package touchstone.qa.conduct;

import touchstone.qa.result.Settings;

/** The one setting that all analyses of the log share: how long a pause ends a session. */
public final class Sessions {

    /** In minutes. */
    public static final double USUAL_GAP = 30;

    private Sessions() {
    }

    /** In minutes; the articles name no figure, half an hour is the usual one of web analytics. */
    static double gap(Settings settings) {
        return settings.number("session.gapMinutes", USUAL_GAP, 1, 1440);
    }
}
