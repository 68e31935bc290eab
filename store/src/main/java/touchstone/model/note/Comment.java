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
 * Words pinned on a place of an image.
 *
 * @param annotation the object that it is about, null for the place alone
 * @param x in pixels of the image, as shapes are
 * @param y in pixels of the image, as shapes are
 * @param replyTo the comment that this one answers, null for one that begins
 */
public record Comment(NoteId id, ImageId image, @Nullable AnnotationId annotation, @Nullable AnnotatorId author,
        Instant time, double x, double y, String text, @Nullable NoteId replyTo, boolean resolved) {

    public static final String KIND = "comment";

    /** Nothing where the note is something else. */
    public static Optional<Comment> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND,
                        v -> new Comment(note.id(), image, note.annotation(), note.author(), note.time(),
                                v.finite("x"), v.finite("y"), v.text("text"), v.orNull("replyTo", NoteId::of),
                                v.flag("resolved")));
    }

    public Comment withText(String replacement) {
        return new Comment(id, image, annotation, author, time, x, y, replacement, replyTo, resolved);
    }

    public Comment withResolved(boolean replacement) {
        return new Comment(id, image, annotation, author, time, x, y, text, replyTo, replacement);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(
                Map.of("x", Double.toString(x), "y", Double.toString(y), "text", text));
        if (replyTo != null) {
            fields.put("replyTo", replyTo.toString());
        }
        if (resolved) {
            fields.put("resolved", "true");
        }
        return new Note(id, KIND, image, annotation, author, time, fields);
    }
}
