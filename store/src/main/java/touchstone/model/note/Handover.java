package touchstone.model.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * Why an annotator did not finish an image by themselves, and what they were told.
 *
 * @param reason in a few words, mostly one of the project's {@link Reasons}
 * @param answer what somebody who knows more said; empty while nobody has
 * @param answeredBy null while nobody has
 */
public record Handover(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, Way way, String reason,
        String answer, @Nullable AnnotatorId answeredBy) {

    public static final String KIND = "handover";

    /** What was done with the image. */
    public enum Way {
        SKIPPED, ESCALATED, UNSURE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Way of(String key) {
            return Arrays.stream(values()).filter(w -> w.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    /** Nothing where the note is something else. */
    public static Optional<Handover> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Handover(note.id(), image, note.author(), note.time(),
                        Way.of(v.text("way")), v.text("reason"), v.textOr("answer", ""),
                        v.orNull("answeredBy", AnnotatorId::of)));
    }

    /** Whether somebody who knows more has to look. */
    public boolean isOpen() {
        return way == Way.ESCALATED && answeredBy == null;
    }

    public Handover answered(String words, AnnotatorId by) {
        return new Handover(id, image, author, time, way, reason, words, by);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("way", way.key(), "reason", reason));
        if (!answer.isEmpty()) {
            fields.put("answer", answer);
        }
        if (answeredBy != null) {
            fields.put("answeredBy", answeredBy.toString());
        }
        return new Note(id, KIND, image, null, author, time, fields);
    }
}
