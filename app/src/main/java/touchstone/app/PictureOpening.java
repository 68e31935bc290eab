package touchstone.app;

import touchstone.model.Messages;
import touchstone.store.image.Opening;

/** How far the opening of one picture is; asked and dropped on another thread. */
final class PictureOpening implements Opening {

    private static final Messages MESSAGES = Messages.beside(PictureOpening.class);

    private final String name;
    private volatile boolean wanted = true;
    private volatile double share;

    /** @param name the image's, for people */
    PictureOpening(String name) {
        this.name = name;
    }

    @Override
    public boolean isWanted() {
        return wanted;
    }

    @Override
    public void soFar(double now) {
        share = now;
    }

    /** Nobody waits for the picture any more. */
    void drop() {
        wanted = false;
    }

    String sentence() {
        double now = share;
        return now > 0
                ? MESSAGES.text("image.reading.share", name, (int) (100 * now))
                : MESSAGES.text("image.reading", name);
    }
}
