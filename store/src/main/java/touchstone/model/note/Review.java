package touchstone.model.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param reason why, in the reviewer's words; may be empty where it was accepted or where faults say it
 * @param stage as whom the author looked
 * @param faults what was wrong, in the order in which it was found
 */
public record Review(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, AnnotatorId of,
        Outcome outcome, String reason, Stage stage, List<Fault> faults) {

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

    /** Who looks: work goes up these steps, and a later one outweighs an earlier one. */
    public enum Stage {
        SELF, PEER, EXPERT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of a note that does not say, somebody else's look. */
        public static Stage of(String key) {
            return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst().orElse(PEER);
        }
    }

    public Review {
        faults = List.copyOf(faults);
    }

    /** By a peer who names no single faults. */
    public Review(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, AnnotatorId of,
            Outcome outcome, String reason) {
        this(id, image, author, time, of, outcome, reason, Stage.PEER, List.of());
    }

    /** Nothing where the note is something else. */
    public static Optional<Review> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Review(note.id(), image, note.author(), note.time(),
                        AnnotatorId.of(v.text("of")), Outcome.of(v.text("outcome")), v.text("reason"),
                        Stage.of(v.textOr("stage", "")),
                        v.textOr("faults", "").lines().map(Fault::of).toList()));
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(
                Map.of("of", of.toString(), "outcome", outcome.key(), "reason", reason, "stage", stage.key()));
        if (!faults.isEmpty()) {
            fields.put("faults", faults.stream().map(Fault::line).collect(Collectors.joining("\n")));
        }
        return new Note(id, KIND, image, null, author, time, fields);
    }
}
