package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * That another file's work was taken in, up to an entry of its log.
 *
 * @param lineage hash of the first entry of the other file's log: the same for all that became of that file
 * @param seq the last entry that was taken in
 * @param head that entry's hash
 * @param file the other file's name, for people
 */
public record Received(NoteId id, @Nullable AnnotatorId author, Instant time, String lineage, long seq, String head,
        String file) {

    public static final String KIND = "received";

    /** Nothing where the note is something else. */
    public static Optional<Received> of(Note note) {
        return Values.read(note, KIND, v -> new Received(note.id(), note.author(), note.time(), v.text("lineage"),
                v.whole("seq"), v.text("head"), v.text("file")));
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time, Map.of("lineage", lineage, "seq", Long.toString(seq),
                "head", head, "file", file));
    }
}
