package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.NoteId;
import touchstone.model.note.ExampleVerdict;

/**
 * A picture in a guideline's text: {@code ![positive: the wall is closed](example:ID)} names an example that the project
 * keeps, anything else a file that it does not.
 *
 * @param verdict null where the caption does not begin with one
 * @param reason the caption without the verdict
 */
public record Picture(@Nullable ExampleVerdict verdict, String reason, String target) {

    private static final Pattern MARK = Pattern.compile("!\\[([^\\]\\n]*)\\]\\(([^)\\n]*)\\)");
    private static final String EXAMPLE = "example:";

    /** Of an example that a project keeps. */
    public static Picture of(ExampleVerdict verdict, String reason, NoteId example) {
        return new Picture(verdict, clean(reason), EXAMPLE + example);
    }

    private static String clean(String reason) {
        return reason.replaceAll("[\\[\\]\\r\\n]+", " ").strip();
    }

    /** All of a text, in their order. */
    public static List<Picture> in(String text) {
        List<Picture> pictures = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            pictures.add(of(mark.group(1), mark.group(2)));
        }
        return pictures;
    }

    /** From what stands in the brackets and in the parentheses. */
    public static Picture of(String caption, String target) {
        int colon = caption.indexOf(':');
        Optional<ExampleVerdict> verdict = colon < 0
                ? ExampleVerdict.of(caption)
                : ExampleVerdict.of(caption.substring(0, colon));
        return new Picture(verdict.orElse(null),
                verdict.isEmpty() ? caption : colon < 0 ? "" : caption.substring(colon + 1).strip(), target.strip());
    }

    /** The note that holds it; nothing where it is a file. */
    public Optional<NoteId> example() {
        if (!target.startsWith(EXAMPLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteId.of(target.substring(EXAMPLE.length())));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** As it stands in the text. */
    public String markdown() {
        return "![" + (verdict == null ? reason : verdict.key() + ": " + reason) + "](" + target + ")";
    }
}
