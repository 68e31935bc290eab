package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * That somebody stands for the content as it was after an entry of the log.
 *
 * @param name of who signs, as it was then
 * @param meaning what is signed: "reviewed", "approved for training"
 * @param seq the last entry that is signed
 * @param head that entry's hash, which covers all entries before it
 * @param lineage hash of the first entry of that log, which tells it from another file's
 */
public record SignOff(NoteId id, @Nullable AnnotatorId author, Instant time, String name, String meaning, long seq,
        String head, String lineage) {

    public static final String KIND = "sign-off";

    /** Nothing where the note is something else. */
    public static Optional<SignOff> of(Note note) {
        return Values.read(note, KIND, v -> new SignOff(note.id(), note.author(), note.time(), v.text("name"),
                v.text("meaning"), v.whole("seq"), v.text("head"), v.textOr("lineage", "")));
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time,
                Map.of("name", name, "meaning", meaning, "seq", Long.toString(seq), "head", head, "lineage", lineage));
    }
}
