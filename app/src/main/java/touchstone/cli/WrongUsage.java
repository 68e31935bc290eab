package touchstone.cli;

import touchstone.qa.result.Settings;

/** Arguments that the parser accepts and the command does not. The message is one sentence for the user. */
final class WrongUsage extends Exception {

    WrongUsage(String sentence) {
        super(sentence);
    }

    /** One whose message is such a sentence. */
    WrongUsage(Settings.BadSetting bad) {
        super(bad.getMessage(), bad);
    }
}
