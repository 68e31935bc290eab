package touchstone.store.image;

import java.io.IOException;

/** A file that is stored in a way that one reader leaves to the next one. The message names what it is, as users know it. */
final class NotReadHere extends IOException {

    private static final long serialVersionUID = 1;

    NotReadHere(String what) {
        super(what);
    }
}
