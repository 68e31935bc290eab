package touchstone.canvas.tool;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;

/**
 * What a gesture looks like while it runs.
 *
 * @param replaced objects that are shown in another shape, by id
 * @param shape the shape being drawn, in the label's colour, or null
 * @param line the part not fixed yet, from point to point
 * @param handles places to grab
 * @param changed the only part of the picture that can differ from this tool's preview one input earlier; null if that
 *        is not known
 */
public record Preview(Map<AnnotationId, Geometry> replaced, @Nullable Geometry shape, Points line, Points handles,
        @Nullable Bounds changed) {

    public static final Preview NONE = new Preview(Map.of(), null, Points.of(), Points.of(), null);

    public Preview {
        replaced = Map.copyOf(replaced);
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
        return new Preview(replaced, shape, line, places, changed);
    }

    public Preview within(Bounds part) {
        return new Preview(replaced, shape, line, handles, part);
    }
}
