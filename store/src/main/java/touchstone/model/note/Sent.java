package touchstone.model.note;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * That a package went out, with the key to it: this note never leaves the sender's project.
 *
 * @param pack tells the package from every other
 * @param recipient for whom it was packed, null for whoever gets it
 * @param options how it was packed, in words
 * @param images which image of this project is behind each of the package's, where they have other ids there; in the
 * package's order
 * @param names what the package calls images and people, by what they are called here
 */
public record Sent(NoteId id, @Nullable AnnotatorId author, Instant time, String pack, @Nullable String recipient,
        String options, Map<ImageId, ImageId> images, Map<String, String> names) {

    public static final String KIND = "package";

    public Sent {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /** Nothing where the note is something else. */
    public static Optional<Sent> of(Note note) {
        return Values.read(note, KIND, v -> new Sent(note.id(), note.author(), note.time(), v.text("package"),
                v.orNull("for", name -> name), v.text("options"), images(v.text("images")), names(note.fields())));
    }

    private static Map<ImageId, ImageId> images(String text) {
        Map<ImageId, ImageId> images = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            images.put(ImageId.of(line.substring(0, blank)), ImageId.of(line.substring(blank + 1)));
        });
        return images;
    }

    private static Map<String, String> names(Map<String, String> fields) {
        return fields.entrySet().stream().filter(f -> f.getKey().startsWith("name: "))
                .collect(Collectors.toMap(f -> f.getKey().substring(6), Map.Entry::getValue));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("package", pack, "options", options, "images",
                images.entrySet().stream().map(i -> i.getKey() + " " + i.getValue())
                        .collect(Collectors.joining("\n"))));
        if (recipient != null) {
            fields.put("for", recipient);
        }
        names.forEach((here, there) -> fields.put("name: " + here, there));
        return new Note(id, KIND, null, null, author, time, fields);
    }
}
