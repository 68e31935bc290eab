package touchstone.qa.report;

import java.util.ArrayDeque;
import java.util.Deque;
import touchstone.model.Messages;

/**
 * Writes one HTML page that is well-formed XML as well, so that strict parsers read it too. Everything given as text is escaped, and every element that was opened is closed in order, so
 * that no text from a project can become markup. Element and attribute names come from the program alone.
 */
final class Html {

    /** A text that people outside the program have chosen, as a label or a file name. */
    record Name(String text) {
    }

    /** Stand for names in a sentence until it is put together; private use, so that no pattern holds them. */
    private static final char FIRST_PLACE = '\uE000';
    /** The picture of control character 0; those of the others follow. */
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xfffd;

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    Html open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes an element that stands on lines of its own. */
    Html closeBlock() {
        close();
        out.append('\n');
        return this;
    }

    /** An element without content, as {@code meta} or {@code img}. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        out.append(" />");
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text of the project's people: its writing direction stays within it. */
    Html name(String text) {
        return open("bdi").text(text).close();
    }

    /** A sentence with values; those that are a {@link Name} are written as such. */
    Html sentence(Messages texts, String key, Object... values) {
        Object[] places = values.clone();
        for (int i = 0; i < places.length; i++) {
            if (places[i] instanceof Name) {
                places[i] = String.valueOf((char) (FIRST_PLACE + i));
            }
        }
        texts.text(key, places).codePoints().forEach(c -> {
            int place = c - FIRST_PLACE;
            if (place >= 0 && place < values.length && values[place] instanceof Name n) {
                name(n.text);
            } else {
                escape(c);
            }
        });
        return this;
    }

    /** The content of a style element, which is the program's own and holds no markup. */
    Html style(String css) {
        open("style");
        out.append(css);
        return closeBlock();
    }

    /** The page. */
    String finish() {
        while (!open.isEmpty()) {
            closeBlock();
        }
        return out.toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isAllowed(c) ? c : c < ' ' ? CONTROL_PICTURES + c : REPLACEMENT);
        }
    }

    /** Control characters but white space, halves of surrogate pairs and non-characters are not allowed in a page. */
    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t' || c == '\n' || c == '\r';
            case Character.SURROGATE -> false;
            default -> (c & 0xfffe) != 0xfffe;
        };
    }
}
