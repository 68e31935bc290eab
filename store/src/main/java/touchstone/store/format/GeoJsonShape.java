package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** One geometry of a GeoJSON file (RFC 7946, section 3.1), and what QuPath adds to it. */
record GeoJsonShape(Map<?, ?> fields) {

    static final String ELLIPSE = "isEllipse";

    private static final Messages TEXT = Messages.beside(GeoJsonShape.class);

    /** One shape; several where the file puts lines into one feature. */
    List<Geometry> shapes() {
        Object coordinates = fields.get("coordinates");
        String type = String.valueOf(fields.get("type"));
        return switch (type) {
            case "Point" -> List.of(points(List.of(position(coordinates))));
            case "MultiPoint" -> List.of(points(positions(coordinates)));
            case "LineString" -> List.of(new Polyline(line(coordinates, 2)));
            case "MultiLineString" -> list(coordinates).stream()
                    .map(line -> (Geometry) new Polyline(line(line, 2))).toList();
            case "Polygon" -> List.of(polygon(coordinates));
            case "MultiPolygon" -> List.of(new Polygon(list(coordinates).stream().map(GeoJsonShape::part).toList()));
            default -> throw new InvalidGeometry(TEXT.text("shapeType", type));
        };
    }

    private static List<?> list(@Nullable Object of) {
        if (!(of instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidGeometry(TEXT.text("shapePoints"));
        }
        return list;
    }

    private static double[] position(@Nullable Object of) {
        if (!(of instanceof List<?> list) || list.size() < 2 || !(list.get(0) instanceof Number x)
                || !(list.get(1) instanceof Number y)) {
            throw new InvalidGeometry(TEXT.text("shapePoints"));
        }
        return new double[]{ near(x.doubleValue()), near(y.doubleValue()) };
    }

    private static double near(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidGeometry(TEXT.text("notFinite", "coordinates"));
        }
        if (Math.abs(value) > Draft.FARTHEST) {
            throw new InvalidGeometry(TEXT.text("tooFar", "coordinates", Draft.number(Draft.FARTHEST)));
        }
        return value;
    }

    private static List<double[]> positions(@Nullable Object of) {
        List<double[]> all = new ArrayList<>();
        list(of).forEach(p -> all.add(position(p)));
        return all;
    }

    private static Keypoints points(List<double[]> positions) {
        return new Keypoints(positions.stream().map(p -> new Keypoints.Joint(p[0], p[1], Keypoints.VISIBLE)).toList());
    }

    private static Points line(@Nullable Object of, int least) {
        return line(positions(of), least);
    }

    private static Points line(List<double[]> positions, int least) {
        if (positions.size() < least) {
            throw new InvalidGeometry(TEXT.text("shapePointCount", "coordinates", Integer.toString(positions.size())));
        }
        double[] xy = new double[2 * positions.size()];
        for (int i = 0; i < positions.size(); i++) {
            xy[2 * i] = positions.get(i)[0];
            xy[2 * i + 1] = positions.get(i)[1];
        }
        return Points.of(xy);
    }

    /** Open: the file repeats a ring's first point at its end. */
    private static Points ring(@Nullable Object of) {
        List<double[]> positions = positions(of);
        double[] first = positions.getFirst();
        double[] last = positions.getLast();
        boolean closed = positions.size() > 1 && first[0] == last[0] && first[1] == last[1];
        return line(closed ? positions.subList(0, positions.size() - 1) : positions, 3);
    }

    private static Polygon.Part part(@Nullable Object rings) {
        List<Points> all = list(rings).stream().map(GeoJsonShape::ring).toList();
        return new Polygon.Part(all.getFirst(), all.subList(1, all.size()));
    }

    /** QuPath's own rule: four corners that lie along the axes are a rectangle. */
    private Geometry polygon(@Nullable Object rings) {
        Polygon.Part part = part(rings);
        Points outer = part.outer();
        if (Boolean.TRUE.equals(fields.get(ELLIPSE))) {
            Bounds bounds = outer.bounds();
            return new Ellipse(bounds.centerX(), bounds.centerY(), bounds.width() / 2, bounds.height() / 2);
        }
        boolean rectangle = outer.size() == 4 && part.holes().isEmpty();
        for (int i = 0; i < outer.size() && rectangle; i++) {
            int next = (i + 1) % 4;
            rectangle = i % 2 == 0 == (outer.x(0) != outer.x(1))
                    ? outer.y(i) == outer.y(next) && outer.x(i) != outer.x(next)
                    : outer.x(i) == outer.x(next) && outer.y(i) != outer.y(next);
        }
        return rectangle ? Box.of(outer.bounds()) : new Polygon(List.of(part));
    }
}
