package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * A point inside a polygon where there is much room about it, so that it can be told on which side of other lines it lies
 * even where they almost run along the polygon's own. (A point that is merely inside may lie in a spike that is thinner
 * than a digit.)
 */
final class InnerPoint {

    /** Rows looked at; the highest gaps between vertices come first. */
    private static final int ROWS = 64;

    private InnerPoint() {
    }

    private record Gap(double from, double to) {
    }

    /** Of a valid polygon with an area. */
    static Point of(Polygon polygon) {
        double[] heights = polygon.rings().stream().flatMap(r -> r.toList().stream()).mapToDouble(Point::y).sorted()
                .distinct().toArray();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < heights.length; i++) {
            gaps.add(new Gap(heights[i - 1], heights[i]));
        }
        gaps.sort(Comparator.comparingDouble((Gap g) -> g.to - g.from).reversed());
        Point best = polygon.rings().getFirst().get(0);
        double most = -1;
        for (Gap gap : gaps.subList(0, Math.min(ROWS, gaps.size()))) {
            double y = (gap.from + gap.to) / 2;
            double[] crossings = crossings(polygon, y);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                double room = (crossings[i + 1] - crossings[i]) * (gap.to - gap.from);
                if (room > most) {
                    most = room;
                    best = new Point((crossings[i] + crossings[i + 1]) / 2, y);
                }
            }
        }
        return best;
    }

    /** Where a row that passes no vertex crosses the rings, from left to right. */
    private static double[] crossings(Polygon polygon, double y) {
        List<Double> xs = new ArrayList<>();
        for (Points ring : polygon.rings()) {
            for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                if (ring.y(i) > y != ring.y(j) > y) {
                    xs.add(ring.x(i) + (ring.x(j) - ring.x(i)) * (y - ring.y(i)) / (ring.y(j) - ring.y(i)));
                }
            }
        }
        return xs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
