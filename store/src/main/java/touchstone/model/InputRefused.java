package touchstone.model;

import java.io.IOException;
import java.util.Objects;

/**
 * A file or value from outside that cannot be used. The message is shown to the user as it stands: one or two plain
 * sentences that name the file, the place in it, the reason, and what to do.
 */
public final class InputRefused extends IOException {

    public InputRefused(String sentence) {
        super(sentence);
    }

    public InputRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
