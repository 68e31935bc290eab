package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * A polygon of several rings as one ring, for files that know no other: the rings are joined by slits without width, so
 * that the area and the pixels inside (by the even-odd rule) stay the same.
 */
final class Bridges {

    private Bridges() {
    }

    /** Outer rings run one way and holes the other; each ring is joined to the nearest vertex of those before it. */
    static Points ring(Polygon polygon) {
        List<Point> joined = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            join(joined, directed(part.outer(), true));
            part.holes().forEach(hole -> join(joined, directed(hole, false)));
        }
        return Points.of(joined);
    }

    private static List<Point> directed(Points ring, boolean clockwise) {
        List<Point> points = ring.toList();
        return ring.signedArea() > 0 == clockwise ? points : points.reversed();
    }

    private static void join(List<Point> joined, List<Point> ring) {
        if (joined.isEmpty()) {
            joined.addAll(ring);
            return;
        }
        int from = 0;
        int to = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < joined.size(); i++) {
            for (int j = 0; j < ring.size(); j++) {
                double distance = joined.get(i).distance(ring.get(j));
                if (distance < least) {
                    least = distance;
                    from = i;
                    to = j;
                }
            }
        }
        List<Point> detour = new ArrayList<>(ring.size() + 2);
        for (int k = 0; k <= ring.size(); k++) {
            detour.add(ring.get((to + k) % ring.size()));
        }
        detour.add(joined.get(from));
        joined.addAll(from + 1, detour);
    }
}
