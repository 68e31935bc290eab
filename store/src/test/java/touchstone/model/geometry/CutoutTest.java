package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Area;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CutoutTest {

    private static final int SIDE = 120;

    private static Cutout left() {
        return new Cutout(0, 0, 10, 20, 20, 20);
    }

    private static Cutout right() {
        return new Cutout(10, 0, 10, 20, 20, 20);
    }

    @Test
    void cuts_boxes_into_boxes() {
        Box box = new Box(4, 5, 12, 3);
        assertEquals(List.of(new Box(4, 5, 6, 3)), left().of(box));
        assertEquals(List.of(new Box(0, 5, 6, 3)), right().of(box));
        assertEquals(List.of(), right().of(new Box(1, 1, 9, 9)));
    }

    @Test
    void keeps_what_lies_inside_as_it_is() {
        Ellipse ellipse = new Ellipse(15, 10, 3, 4, 20);
        assertEquals(List.of(new Ellipse(5, 10, 3, 4, 20)), right().of(ellipse));
        assertEquals(List.of(new Box(1, 1, 2, 2, 30)), right().of(new Box(11, 1, 2, 2, 30)));
        assertEquals(List.of(new Tag()), left().of(new Tag()));
    }

    @Test
    void cuts_a_polygon_that_opens_to_the_side_into_two_parts() {
        Polygon fork = Polygon.of(Points.of(5, 0, 15, 0, 15, 10, 5, 10, 5, 7, 12, 7, 12, 3, 5, 3));
        Polygon cut = (Polygon) left().of(fork).getFirst();
        assertEquals(2, cut.parts().size());
        assertEquals(30, cut.area(), 1e-12);
        Polygon rest = (Polygon) right().of(fork).getFirst();
        assertEquals(1, rest.parts().size());
        assertEquals(fork.area() - 30, rest.area(), 1e-12);
    }

    @Test
    void opens_a_hole_that_the_side_cuts_and_keeps_one_that_it_does_not() {
        Polygon ring = Polygon.of(Points.of(2, 2, 18, 2, 18, 18, 2, 18), Points.of(8, 8, 12, 8, 12, 12, 8, 12),
                Points.of(14, 4, 15, 4, 15, 5, 14, 5));
        Polygon cut = (Polygon) left().of(ring).getFirst();
        assertEquals(1, cut.parts().size());
        assertTrue(cut.parts().getFirst().holes().isEmpty());
        assertEquals(8 * 16 - 2 * 4, cut.area(), 1e-12);
        Polygon rest = (Polygon) right().of(ring).getFirst();
        assertEquals(1, rest.parts().getFirst().holes().size());
        assertEquals(8 * 16 - 2 * 4 - 1, rest.area(), 1e-12);
    }

    @Test
    void gives_a_joint_on_a_side_to_one_rectangle() {
        Keypoints object = new Keypoints(List.of(new Keypoints.Joint(10, 3, 2), new Keypoints.Joint(4, 20, 1),
                new Keypoints.Joint(20, 20, 2), new Keypoints.Joint(25, 3, 2)));
        assertEquals(List.of(new Keypoints(List.of(new Keypoints.Joint(0, 0, 0), new Keypoints.Joint(4, 20, 1),
                new Keypoints.Joint(0, 0, 0), new Keypoints.Joint(0, 0, 0)))), left().of(object));
        assertEquals(List.of(new Keypoints(List.of(new Keypoints.Joint(0, 3, 2), new Keypoints.Joint(0, 0, 0),
                new Keypoints.Joint(10, 20, 2), new Keypoints.Joint(0, 0, 0)))), right().of(object));
        assertEquals(List.of(), left().of(Keypoints.point(30, 3)));
    }

    @Test
    void cuts_a_line_into_its_stretches() {
        Polyline line = new Polyline(Points.of(8, 1, 12, 1, 12, 4, 8, 4));
        assertEquals(List.of(new Polyline(Points.of(8, 1, 10, 1)), new Polyline(Points.of(10, 4, 8, 4))),
                left().of(line));
        assertEquals(List.of(new Polyline(Points.of(0, 1, 2, 1, 2, 4, 0, 4))), right().of(line));
    }

    /** Area by Java's own geometry, which knows nothing of ours. */
    private static double reference(Polygon polygon, Cutout part) {
        Area all = new Area();
        for (Polygon.Part p : polygon.parts()) {
            Area area = new Area(path(p.outer()));
            p.holes().forEach(h -> area.subtract(new Area(path(h))));
            all.add(area);
        }
        all.intersect(new Area(new Rectangle2D.Double(part.x(), part.y(), part.width(), part.height())));
        double sum = 0;
        double[] at = new double[6];
        List<Double> ring = new ArrayList<>();
        for (PathIterator i = new FlatteningPathIterator(all.getPathIterator(null), 1e-6); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_CLOSE) {
                sum += Points.of(ring.stream().mapToDouble(d -> d).toArray()).signedArea();
                ring.clear();
            } else {
                ring.add(at[0]);
                ring.add(at[1]);
            }
        }
        return Math.abs(sum);
    }

    private static Path2D path(Points ring) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.moveTo(ring.x(0), ring.y(0));
        for (int i = 1; i < ring.size(); i++) {
            path.lineTo(ring.x(i), ring.y(i));
        }
        path.closePath();
        return path;
    }

    private static Points star(Random random, double cx, double cy, double from, double to, boolean whole) {
        int n = 3 + random.nextInt(12);
        double[] xy = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double radius = from + random.nextDouble() * (to - from);
            double angle = 2 * Math.PI * i / n;
            xy[2 * i] = cx + radius * Math.cos(angle);
            xy[2 * i + 1] = cy + radius * Math.sin(angle);
            if (whole) {
                xy[2 * i] = Math.rint(xy[2 * i]);
                xy[2 * i + 1] = Math.rint(xy[2 * i + 1]);
            }
        }
        return Points.of(xy);
    }

    /** A star with up to two holes that lie inside its innermost reach. */
    private static Polygon polygon(Random random) {
        double cx = 20 + random.nextInt(80);
        double cy = 20 + random.nextInt(80);
        boolean whole = random.nextInt(4) == 0;
        List<Points> holes = new ArrayList<>();
        if (random.nextBoolean()) {
            holes.add(star(random, cx - 9, cy, 1, 5, whole));
        }
        if (random.nextBoolean()) {
            holes.add(star(random, cx + 9, cy, 1, 5, whole));
        }
        Points outer = star(random, cx, cy, 35, 60, whole);
        return new Polygon(List.of(new Polygon.Part(outer, holes)));
    }

    @Property(tries = 1000, seed = "11")
    void tiles_share_a_polygon_out_exactly(@ForAll int seed, @ForAll @IntRange(min = 7, max = 130) int size) {
        Random random = new Random(seed);
        Polygon polygon = polygon(random);
        double sum = 0;
        for (int y = 0; y < SIDE; y += size) {
            for (int x = 0; x < SIDE; x += size) {
                Cutout part = new Cutout(x, y, Math.min(size, SIDE - x), Math.min(size, SIDE - y), SIDE, SIDE);
                List<Geometry> cut = part.of(polygon);
                double area = cut.stream().mapToDouble(Geometry::area).sum();
                assertEquals(reference(polygon, part), area, 1e-6);
                sum += area;
                requireSamePoints(random, polygon, part, cut);
            }
        }
        assertEquals(reference(polygon, new Cutout(0, 0, SIDE, SIDE, SIDE, SIDE)), sum, 1e-6);
    }

    private static void requireSamePoints(Random random, Polygon polygon, Cutout part, List<Geometry> cut) {
        for (int i = 0; i < 20; i++) {
            double px = part.x() + random.nextDouble() * part.width();
            double py = part.y() + random.nextDouble() * part.height();
            boolean inside = cut.stream().anyMatch(g -> g.contains(px - part.x(), py - part.y()));
            assertEquals(polygon.contains(px, py), inside);
        }
    }

    @Property(tries = 300, seed = "12")
    void rings_that_cross_themselves_keep_their_inside(@ForAll int seed) {
        Random random = new Random(seed);
        double[] xy = random.doubles(2L * (3 + random.nextInt(8)), 0, SIDE).toArray();
        Polygon tangle = Polygon.of(Points.of(xy));
        Cutout part = new Cutout(random.nextInt(60), random.nextInt(60), 50, 40, SIDE, SIDE);
        requireSamePoints(random, tangle, part, part.of(tangle));
    }

    @Property(tries = 300, seed = "13")
    void masks_are_cut_pixel_by_pixel(@ForAll int seed) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(200);
        int height = 1 + random.nextInt(150);
        Mask mask = Mask.ofPixels(width, height, (x, y) -> (x * 7 + y * 13 + x * y) % 5 < 2 && x > width / 4);
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        Cutout part = new Cutout(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y), width, height);
        Mask expected = Mask.ofPixels(part.width(), part.height(), (px, py) -> mask.get(px + x, py + y));
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), part.of(mask));
    }
}
