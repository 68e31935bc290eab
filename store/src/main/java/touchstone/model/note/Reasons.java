package touchstone.model.note;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What annotators can choose from when they skip, escalate or are unsure, and who answers.
 *
 * @param expert who gets what is escalated; null for everybody
 * @param reasons the first nine have a key of their own
 */
public record Reasons(NoteId id, @Nullable AnnotatorId author, Instant time, @Nullable AnnotatorId expert,
        List<String> reasons) {

    public static final String KIND = "reasons";

    public Reasons {
        reasons = List.copyOf(reasons);
    }

    /** Nothing where the note is something else. */
    public static Optional<Reasons> of(Note note) {
        return Values.read(note, KIND, v -> new Reasons(note.id(), note.author(), note.time(),
                v.orNull("expert", AnnotatorId::of),
                v.text("reasons").lines().map(String::strip).filter(r -> !r.isEmpty()).toList()));
    }

    /** The latest among the notes. */
    public static Optional<Reasons> among(Collection<Note> notes) {
        return notes.stream().flatMap(n -> of(n).stream()).max(Comparator.comparing(Reasons::time));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("reasons", String.join("\n", reasons)));
        if (expert != null) {
            fields.put("expert", expert.toString());
        }
        return new Note(id, KIND, null, null, author, time, fields);
    }
}
