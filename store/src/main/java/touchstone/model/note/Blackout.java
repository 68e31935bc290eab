package touchstone.model.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;

/**
 * A part of an image that no copy of it shows, such as a name within the picture. The image's own file keeps it.
 *
 * @param bounds in pixels of the image, as shapes are; pixels that are touched at all are black
 */
public record Blackout(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, Bounds bounds) {

    public static final String KIND = "blackout";

    /** Nothing where the note is something else. */
    public static Optional<Blackout> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Blackout(note.id(), image, note.author(), note.time(),
                        new Bounds(v.finite("minX"), v.finite("minY"), v.finite("maxX"), v.finite("maxY"))));
    }

    /** Every image's black parts. */
    public static Map<ImageId, List<Bounds>> byImage(ProjectView project) {
        return project.notes().stream().flatMap(n -> of(n).stream()).collect(
                Collectors.groupingBy(Blackout::image, Collectors.mapping(Blackout::bounds, Collectors.toList())));
    }

    public Note note() {
        return new Note(id, KIND, image, null, author, time,
                Map.of("minX", Double.toString(bounds.minX()), "minY", Double.toString(bounds.minY()), "maxX",
                        Double.toString(bounds.maxX()), "maxY", Double.toString(bounds.maxY())));
    }
}
