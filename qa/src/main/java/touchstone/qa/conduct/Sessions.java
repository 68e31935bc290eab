package touchstone.qa.conduct;

import touchstone.qa.result.Settings;

/** The one setting that all analyses of the log share: how long a pause ends a session. */
final class Sessions {

    private Sessions() {
    }

    /** In minutes; the articles name no figure, half an hour is the usual one of web analytics. */
    static double gap(Settings settings) {
        return settings.number("session.gapMinutes", 30, 1, 1440);
    }
}
