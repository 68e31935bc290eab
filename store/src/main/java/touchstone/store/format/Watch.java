package touchstone.store.format;

import java.util.concurrent.CancellationException;

/** Who waits for a reading or a writing: told how far it is, asked whether to go on. Called on the working thread. */
public interface Watch {

    /** Waits for the end. */
    Watch PATIENT = new Watch() {
    };

    /** What is being done. */
    enum Step {
        /** Objects are read; how many there will be is not known. */
        READ,
        /** Images of what was read are found in the project. */
        TAKE,
        /** Images are copied or cut. */
        COPY,
        /** Images are written with their objects. */
        WRITE
    }

    /** @param of how many there are, 0 where that is not known */
    default void done(Step step, long count, long of) {
        // Nobody looks.
    }

    /** Once this is true the work ends as if it had not begun. */
    default boolean cancelled() {
        return false;
    }

    /** @throws CancellationException when the one who waits has given up */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** The same for a step that is brought to its end. */
    default Watch toTheEnd() {
        Watch all = this;
        return new Watch() {
            @Override
            public void done(Step step, long count, long of) {
                all.done(step, count, of);
            }
        };
    }

    /** Both. */
    default void step(Step step, long count, long of) {
        check();
        done(step, count, of);
    }
}
