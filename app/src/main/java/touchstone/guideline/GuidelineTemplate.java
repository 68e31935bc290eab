package touchstone.guideline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import touchstone.model.Messages;

/** Guidelines to begin with, written for this program and free for everybody (CC0 1.0). */
public enum GuidelineTemplate {
    CELLS, LESIONS, DEFECTS, BOARD;

    private static final Messages MESSAGES = Messages.beside(GuidelineTemplate.class);

    /** Its name on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GuidelineTemplate> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key().equals(key.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** What it is for, for people. */
    public String title() {
        return MESSAGES.text("template." + key());
    }

    /** Its Markdown. */
    public String text() {
        try (InputStream in = Objects
                .requireNonNull(GuidelineTemplate.class.getResourceAsStream(key() + ".md"), key())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
