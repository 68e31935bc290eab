package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** Random polygons for properties. */
final class Shapes {

    private Shapes() {
    }

    /** A star-shaped ring: simple, and not convex. */
    static Points ring(Random random, double cx, double cy, double least, double most, int vertices) {
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / vertices;
            double radius = least + (most - least) * random.nextDouble();
            ring.add(new Point(rounded(cx + radius * Math.cos(angle)), rounded(cy + radius * Math.sin(angle))));
        }
        return Points.of(ring);
    }

    static double rounded(double v) {
        return Math.round(v * 100) / 100.0;
    }

    /** One part, with a hole or without. */
    static Polygon polygon(Random random) {
        double cx = 35 + 30 * random.nextDouble();
        double cy = 30 + 20 * random.nextDouble();
        Points outer = ring(random, cx, cy, 14, 30, 3 + random.nextInt(20) + 3);
        return random.nextBoolean()
                ? Polygon.of(outer)
                : Areas.subtract(Polygon.of(outer), List.of(Polygon.of(ring(random, cx, cy, 2, 6, 6)))).orElseThrow();
    }

    /** A line of a few points from one side of the image to the other. */
    static Points across(Random random, int points) {
        List<Point> line = new ArrayList<>();
        line.add(new Point(-5, rounded(80 * random.nextDouble())));
        for (int i = 1; i < points; i++) {
            line.add(new Point(rounded(100 * random.nextDouble()), rounded(80 * random.nextDouble())));
        }
        line.add(new Point(105, rounded(80 * random.nextDouble())));
        return Points.of(line);
    }
}
