package touchstone.canvas.tool;

import touchstone.model.Messages;

/** Names of edits and tools for people. */
final class Texts {

    private static final Messages MESSAGES = Messages.beside(Texts.class);

    private Texts() {
    }

    static String of(String key, Object... values) {
        return MESSAGES.text(key, values);
    }
}
