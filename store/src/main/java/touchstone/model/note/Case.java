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
import touchstone.model.geometry.Bounds;

/**
 * A place that the guideline does not settle, reported by whoever met it, and what was answered.
 *
 * @param annotation the object that it is about, null for the place alone
 * @param place in pixels of the image
 * @param label the class's name that it was taken for; may be empty
 * @param answer empty while nobody has answered
 * @param answeredBy who answered, null while nobody has
 */
public record Case(NoteId id, ImageId image, @Nullable AnnotationId annotation, @Nullable AnnotatorId author,
        Instant time, Bounds place, String label, String text, String answer, @Nullable AnnotatorId answeredBy) {

    public static final String KIND = "case";

    /** Nothing where the note is something else. */
    public static Optional<Case> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Case(note.id(), image, note.annotation(), note.author(),
                        note.time(),
                        Bounds.ofSize(v.finite("x"), v.finite("y"), v.finite("width"), v.finite("height")),
                        v.textOr("label", ""), v.text("text"), v.textOr("answer", ""),
                        v.orNull("answeredBy", AnnotatorId::of)));
    }

    public boolean isOpen() {
        return answer.isEmpty();
    }

    public Case answered(String words, @Nullable AnnotatorId by) {
        return new Case(id, image, annotation, author, time, place, label, text, words, by);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("x", Double.toString(place.minX()),
                "y", Double.toString(place.minY()), "width", Double.toString(place.width()),
                "height", Double.toString(place.height()), "label", label, "text", text));
        if (!answer.isEmpty()) {
            fields.put("answer", answer);
        }
        if (answeredBy != null) {
            fields.put("answeredBy", answeredBy.toString());
        }
        return new Note(id, KIND, image, annotation, author, time, fields);
    }
}
