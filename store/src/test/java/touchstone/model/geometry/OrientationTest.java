package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrientationTest {

    private static final int WIDTH = 130;
    private static final int HEIGHT = 70;

    private static List<Geometry> shapes(Random random) {
        double x = random.nextInt(60);
        double y = random.nextInt(30);
        double w = 1 + random.nextInt(60);
        double h = 1 + random.nextInt(30);
        double turn = random.nextInt(4) * 17;
        return List.of(new Box(x, y, w, h, turn), new Ellipse(x + w / 2, y + h / 2, w / 2, h / 4, turn),
                Polygon.of(Points.of(x, y, x + w, y, x + w, y + h),
                        Points.of(x + 1, y + 1, x + 2, y + 1, x + 2, y + 2)),
                new Polyline(Points.of(x, y, x + w, y + h)),
                new Keypoints(List.of(new Keypoints.Joint(x, y, 2), new Keypoints.Joint(x + w, y + h, 1))),
                Mask.ofPixels(WIDTH, HEIGHT, (i, j) -> i >= x && i < x + w && j >= y && j < y + h && (i + j) % 7 > 0));
    }

    @Property(tries = 200, seed = "1")
    void every_turn_is_undone_by_its_inverse(@ForAll Random random, @ForAll Orientation orientation) {
        List<Integer> size = orientation.size(WIDTH, HEIGHT);
        for (Geometry shape : shapes(random)) {
            Geometry there = orientation.apply(shape, WIDTH, HEIGHT);
            assertEquals(shape, orientation.inverse().apply(there, size.get(0), size.get(1)));
            assertEquals(shape.area(), there.area(), 1e-9);
        }
    }

    @Property(tries = 300, seed = "1")
    void what_was_inside_stays_inside(@ForAll Random random, @ForAll Orientation orientation) {
        for (Geometry shape : shapes(random)) {
            Point p = new Point(random.nextInt(WIDTH) + 0.37, random.nextInt(HEIGHT) + 0.61);
            Point moved = orientation.apply(p, WIDTH, HEIGHT);
            assertEquals(shape.contains(p.x(), p.y()),
                    orientation.apply(shape, WIDTH, HEIGHT).contains(moved.x(), moved.y()),
                    orientation + " " + shape + " " + p);
        }
    }

    @Test
    void four_quarter_turns_are_none() {
        Mask mask = Mask.ofPixels(5, 3, (x, y) -> x == 4 && y == 0 || y == 2);
        Geometry turned = mask;
        int[] sizes = { 5, 3, 5, 3, 5 };
        for (int i = 0; i < 4; i++) {
            turned = Orientation.ROTATE90.apply(turned, sizes[i], sizes[i + 1]);
        }
        assertEquals(mask, turned);
        Mask once = (Mask) Orientation.ROTATE90.apply(mask, 5, 3);
        assertTrue(once.width() == 3 && once.height() == 5 && once.get(2, 4) && once.get(0, 0));
    }
}
