package touchstone.qa;

import java.util.concurrent.CancellationException;

/** Who waits for a long computation: told how far it is, asked whether to go on. Called from several threads. */
public interface Watch {

    Watch NONE = new Watch() {
        @Override
        public void done(int images, int of) {
            // Nobody looks.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    void done(int images, int of);

    boolean cancelled();

    /** @throws CancellationException when the one who waits has given up */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }
}
