package touchstone.model.note;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What was decided where two annotators differ.
 *
 * @param author who decided
 */
public record Decision(Place about, ImageId image, @Nullable AnnotatorId author, Instant time, Outcome outcome) {

    public static final String KIND = "decision";

    /**
     * Where they differ, and on whose layer the result lies.
     *
     * @param first the first one's object, null where there is none
     * @param second the other's, null where there is none
     */
    public record Place(@Nullable AnnotationId first, @Nullable AnnotationId second, AnnotatorId into) {

        /** The same for the same place, so that a second decision replaces the first wherever it was made. */
        public NoteId note() {
            return new NoteId(UUID.nameUUIDFromBytes((first + " " + second + " " + into)
                    .getBytes(StandardCharsets.UTF_8)));
        }
    }

    public enum Outcome {
        FIRST, SECOND, BOTH, NEITHER, REDRAWN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean takesFirst() {
            return this == FIRST || this == BOTH;
        }

        public boolean takesSecond() {
            return this == SECOND || this == BOTH;
        }

        static Outcome of(String key) {
            return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    /** Nothing where the note is something else. */
    public static Optional<Decision> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Decision(
                        new Place(v.orNull("first", AnnotationId::of), v.orNull("second", AnnotationId::of),
                                AnnotatorId.of(v.text("into"))),
                        image, note.author(), note.time(), Outcome.of(v.text("outcome"))));
    }

    public Note note() {
        Map<String, String> fields = new HashMap<>(
                Map.of("into", about.into().toString(), "outcome", outcome.key()));
        if (about.first() != null) {
            fields.put("first", about.first().toString());
        }
        if (about.second() != null) {
            fields.put("second", about.second().toString());
        }
        return new Note(about.note(), KIND, image, null, author, time, fields);
    }
}
