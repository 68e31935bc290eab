package touchstone.guideline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** A guideline's text in a file: Markdown in UTF-8, with or without a byte order mark, with any line ends. */
public final class GuidelineFile {

    private static final Messages MESSAGES = Messages.beside(GuidelineFile.class);
    private static final long MOST_BYTES = 4L << 20;

    private GuidelineFile() {
    }

    /** Its text with lines that end as everywhere. */
    public static String read(Path from) throws IOException {
        if (Files.isDirectory(from)) {
            throw new InputRefused(MESSAGES.text("file.folder", from.getFileName()));
        } else if (Files.size(from) > MOST_BYTES) {
            throw new InputRefused(MESSAGES.text("file.large", from.getFileName()));
        }
        String text = new String(Files.readAllBytes(from), StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 || text.indexOf('\0') >= 0) {
            throw new InputRefused(MESSAGES.text("file.noText", from.getFileName()));
        }
        return text.replaceFirst("^\ufeff", "").replaceAll("\r\n?", "\n");
    }
}
