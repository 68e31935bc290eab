package touchstone.model.geometry;

import java.util.OptionalDouble;

/**
 * The length of a shape's outline in pixels: of a polygon with its holes, of a mask along the edges of its pixels, of a
 * line itself.
 */
public final class Perimeter {

    private Perimeter() {
    }

    /** Empty for what has no outline. */
    public static OptionalDouble of(Geometry geometry) {
        return switch (geometry) {
            case Box b -> OptionalDouble.of(2 * (b.width() + b.height()));
            case Ellipse e -> OptionalDouble.of(ellipse(e.rx(), e.ry()));
            case Polygon p -> OptionalDouble.of(p.rings().stream().mapToDouble(Perimeter::ring).sum());
            case Polyline l -> OptionalDouble.of(l.points().length());
            case Mask m -> OptionalDouble.of(mask(m));
            case Keypoints k -> OptionalDouble.empty();
            case Tag t -> OptionalDouble.empty();
        };
    }

    private static double ring(Points ring) {
        return ring.length() + ring.get(ring.size() - 1).distance(ring.get(0));
    }

    /** Ramanujan's second approximation, off by less than 0.001 for axes up to 1 : 5 of length 1. */
    private static double ellipse(double a, double b) {
        if (a + b == 0) {
            return 0;
        }
        double h = (a - b) * (a - b) / ((a + b) * (a + b));
        return Math.PI * (a + b) * (1 + 3 * h / (10 + Math.sqrt(4 - 3 * h)));
    }

    /** Each run has a left and a right edge; above and below it are edges where the next row is not set. */
    private static double mask(Mask mask) {
        long[] edges = { 0 };
        mask.forEachRun((y, from, to) -> {
            edges[0] += 2;
            for (int x = from; x < to; x++) {
                edges[0] += (y == 0 || !mask.get(x, y - 1) ? 1 : 0)
                        + (y == mask.height() - 1 || !mask.get(x, y + 1) ? 1 : 0);
            }
        });
        return edges[0];
    }
}
