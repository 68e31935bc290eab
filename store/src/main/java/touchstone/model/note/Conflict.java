package touchstone.model.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What a merge could not decide: two states of one item, both of which are kept until a person chooses. Whoever decides
 * removes the note.
 *
 * @param image the image that it happened on, null for what belongs to the whole project
 * @param object the object in question, null for what is none
 * @param beside the object that the other state is kept as, null where it is not kept as an object
 * @param what how sentences call the item
 * @param other the other state of what is no object, as {@code touchstone.store.Conflicts} writes it; empty where there
 * is none
 * @param author who made the other state, null where nobody said
 * @param time when the other state was made; where something was removed, when the item itself was
 */
public record Conflict(NoteId id, @Nullable ImageId image, @Nullable AnnotationId object, Reason reason,
        @Nullable AnnotationId beside, String what, String other, @Nullable AnnotatorId author, Instant time) {

    public enum Reason {
        /** Both changed it, each in another way: the later state stays, the other is kept beside it. */
        BOTH_CHANGED,
        /** One removed it, the other changed it or uses it: it stays. */
        REMOVED;

        public String key() {
            return this == BOTH_CHANGED ? "both-changed" : "removed";
        }

        private static Reason of(String key) {
            return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    public static final String KIND = "conflict";

    /** Nothing where the note is something else. */
    public static Optional<Conflict> of(Note note) {
        return Values.read(note, KIND,
                v -> new Conflict(note.id(), note.image(), note.annotation(), Reason.of(v.text("reason")),
                        v.orNull("beside", AnnotationId::of), v.text("what"), v.textOr("other", ""), note.author(),
                        note.time()));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("reason", reason.key(), "what", what));
        if (beside != null) {
            fields.put("beside", beside.toString());
        }
        if (!other.isEmpty()) {
            fields.put("other", other);
        }
        return new Note(id, KIND, image, object, author, time, fields);
    }
}
