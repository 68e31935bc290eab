package touchstone.model.note;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * By which policy the project says what is next.
 *
 * @param to for whom, null for everybody without one of their own
 * @param text the policy, as a file of one would hold it
 * @param seed what is drawn by chance starts from it
 */
public record WorkPolicy(NoteId id, @Nullable AnnotatorId author, Instant time, @Nullable AnnotatorId to, String text,
        long seed) {

    public static final String KIND = "policy";

    /** Nothing where the note is something else. */
    public static Optional<WorkPolicy> of(Note note) {
        return Values.read(note, KIND, v -> new WorkPolicy(note.id(), note.author(), note.time(),
                v.orNull("to", AnnotatorId::of), v.text("text"), v.whole("seed")));
    }

    /** The policy by which somebody works: their own, else everybody's; of several the latest. */
    public static Optional<WorkPolicy> of(Collection<Note> notes, @Nullable AnnotatorId who) {
        return notes.stream().flatMap(n -> of(n).stream()).filter(p -> p.to == null || p.to.equals(who))
                .max(Comparator.comparing((WorkPolicy p) -> p.to != null).thenComparing(WorkPolicy::time)
                        .thenComparing(p -> p.id().toString()));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("text", text, "seed", Long.toString(seed)));
        if (to != null) {
            fields.put("to", to.toString());
        }
        return new Note(id, KIND, null, null, author, time, fields);
    }
}
