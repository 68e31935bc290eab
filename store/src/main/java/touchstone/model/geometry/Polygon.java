package touchstone.model.geometry;

import java.util.List;
import java.util.stream.Stream;

/**
 * One or more parts, each an outer ring with any number of holes. Rings are open lists of at least three points (the
 * first is not repeated), in any direction. The inside of a part is what is inside its outer ring and in none of its
 * holes; the inside of the polygon is the union of its parts.
 */
public record Polygon(List<Part> parts) implements Geometry {

    /** An outer ring and its holes. */
    public record Part(Points outer, List<Points> holes) {

        public Part {
            holes = List.copyOf(holes);
            requireRing(outer);
            holes.forEach(Part::requireRing);
        }

        private static void requireRing(Points ring) {
            if (ring.size() < 3) {
                throw new InvalidGeometry("A polygon ring needs at least three points and has " + ring.size() + ".");
            }
        }

        double area() {
            return Math.abs(outer.signedArea()) - holes.stream().mapToDouble(h -> Math.abs(h.signedArea())).sum();
        }

        boolean contains(double x, double y) {
            return outer.ringContains(x, y) && holes.stream().noneMatch(h -> h.ringContains(x, y));
        }

        Part translate(double dx, double dy) {
            return new Part(outer.translate(dx, dy), holes.stream().map(h -> h.translate(dx, dy)).toList());
        }
    }

    public Polygon {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new InvalidGeometry("A polygon needs at least one ring.");
        }
    }

    /** One part; the first ring is the outer one, the others are its holes. */
    public static Polygon of(Points outer, Points... holes) {
        return new Polygon(List.of(new Part(outer, List.of(holes))));
    }

    /** All rings of all parts, each part's outer ring before its holes. */
    public List<Points> rings() {
        return parts.stream().flatMap(p -> Stream.concat(Stream.of(p.outer),
                p.holes.stream())).toList();
    }

    public boolean hasHoles() {
        return parts.stream().anyMatch(p -> !p.holes.isEmpty());
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.POLYGON;
    }

    @Override
    public Bounds bounds() {
        Bounds all = parts.getFirst().outer.bounds();
        for (int i = 1; i < parts.size(); i++) {
            all = all.union(parts.get(i).outer.bounds());
        }
        return all;
    }

    /** Sum over the parts of outer ring less holes: exact for simple rings whose parts do not overlap. */
    @Override
    public double area() {
        return parts.stream().mapToDouble(Part::area).sum();
    }

    @Override
    public boolean contains(double x, double y) {
        return parts.stream().anyMatch(p -> p.contains(x, y));
    }

    @Override
    public Polygon translate(double dx, double dy) {
        return new Polygon(parts.stream().map(p -> p.translate(dx, dy)).toList());
    }
}
