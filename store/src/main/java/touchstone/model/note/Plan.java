package touchstone.model.note;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * How good a model was after training on so many labels, as a table in text: what a plan for more labels rests on. A project
 * has one.
 *
 * @param curve as it was pasted or read: a heading line, then a line for each training
 */
public record Plan(@Nullable AnnotatorId author, Instant time, String curve) {

    public static final String KIND = "plan";

    private static final NoteId ONLY = new NoteId(UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8)));

    /** Nothing where the note is something else. */
    public static Optional<Plan> of(Note note) {
        return Values.read(note, KIND, v -> new Plan(note.author(), note.time(), v.text("curve")));
    }

    public Note note() {
        return new Note(ONLY, KIND, null, null, author, time, Map.of("curve", curve));
    }
}
