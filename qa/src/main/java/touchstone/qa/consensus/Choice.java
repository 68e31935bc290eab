package touchstone.qa.consensus;

import touchstone.qa.Reason;

/** What was decided about one unit. */
public sealed interface Choice {

    /** @param place of the label in the list of labels */
    record Label(int place) implements Choice {
    }

    /** Nothing: somebody has to look. */
    record None(Reason reason) implements Choice {
    }
}
