package touchstone.store;

import java.io.IOException;
import touchstone.model.Messages;

/**
 * An edit that does not fit the project as it is now; nothing of it was stored. The message is shown to the user as it
 * stands.
 */
public final class EditConflict extends IOException {

    private static final Messages MESSAGES = Messages.beside(EditConflict.class);

    private EditConflict(String sentence) {
        super(sentence);
    }

    static EditConflict of(String text, Object... values) {
        return new EditConflict(MESSAGES.text(text, values));
    }
}
