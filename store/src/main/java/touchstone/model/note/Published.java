package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.GuidelineId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * That a version of the guideline was published, and which classes mean something else since: what was made of them under
 * older versions has to be looked at again.
 *
 * @param version as the guideline's when it was published; one that was taken in from another file may be numbered anew
 * @param labels names of the classes that changed in meaning
 * @param because why
 */
public record Published(NoteId id, @Nullable AnnotatorId author, Instant time, GuidelineId guideline, int version,
        Set<String> labels, String because) {

    public static final String KIND = "published";

    public Published {
        labels = Set.copyOf(labels);
    }

    /** Nothing where the note is something else. */
    public static Optional<Published> of(Note note) {
        return Values.read(note, KIND, v -> {
            Set<String> labels = new TreeSet<>();
            v.text("labels").lines().filter(l -> !l.isBlank()).forEach(labels::add);
            return new Published(note.id(), note.author(), note.time(), GuidelineId.of(v.text("guideline")),
                    Math.toIntExact(v.whole("version")), labels, v.text("because"));
        });
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time, Map.of("guideline", guideline.toString(), "version",
                Integer.toString(version), "labels", String.join("\n", new TreeSet<>(labels)), "because", because));
    }
}
