package touchstone.model.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What came of looking over an annotator's work on an image.
 *
 * @param author who looked
 * @param of whose work it is
 * @param reason why, in the reviewer's words; may be empty where it was accepted
 */
public record Review(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, AnnotatorId of,
        Outcome outcome, String reason) {

    public static final String KIND = "review";

    public enum Outcome {
        ACCEPTED, RETURNED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String key) {
            return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    /** Nothing where the note is something else. */
    public static Optional<Review> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Review(note.id(), image, note.author(), note.time(),
                        AnnotatorId.of(v.text("of")), Outcome.of(v.text("outcome")), v.text("reason")));
    }

    public Note note() {
        return new Note(id, KIND, image, null, author, time,
                Map.of("of", of.toString(), "outcome", outcome.key(), "reason", reason));
    }
}
