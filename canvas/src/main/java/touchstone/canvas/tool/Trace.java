package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/** The way along the border of a neighbour, so that both share it to the last digit. */
final class Trace {

    private Trace() {
    }

    /**
     * The neighbour's vertices from one point of its line to another, with the latter but without the former.
     *
     * @param line which of the shape's lines; both points lie on it
     * @param longer the longer one of the two ways around a ring
     * @return empty where the points do not both lie on the line
     */
    static List<Point> along(Geometry shape, int line, Point from, Point to, boolean longer) {
        Points points = Nearness.lines(shape).get(line);
        boolean closed = Nearness.closed(shape);
        Optional<RingPlace> start = RingPlace.nearest(points, closed, from, RingPlace.ON);
        Optional<RingPlace> end = RingPlace.nearest(points, closed, to, RingPlace.ON);
        if (start.isEmpty() || end.isEmpty() || from.equals(to)) {
            return List.of();
        }
        RingPlace a = start.get();
        RingPlace b = end.get();
        if (!closed) {
            boolean onward = a.segment() + a.along() < b.segment() + b.along();
            return reaching(onward ? RingPlace.between(points, a, b) : RingPlace.between(points, b, a).reversed(), from,
                    to);
        }
        List<Point> onward = reaching(RingPlace.between(points, a, b), from, to);
        List<Point> back = reaching(RingPlace.between(points, b, a).reversed(), from, to);
        return length(from, onward) <= length(from, back) == longer ? back : onward;
    }

    private static List<Point> reaching(List<Point> passed, Point from, Point to) {
        List<Point> way = new ArrayList<>();
        for (Point p : passed) {
            if (p.distance(from) > RingPlace.ON && p.distance(to) > RingPlace.ON) {
                way.add(p);
            }
        }
        way.add(to);
        return way;
    }

    private static double length(Point from, List<Point> way) {
        double sum = 0;
        Point last = from;
        for (Point p : way) {
            sum += last.distance(p);
            last = p;
        }
        return sum;
    }
}
