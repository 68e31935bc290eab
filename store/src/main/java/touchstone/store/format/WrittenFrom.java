package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import touchstone.model.Messages;

/**
 * A text in an exported folder that names the state of the project it was written from, by the head of its history. Markdown,
 * because programs that read annotations take every JSON, XML, YAML, text or picture file of a folder for one of theirs.
 */
final class WrittenFrom {

    static final String FILE = "touchstone-export.md";

    private static final Messages TEXT = Messages.beside(WrittenFrom.class);

    private WrittenFrom() {
    }

    /** Replaces the one of an earlier export; nothing where the content has no history. */
    static void tell(Format format, Export written, Path folder) throws IOException {
        if (written.auditHead().isEmpty()) {
            return;
        }
        String losses = written.losses().all().stream()
                .map(l -> "* " + TEXT.text("from.loss", l.what(), l.count()) + "\n").collect(Collectors.joining());
        String text = TEXT.text("from", format.name(), written.annotations(), written.images(), Json.HEAD,
                written.auditHead()) + "\n" + losses;
        Path place = folder.resolve("." + FILE + ".part");
        try {
            Files.writeString(place, text, StandardCharsets.UTF_8);
            Files.move(place, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(place);
        }
    }
}
