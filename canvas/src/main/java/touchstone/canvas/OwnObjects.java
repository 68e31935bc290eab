package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tool.Nearness;
import touchstone.canvas.tool.ToolContext;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

/**
 * The objects of the layer that is worked on, as tools see them.
 *
 * @param others the other layers that are shown
 */
record OwnObjects(ObjectIndex index, List<Shown> others) implements ToolContext.Objects {

    /** Another layer, whose style leaves some of its objects out. */
    record Shown(ObjectIndex index, Style style) {
    }

    OwnObjects {
        others = List.copyOf(others);
    }

    @Override
    public Optional<Annotation> get(AnnotationId id) {
        return index.get(id);
    }

    @Override
    public Optional<Annotation> at(Point point, double tolerance) {
        Bounds near = new Bounds(point.x(), point.y(), point.x(), point.y()).grow(tolerance);
        return index.topmost(near, a -> Nearness.touches(a.geometry(), point, tolerance));
    }

    @Override
    public List<Annotation> touching(Bounds region) {
        return index.in(region);
    }

    @Override
    public List<Annotation> seen(Bounds region) {
        List<Annotation> found = new ArrayList<>();
        for (Shown other : others) {
            other.index.in(region).stream().filter(other.style::shows).forEach(found::add);
        }
        found.addAll(touching(region));
        return found;
    }

    @Override
    public List<Annotation> within(Bounds region) {
        return index.in(region).stream().filter(a -> a.geometry().bounds().intersection(region)
                .equals(a.geometry().bounds())).toList();
    }
}
