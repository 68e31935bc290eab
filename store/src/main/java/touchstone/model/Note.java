package touchstone.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said about the work: a comment, the outcome of a review, a sign-off, the name of a snapshot. What the
 * fields mean is the kind's business; records of {@code touchstone.model.note} read and write those that are known, and others are
 * carried as they are.
 *
 * @param kind what sort of thing is said, in lower case ("comment")
 * @param image what it is said about, null for the project
 * @param annotation what it is said about, null for the image; it may be gone, because what was said about an object is
 * part of the record
 * @param author who says it, null where nobody said
 * @param time when it was said, in whole milliseconds
 * @param fields values by name, sorted
 */
public record Note(NoteId id, String kind, @Nullable ImageId image, @Nullable AnnotationId annotation,
        @Nullable AnnotatorId author, Instant time, Map<String, String> fields) implements Item {

    public Note {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("A note has no kind.");
        }
        if (annotation != null && image == null) {
            throw new IllegalArgumentException("A note about an object names no image.");
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    public Note withFields(Map<String, String> replacement) {
        return new Note(id, kind, image, annotation, author, time, replacement);
    }

    @Override
    public NoteId identity() {
        return id;
    }
}
