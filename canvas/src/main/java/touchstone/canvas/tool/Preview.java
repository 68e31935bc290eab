package touchstone.canvas.tool;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.Superpixels;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * What a gesture looks like while it runs.
 *
 * @param replaced objects that are shown in another shape, by id
 * @param shape the shape being drawn, in the label's colour, or null
 * @param line the part not fixed yet, from point to point
 * @param handles places to grab
 * @param marks signs at places, as where the pointer snaps to
 * @param notes short texts beside places
 * @param partition regions whose borders are shown faintly, or null
 * @param changed the only part of the picture that can differ from this tool's preview one input earlier; null if that
 *        is not known
 */
public record Preview(Map<AnnotationId, Geometry> replaced, @Nullable Geometry shape, Points line, Points handles,
        List<Mark> marks, List<Note> notes, @Nullable Superpixels partition, @Nullable Bounds changed) {

    /** A text beside a place. */
    public record Note(Point at, String text) {
    }

    public static final Preview NONE = new Preview(Map.of(), null, Points.of(), Points.of(), null);

    public Preview {
        replaced = Map.copyOf(replaced);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    public Preview(Map<AnnotationId, Geometry> replaced, @Nullable Geometry shape, Points line, Points handles,
            @Nullable Bounds changed) {
        this(replaced, shape, line, handles, List.of(), List.of(), null, changed);
    }

    public static Preview shape(Geometry shape) {
        return new Preview(Map.of(), shape, Points.of(), Points.of(), null);
    }

    public static Preview replacing(AnnotationId id, Geometry shape) {
        return new Preview(Map.of(id, shape), null, Points.of(), Points.of(), null);
    }

    public static Preview line(Points line) {
        return new Preview(Map.of(), null, line, Points.of(), null);
    }

    public Preview withHandles(Points places) {
        return new Preview(replaced, shape, line, places, marks, notes, partition, changed);
    }

    public Preview within(Bounds part) {
        return new Preview(replaced, shape, line, handles, marks, notes, partition, part);
    }

    public Preview withMarks(List<Mark> signs) {
        return new Preview(replaced, shape, line, handles, signs, notes, partition, changed);
    }

    public Preview withPartition(Superpixels regions) {
        return new Preview(replaced, shape, line, handles, marks, notes, regions, changed);
    }

    public Preview withNotes(List<Note> texts) {
        return new Preview(replaced, shape, line, handles, marks, texts, partition, changed);
    }
}
