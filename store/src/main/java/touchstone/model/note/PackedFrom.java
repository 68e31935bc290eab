package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * In a project that came in a package: from where. It stands in the first entry of the project's log, so the state after
 * that entry is what the sender gave away.
 *
 * @param pack tells the package from every other
 * @param lineage hash of the first entry of the log of the sender's project
 * @param head hash of that log's last entry when it was packed
 * @param sender the sender's name
 * @param recipient for whom it was packed, null for whoever gets it
 */
public record PackedFrom(NoteId id, Instant time, String pack, String lineage, String head, String sender,
        @Nullable String recipient) {

    public static final String KIND = "packed";

    /** Nothing where the note is something else. */
    public static Optional<PackedFrom> of(Note note) {
        return Values.read(note, KIND, v -> new PackedFrom(note.id(), note.time(), v.text("package"),
                v.text("lineage"), v.text("head"), v.text("sender"), v.orNull("for", name -> name)));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(
                Map.of("package", pack, "lineage", lineage, "head", head, "sender", sender));
        if (recipient != null) {
            fields.put("for", recipient);
        }
        return new Note(id, KIND, null, null, null, time, fields);
    }
}
