package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * Replaces the stretch of a border between the first and the last place where a drawn line meets it by the line. Of the
 * two shapes that a ring can become the larger one is meant, so that a line inside cuts a piece off and a line outside
 * adds one.
 */
final class Reshaping {

    private Reshaping() {
    }

    /** Empty where the line does not meet the border twice. */
    static Optional<Geometry> of(Geometry shape, Points line) {
        return switch (shape) {
            case Polygon polygon -> polygon(polygon, line).map(Geometry.class::cast);
            case Polyline open -> polyline(open, line).map(Geometry.class::cast);
            default -> Optional.empty();
        };
    }

    /** Outer rings are reshaped first; holes only by a line that crosses no outer ring twice. The result is valid. */
    static Optional<Polygon> polygon(Polygon drawn, Points line) {
        return Areas.valid(drawn).flatMap(polygon -> {
            Polygon outer = rings(polygon, line, true);
            Polygon changed = outer.equals(polygon) ? rings(polygon, line, false) : outer;
            return changed.equals(polygon) ? Optional.empty() : Areas.valid(changed);
        });
    }

    private static Polygon rings(Polygon polygon, Points line, boolean outer) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            parts.add(outer
                    ? new Polygon.Part(ring(part.outer(), line), part.holes())
                    : new Polygon.Part(part.outer(), part.holes().stream().map(h -> ring(h, line)).toList()));
        }
        return new Polygon(parts);
    }

    private static Points ring(Points ring, Points line) {
        List<RingPlace.Crossing> met = RingPlace.crossings(line, ring, true);
        if (met.size() < 2) {
            return ring;
        }
        Optional<Points> atOnce = stretch(ring, line, met.getFirst(), met.getLast());
        if (atOnce.isPresent() || met.size() == 2) {
            return atOnce.orElse(ring);
        }
        // The line crosses what would stay: one stretch after the other, leaving out those that are gone by then.
        Points now = ring;
        for (int i = 0; i + 1 < met.size(); i++) {
            Points section = section(line, met.get(i), met.get(i + 1));
            List<RingPlace.Crossing> ends = RingPlace.crossings(section, now, true);
            if (ends.size() == 2) {
                now = stretch(now, section, ends.getFirst(), ends.getLast()).orElse(now);
            }
        }
        return now;
    }

    /** The ring with the line in place of one of the two ways between two places; empty where neither makes a ring. */
    private static Optional<Points> stretch(Points ring, Points line, RingPlace.Crossing first,
            RingPlace.Crossing last) {
        List<Point> section = section(line, first, last).toList();
        List<Point> onward = new ArrayList<>(section);
        onward.addAll(RingPlace.between(ring, last.on(), first.on()));
        List<Point> back = new ArrayList<>(section);
        back.addAll(RingPlace.between(ring, first.on(), last.on()).reversed());
        return List.of(onward, back).stream().filter(r -> r.size() >= 3).map(Points::of)
                .sorted(Comparator.comparingDouble((Points r) -> Math.abs(r.signedArea())).reversed())
                .filter(r -> Areas.isValid(Polygon.of(r))).findFirst();
    }

    static Optional<Polyline> polyline(Polyline open, Points line) {
        List<RingPlace.Crossing> met = RingPlace.crossings(line, open.points(), false);
        if (met.size() < 2) {
            return Optional.empty();
        }
        RingPlace.Crossing a = met.getFirst();
        RingPlace.Crossing b = met.getLast();
        boolean sameWay = a.on().segment() < b.on().segment()
                || (a.on().segment() == b.on().segment() && a.on().along() < b.on().along());
        List<Point> section = section(line, a, b).toList();
        RingPlace from = sameWay ? a.on() : b.on();
        RingPlace to = sameWay ? b.on() : a.on();
        List<Point> changed = new ArrayList<>(open.points().toList().subList(0, from.segment() + 1));
        append(changed, sameWay ? section : section.reversed());
        append(changed, open.points().toList().subList(to.segment() + 1, open.points().size()));
        return Optional.of(new Polyline(Points.of(changed)));
    }

    private static void append(List<Point> to, List<Point> more) {
        for (Point p : more) {
            if (to.isEmpty() || !to.getLast().equals(p)) {
                to.add(p);
            }
        }
    }

    /** The line from one crossing to another. */
    private static Points section(Points line, RingPlace.Crossing from, RingPlace.Crossing to) {
        List<Point> section = new ArrayList<>();
        section.add(from.on().at());
        for (int i = from.segment() + 1; i <= to.segment(); i++) {
            Point p = line.get(i);
            if (p.distance(section.getLast()) > RingPlace.ON && p.distance(to.on().at()) > RingPlace.ON) {
                section.add(p);
            }
        }
        section.add(to.on().at());
        return Points.of(section);
    }
}
