package touchstone.model.note;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** That a person has looked whether an image's pixels tell of somebody, and blacked out what does. */
public record IdentityCheck(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time) {

    public static final String KIND = "identity-checked";

    /** Nothing where the note is something else. */
    public static Optional<IdentityCheck> of(Note note) {
        ImageId image = note.image();
        return image == null || !note.kind().equals(KIND)
                ? Optional.empty()
                : Optional.of(new IdentityCheck(note.id(), image, note.author(), note.time()));
    }

    public Note note() {
        return new Note(id, KIND, image, null, author, time, Map.of());
    }
}
