package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * @param wider those of them that may now be found where there was none: images that were finished without one under an
 *            older version have to be looked at again too
 * @param because why
 */
public record Published(NoteId id, @Nullable AnnotatorId author, Instant time, GuidelineId guideline, int version,
        Set<String> labels, Set<String> wider, String because) {

    public static final String KIND = "published";

    public Published {
        labels = Set.copyOf(labels);
        wider = Set.copyOf(wider);
    }

    /** Nothing where the note is something else. */
    public static Optional<Published> of(Note note) {
        return Values.read(note, KIND, v -> new Published(note.id(), note.author(), note.time(),
                GuidelineId.of(v.text("guideline")), Math.toIntExact(v.whole("version")), lines(v.text("labels")),
                lines(v.textOr("wider", "")), v.text("because")));
    }

    private static Set<String> lines(String text) {
        return text.lines().filter(l -> !l.isBlank()).collect(Collectors.toSet());
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("guideline", guideline.toString(), "version",
                Integer.toString(version), "labels", String.join("\n", new TreeSet<>(labels)), "because", because));
        if (!wider.isEmpty()) {
            fields.put("wider", String.join("\n", new TreeSet<>(wider)));
        }
        return new Note(id, KIND, null, null, author, time, fields);
    }
}
