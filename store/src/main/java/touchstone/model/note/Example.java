package touchstone.model.note;

import java.time.Instant;
import java.util.Base64;
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
 * A place pinned as an example for the guideline, with a picture of it, so that it is seen where its image is not.
 *
 * @param image null where the image did not come along
 * @param annotation the object that it shows, null for a place alone
 * @param place in pixels of the image
 * @param label the class's name
 * @param reason why it counts or does not
 */
public record Example(NoteId id, @Nullable ImageId image, @Nullable AnnotationId annotation,
        @Nullable AnnotatorId author, Instant time, String label, ExampleVerdict verdict, String reason, Bounds place,
        Crop crop) {

    public static final String KIND = "example";

    /** A PNG as base64; empty where the picture must not be told. */
    public record Crop(String base64) {

        public static final Crop NONE = new Crop("");

        public static Crop of(byte[] png) {
            return new Crop(Base64.getEncoder().encodeToString(png));
        }

        public byte[] png() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** Nothing where the note is something else. */
    public static Optional<Example> of(Note note) {
        return Values.read(note, KIND, v -> {
            double x = v.finite("x");
            double y = v.finite("y");
            Crop crop = new Crop(v.textOr("crop", ""));
            crop.png();
            return new Example(note.id(), note.image(), note.annotation(), note.author(), note.time(),
                    v.text("label"),
                    ExampleVerdict.of(v.text("verdict")).orElseThrow(() -> new IllegalArgumentException(KIND)),
                    v.text("reason"), Bounds.ofSize(x, y, v.finite("width"), v.finite("height")), crop);
        });
    }

    /** As it may go to somebody who must not learn where it comes from. */
    public Example alone(Crop picture) {
        return new Example(id, null, null, null, time, label, verdict, reason, Bounds.ofSize(0, 0, 0, 0), picture);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("label", label, "verdict", verdict.key(), "reason", reason,
                "x", Double.toString(place.minX()), "y", Double.toString(place.minY()),
                "width", Double.toString(place.width()), "height", Double.toString(place.height())));
        if (!crop.base64().isEmpty()) {
            fields.put("crop", crop.base64());
        }
        return new Note(id, KIND, image, annotation, author, time, fields);
    }
}
