package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** That a project's images tell of people: pictures leave it only as copies, each checked by a person. */
public record Sensitive(NoteId id, @Nullable AnnotatorId author, Instant time) {

    public static final String KIND = "sensitive";

    /** Nothing where the note is something else. */
    public static Optional<Sensitive> of(Note note) {
        return note.kind().equals(KIND)
                ? Optional.of(new Sensitive(note.id(), note.author(), note.time()))
                : Optional.empty();
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time, Map.of());
    }
}
