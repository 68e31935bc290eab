package touchstone.onnx;

import java.io.IOException;
import touchstone.model.Messages;

/** A model that is of another kind than is needed; the message is a sentence for the user. */
final class NotThisKind extends IOException {

    private static final Messages TEXT = Messages.beside(NotThisKind.class);

    NotThisKind(String text, Object... values) {
        super(TEXT.text(text, values));
    }
}
