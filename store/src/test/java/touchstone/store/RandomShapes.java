package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Shapes of every kind, small and awkward. */
final class RandomShapes {

    static final int WIDTH = 150;
    static final int HEIGHT = 70;

    private RandomShapes() {
    }

    static Geometry any(RandomGenerator random) {
        List<GeometryKind> kinds = List.of(GeometryKind.values());
        return of(kinds.get(random.nextInt(kinds.size())), random);
    }

    static Geometry of(GeometryKind kind, RandomGenerator random) {
        return switch (kind) {
            case TAG -> new Tag();
            case BOX -> new Box(place(random), place(random), random.nextDouble(50), random.nextDouble(50),
                    random.nextBoolean() ? 0 : random.nextDouble(360));
            case ELLIPSE -> new Ellipse(place(random), place(random), random.nextDouble(9), random.nextDouble(9),
                    random.nextDouble(180));
            case POLYGON -> new Polygon(parts(random));
            case POLYLINE -> new Polyline(points(random, 2 + random.nextInt(5)));
            case KEYPOINTS -> keypoints(random);
            case MASK -> mask(random);
        };
    }

    private static double place(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(WIDTH);
            case 1 -> -0.0;
            default -> random.nextDouble(-10, WIDTH);
        };
    }

    private static Points points(RandomGenerator random, int n) {
        double[] xy = new double[2 * n];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = place(random);
        }
        return Points.of(xy);
    }

    private static List<Polygon.Part> parts(RandomGenerator random) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            List<Points> holes = random.nextBoolean() ? List.of() : List.of(points(random, 3), points(random, 4));
            parts.add(new Polygon.Part(points(random, 3 + random.nextInt(4)), holes));
        }
        return parts;
    }

    private static Keypoints keypoints(RandomGenerator random) {
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            joints.add(new Keypoints.Joint(place(random), place(random), random.nextInt(3)));
        }
        return new Keypoints(joints);
    }

    private static Mask mask(RandomGenerator random) {
        int radius = random.nextInt(80);
        int x = random.nextInt(WIDTH);
        int y = random.nextInt(HEIGHT);
        return switch (random.nextInt(8)) {
            case 0 -> Mask.empty(WIDTH, HEIGHT);
            case 1 -> Mask.full(WIDTH, HEIGHT);
            case 2 -> Mask.empty(1 + random.nextInt(200), 1 + random.nextInt(200));
            default -> Mask.ofPixels(WIDTH, HEIGHT,
                    (px, py) -> (px - x) * (px - x) + (py - y) * (py - y) < radius * radius);
        };
    }
}
