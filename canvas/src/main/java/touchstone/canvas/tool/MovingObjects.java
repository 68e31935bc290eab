package touchstone.canvas.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Objects follow the pointer.
 *
 * @param meant what is selected when nothing was moved in the end
 */
record MovingObjects(List<Annotation> objects, Point from, double dx, double dy,
        AnnotationId meant) implements SelectTool {

    public MovingObjects {
        objects = List.copyOf(objects);
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Input.Drag d -> to(d.at(), context);
            case Input.Release r when dx == 0 && dy == 0 -> {
                Step picked = Step.to(new SelectTool.Idle(List.of(), from));
                yield context.selection().equals(Set.of(meant)) ? picked : picked.selecting(meant);
            }
            case Input.Release r -> Edits.moved(new SelectTool.Idle(), objects, dx, dy, context);
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new SelectTool.Idle());
            default -> Step.to(this);
        };
    }

    private Step to(Point at, ToolContext context) {
        if (dx == 0 && dy == 0 && from.distance(at) < SLACK * context.pixel()) {
            return Step.to(this);
        }
        Point shift = kept(objects, at.x() - from.x(), at.y() - from.y(), context);
        return Step.to(new MovingObjects(objects, from, shift.x(), shift.y(), meant));
    }

    @Override
    public Preview preview(ToolContext context) {
        if (dx == 0 && dy == 0) {
            return new SelectTool.Idle().preview(context);
        }
        Map<AnnotationId, Geometry> moved = new HashMap<>();
        objects.forEach(a -> moved.put(a.id(), a.geometry().translate(dx, dy)));
        return new Preview(moved, null, Points.of(), Points.of(), null);
    }

    @Override
    public String hint() {
        return "select.move";
    }

    /** A move as far as the objects stay on the image; objects that are not wholly on it move freely. */
    static Point kept(List<Annotation> objects, double dx, double dy, ToolContext context) {
        Bounds all = objects.stream().map(a -> a.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
        boolean across = all.minX() >= 0 && all.maxX() <= context.width();
        boolean down = all.minY() >= 0 && all.maxY() <= context.height();
        return new Point(across ? Math.clamp(dx, -all.minX(), context.width() - all.maxX()) : dx,
                down ? Math.clamp(dy, -all.minY(), context.height() - all.maxY()) : dy);
    }
}
