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

    /** Steps, of one image each; an image that several pairs of people share, or several parts of the work, is several. */
    void done(int images, int of);

    boolean cancelled();

    /**
     * For one of several equal parts of the work.
     *
     * @param part from 0
     */
    default Watch part(int part, int parts) {
        Watch whole = this;
        return new Watch() {
            @Override
            public void done(int images, int of) {
                whole.done(part * of + images, parts * of);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** @throws CancellationException when the one who waits has given up */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }
}
