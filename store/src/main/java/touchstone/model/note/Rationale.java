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
 * What convinced somebody of an object's label.
 *
 * @param text in their words; may be empty where a way says it
 * @param way the answers given to the guideline's decision tree; empty where none were asked for
 * @param region the object that shows what convinced them, null for none
 */
public record Rationale(NoteId id, ImageId image, AnnotationId annotation, @Nullable AnnotatorId author, Instant time,
        String text, String way, @Nullable AnnotationId region) {

    public static final String KIND = "rationale";

    /** Nothing where the note is something else. */
    public static Optional<Rationale> of(Note note) {
        ImageId image = note.image();
        AnnotationId object = note.annotation();
        return image == null || object == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Rationale(note.id(), image, object, note.author(), note.time(),
                        v.textOr("text", ""), v.textOr("way", ""), v.orNull("region", AnnotationId::of)));
    }

    public Rationale with(String words) {
        return new Rationale(id, image, annotation, author, time, words, way, region);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("text", text));
        if (!way.isEmpty()) {
            fields.put("way", way);
        }
        if (region != null) {
            fields.put("region", region.toString());
        }
        return new Note(id, KIND, image, annotation, author, time, fields);
    }
}
