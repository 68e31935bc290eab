package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What the next version of the guideline is to say, while it is written. A project has one at a time.
 *
 * @param from the version that it was begun from, 0 for none
 */
public record Draft(NoteId id, @Nullable AnnotatorId author, Instant time, int from, String text) {

    public static final String KIND = "draft";

    /** Nothing where the note is something else. */
    public static Optional<Draft> of(Note note) {
        return Values.read(note, KIND, v -> new Draft(note.id(), note.author(), note.time(),
                Math.toIntExact(v.whole("from")), v.text("text")));
    }

    public Draft with(String replacement) {
        return new Draft(id, author, time, from, replacement);
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time, Map.of("from", Integer.toString(from), "text", text));
    }
}
