package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polygon.Part;

/** Changes to a polygon's rings, which are numbered as {@link Polygon#rings} lists them. */
final class Rings {

    private Rings() {
    }

    /** With a hole in the part that has the ring's first point inside; unchanged where no part has. */
    static Polygon cut(Polygon polygon, Points hole) {
        Point first = hole.get(0);
        List<Part> parts = new ArrayList<>();
        boolean cut = false;
        for (Part part : polygon.parts()) {
            if (!cut && part.outer().ringContains(first.x(), first.y())) {
                List<Points> holes = new ArrayList<>(part.holes());
                holes.add(hole);
                parts.add(new Part(part.outer(), holes));
                cut = true;
            } else {
                parts.add(part);
            }
        }
        return new Polygon(parts);
    }

    /**
     * With the other polygon's parts beside its own; what touches or overlaps grows together. Empty where nothing has an
     * area.
     */
    static Optional<Polygon> joined(Polygon polygon, Polygon more) {
        if (Areas.isValid(polygon) && Areas.isValid(more) && Areas.apart(polygon, more)) {
            List<Part> parts = new ArrayList<>(polygon.parts());
            parts.addAll(more.parts());
            return Optional.of(new Polygon(parts));
        }
        return Areas.union(List.of(polygon, more));
    }

    static Polygon with(Polygon polygon, int ring, UnaryOperator<Points> change) {
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (Part part : polygon.parts()) {
            Points outer = number++ == ring ? change.apply(part.outer()) : part.outer();
            List<Points> holes = new ArrayList<>();
            for (Points hole : part.holes()) {
                holes.add(number++ == ring ? change.apply(hole) : hole);
            }
            parts.add(new Part(outer, holes));
        }
        return new Polygon(parts);
    }

    /**
     * Without one vertex. A triangle that would lose one goes as a whole: a hole is closed, a part is removed with its
     * holes; the last part's outer triangle cannot lose any.
     */
    static Optional<Polygon> withoutVertex(Polygon polygon, int ring, int index) {
        if (polygon.rings().get(ring).size() > 3) {
            return Optional.of(with(polygon, ring, points -> points.remove(index)));
        }
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (Part part : polygon.parts()) {
            boolean removed = number++ == ring;
            List<Points> holes = new ArrayList<>();
            for (Points hole : part.holes()) {
                if (number++ != ring) {
                    holes.add(hole);
                }
            }
            if (!removed) {
                parts.add(new Part(part.outer(), holes));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Polygon(parts));
    }
}
