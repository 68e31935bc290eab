package touchstone.qa.result;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import touchstone.qa.Watch;

/** One question that can be asked of a project. A new one is a class and a line in the list of all. */
public interface Analysis {

    /** Its key in JSON and on the command line, in camel case, as "drift". */
    String name();

    /**
     * Nothing where the project has not what the question is about (no golden set, one annotator alone); where it has too
     * little, a result whose numbers say why they do not exist.
     *
     * @throws Settings.BadSetting when a setting means nothing
     * @throws CancellationException when the watch says so
     */
    Optional<Result> of(Subject subject, Watch watch);

    /**
     * What of it can be told long before the whole, under the same name, for somebody who waits; nothing where the whole is
     * as quick. Numbers that it has are those of the whole.
     *
     * @throws Settings.BadSetting when a setting means nothing
     * @throws CancellationException when the watch says so
     */
    default Optional<Result> soon(Subject subject, Watch watch) {
        return Optional.empty();
    }
}
