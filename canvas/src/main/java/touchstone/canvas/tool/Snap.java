package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * A place of another object, on any layer that is shown, that the pointer is drawn to.
 *
 * @param line which of the object's lines it lies on; -1 for a joint or a centre
 */
record Snap(Point at, Mark.Look kind, Annotation object, int line) {

    static final Option.Switch ON = new Option.Switch("snap", false);
    static final Option.Amount REACH = new Option.Amount("snap-reach", 10, 1, 100, 1);
    /** Whether the middles of segments and of shapes count too. */
    static final Option.Switch MIDDLES = new Option.Switch("snap-middles", false);

    static final List<Option> OPTIONS = List.of(ON, REACH, MIDDLES);

    /** The nearest vertex within reach, else the nearest place on a border; only what lies on the image. */
    static Optional<Snap> at(Point p, ToolContext context, Set<AnnotationId> except) {
        if (!context.options().on(ON)) {
            return Optional.empty();
        }
        double reach = context.options().amount(REACH) * context.pixel();
        Bounds near = new Bounds(p.x(), p.y(), p.x(), p.y()).grow(reach);
        Search search = new Search(p, reach, context);
        for (Annotation neighbour : context.objects().seen(near)) {
            if (!except.contains(neighbour.id())) {
                search.look(neighbour);
            }
        }
        return Optional.ofNullable(search.point != null ? search.point : search.border);
    }

    static Options toggled(Options options) {
        return options.with(ON, !options.on(ON));
    }

    Mark mark() {
        return new Mark(at, kind);
    }

    /** What was found so far. */
    private static final class Search {

        private final Point from;
        private final boolean middles;
        private final ToolContext context;
        private double pointDistance;
        private double borderDistance;
        private @Nullable Snap point;
        private @Nullable Snap border;

        private Search(Point from, double reach, ToolContext context) {
            this.from = from;
            this.context = context;
            middles = context.options().on(MIDDLES);
            pointDistance = reach;
            borderDistance = reach;
        }

        private void look(Annotation neighbour) {
            Geometry shape = neighbour.geometry();
            boolean closed = Nearness.closed(shape);
            List<Points> lines = Nearness.lines(shape);
            for (int line = 0; line < lines.size(); line++) {
                Points points = lines.get(line);
                if (!points.bounds().grow(borderDistance).contains(from.x(), from.y())) {
                    continue;
                }
                for (int i = 0; i < points.size(); i++) {
                    if (!(shape instanceof Ellipse)) {
                        offer(points.x(i), points.y(i), Mark.Look.VERTEX, neighbour, line);
                    }
                    int next = i + 1 == points.size() ? 0 : i + 1;
                    if (middles && !(shape instanceof Ellipse) && (closed || next > 0)) {
                        offer((points.x(i) + points.x(next)) / 2, (points.y(i) + points.y(next)) / 2,
                                Mark.Look.MIDDLE, neighbour, line);
                    }
                }
                int of = line;
                RingPlace.nearest(points, closed, from, borderDistance)
                        .filter(place -> onImage(place.at().x(), place.at().y())).ifPresent(place -> {
                            borderDistance = place.at().distance(from);
                            border = new Snap(place.at(), Mark.Look.BORDER, neighbour, of);
                        });
            }
            if (shape instanceof Keypoints k) {
                k.joints().stream().filter(j -> j.visibility() != Keypoints.ABSENT)
                        .forEach(j -> offer(j.x(), j.y(), Mark.Look.VERTEX, neighbour, -1));
            }
            if (middles && !lines.isEmpty() && closed) {
                offer(shape.bounds().centerX(), shape.bounds().centerY(), Mark.Look.CENTRE, neighbour, -1);
            }
        }

        private boolean onImage(double x, double y) {
            return x >= 0 && y >= 0 && x <= context.width() && y <= context.height();
        }

        private void offer(double x, double y, Mark.Look kind, Annotation neighbour, int line) {
            double dx = x - from.x();
            double dy = y - from.y();
            if (Math.abs(dx) <= pointDistance && Math.abs(dy) <= pointDistance && onImage(x, y)) {
                double distance = Math.hypot(dx, dy);
                if (distance < pointDistance || (point == null && distance == pointDistance)) {
                    pointDistance = distance;
                    point = new Snap(new Point(x, y), kind, neighbour, line);
                }
            }
        }
    }
}
