package touchstone.store.exchange;

import java.io.IOException;

/** The file is whole, but closed with another passphrase. The message is for the user. */
public final class WrongPassphrase extends IOException {

    private static final long serialVersionUID = 1L;

    WrongPassphrase(String sentence) {
        super(sentence);
    }
}
