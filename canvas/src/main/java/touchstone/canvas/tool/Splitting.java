package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** Cuts shapes along a line that goes right through them. */
final class Splitting {

    private Splitting() {
    }

    /**
     * The pieces; the first one, the largest, keeps the parts that were not cut. The shape alone where the line does not
     * go right through it, and for shapes that cannot be cut.
     */
    static List<Geometry> of(Geometry shape, Points line) {
        return switch (shape) {
            case Polygon polygon -> List.copyOf(polygon(polygon, line));
            case Polyline open -> List.copyOf(polyline(open, line));
            default -> List.of(shape);
        };
    }

    private static List<Polygon> polygon(Polygon drawn, Points line) {
        Polygon polygon = Areas.valid(drawn).orElse(drawn);
        List<Polygon.Part> whole = new ArrayList<>();
        List<Polygon> pieces = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            List<Polygon.Part> cut = Areas.pieces(part, line);
            if (cut.size() == 1) {
                whole.add(part);
            } else {
                cut.forEach(c -> pieces.add(new Polygon(List.of(c))));
            }
        }
        if (pieces.isEmpty()) {
            return List.of(drawn);
        }
        pieces.sort(Comparator.comparingDouble(Polygon::area).reversed());
        List<Polygon.Part> first = new ArrayList<>(pieces.getFirst().parts());
        first.addAll(whole);
        pieces.set(0, new Polygon(first));
        return pieces;
    }

    private static List<Polyline> polyline(Polyline open, Points line) {
        Points points = open.points();
        List<RingPlace> cuts = new ArrayList<>(RingPlace.crossings(line, points, false).stream()
                .map(RingPlace.Crossing::on)
                .filter(c -> !c.at().equals(points.get(0)) && !c.at().equals(points.get(points.size() - 1)))
                .toList());
        cuts.sort(Comparator.comparingDouble(c -> c.segment() + c.along()));
        List<Polyline> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>();
        int vertex = 0;
        for (RingPlace cut : cuts) {
            for (; vertex <= cut.segment(); vertex++) {
                piece.add(points.get(vertex));
            }
            if (!piece.getLast().equals(cut.at())) {
                piece.add(cut.at());
            }
            if (piece.size() > 1) {
                pieces.add(new Polyline(Points.of(piece)));
            }
            piece = new ArrayList<>(List.of(cut.at()));
        }
        for (; vertex < points.size(); vertex++) {
            if (!piece.isEmpty() && piece.getLast().equals(points.get(vertex))) {
                continue;
            }
            piece.add(points.get(vertex));
        }
        if (piece.size() > 1) {
            pieces.add(new Polyline(Points.of(piece)));
        }
        pieces.sort(Comparator.comparingDouble((Polyline p) -> p.points().length()).reversed());
        return cuts.isEmpty() || pieces.isEmpty() ? List.of(open) : pieces;
    }
}
