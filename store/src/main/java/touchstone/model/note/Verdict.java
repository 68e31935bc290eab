package touchstone.model.note;

import java.time.Instant;
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
 * What somebody made of a model's prediction, which itself stays as the model said it.
 *
 * @param prediction the model's object
 * @param own the copy that it became, null where it was rejected
 * @param millis how long it was looked at, in milliseconds
 */
public record Verdict(NoteId id, ImageId image, AnnotationId prediction, AnnotatorId author, Instant time,
        @Nullable AnnotationId own, long millis) {

    public static final String KIND = "verdict";

    /** Nothing where the note is something else. */
    public static Optional<Verdict> of(Note note) {
        ImageId image = note.image();
        AnnotationId prediction = note.annotation();
        AnnotatorId author = note.author();
        return image == null || prediction == null || author == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Verdict(note.id(), image, prediction, author, note.time(),
                        v.orNull("own", AnnotationId::of), v.whole("millis")));
    }

    public boolean isRejected() {
        return own == null;
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("millis", Long.toString(millis)));
        if (own != null) {
            fields.put("own", own.toString());
        }
        return new Note(id, KIND, image, prediction, author, time, fields);
    }
}
