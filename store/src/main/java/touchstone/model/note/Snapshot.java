package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * A name for the project's content as it was after an entry of the log.
 *
 * @param seq the entry
 * @param head the entry's hash, which says that it is still that one
 * @param lineage hash of the first entry of that log, which tells it from another file's
 */
public record Snapshot(NoteId id, @Nullable AnnotatorId author, Instant time, String name, long seq, String head,
        String lineage) {

    public static final String KIND = "snapshot";

    /** Nothing where the note is something else. */
    public static Optional<Snapshot> of(Note note) {
        return Values.read(note, KIND, v -> new Snapshot(note.id(), note.author(), note.time(), v.text("name"),
                v.whole("seq"), v.text("head"), v.textOr("lineage", "")));
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time,
                Map.of("name", name, "seq", Long.toString(seq), "head", head, "lineage", lineage));
    }
}
