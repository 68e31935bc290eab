package touchstone.qa.result;

import touchstone.qa.Watch;

/**
 * Something that several analyses need and that is dear: a record of its parameters, so that equal ones are computed once
 * for one {@link Subject}.
 */
public interface Shared<T> {

    /** @throws java.util.concurrent.CancellationException when the watch says so */
    T compute(Subject subject, Watch watch);
}
