package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rle;
import touchstone.model.geometry.Tag;

/** A shape as the command line reads and writes it, one key for its kind: {@code {"box":[x,y,w,h],"rotation":deg}}. */
final class GeometryJson {

    private static final Messages TEXT = Messages.beside(GeometryJson.class);

    private GeometryJson() {
    }

    /** @throws touchstone.model.geometry.InvalidGeometry when the values do not make a shape */
    static Geometry read(JsonNode shape) throws InputRefused {
        double rotation = shape.has("rotation") ? number(shape.get("rotation")) : 0;
        if (shape.has("box")) {
            double[] v = numbers(shape.get("box"), 4, "geometry.box");
            return new Box(v[0], v[1], v[2], v[3], rotation);
        }
        if (shape.has("ellipse")) {
            double[] v = numbers(shape.get("ellipse"), 4, "geometry.ellipse");
            return new Ellipse(v[0], v[1], v[2], v[3], rotation);
        }
        if (shape.has("polygon")) {
            return new Polygon(List.of(part(shape.get("polygon"))));
        }
        if (shape.has("polygons")) {
            List<Polygon.Part> parts = new ArrayList<>();
            for (JsonNode part : array(shape.get("polygons"), "geometry.polygon")) {
                parts.add(part(part));
            }
            return new Polygon(parts);
        }
        if (shape.has("polyline")) {
            return new Polyline(points(shape.get("polyline")));
        }
        if (shape.has("keypoints")) {
            return keypoints(shape.get("keypoints"));
        }
        if (shape.has("mask")) {
            return rle(shape.get("mask")).mask();
        }
        if (shape.path("tag").isBoolean() && shape.path("tag").booleanValue()) {
            return new Tag();
        }
        throw refused("geometry.none");
    }

    static Map<String, @Nullable Object> write(Geometry shape) {
        return switch (shape) {
            case Box b -> rotated(Json.object("box", List.of(b.x(), b.y(), b.width(), b.height())), b.rotation());
            case Ellipse e -> rotated(Json.object("ellipse", List.of(e.cx(), e.cy(), e.rx(), e.ry())), e.rotation());
            case Polygon p when p.parts().size() == 1 -> Json.object("polygon", rings(p.parts().getFirst()));
            case Polygon p -> Json.object("polygons", p.parts().stream().map(GeometryJson::rings).toList());
            case Polyline l -> Json.object("polyline", pairs(l.points()));
            case Keypoints k -> Json.object("keypoints",
                    k.joints().stream().map(j -> List.<Object>of(j.x(), j.y(), j.visibility())).toList());
            case Mask m -> Json.object("mask", rle(Rle.of(m)));
            case Tag t -> Json.object("tag", true);
        };
    }

    /** COCO's run-length encoding, its runs compressed. */
    static Map<String, @Nullable Object> rle(Rle rle) {
        return Json.object("size", List.of(rle.height(), rle.width()), "counts", rle.compressed());
    }

    /** COCO's run-length encoding, its runs as a string or a list. */
    static Rle rle(JsonNode node) throws InputRefused {
        double[] size = numbers(node.path("size"), 2, "geometry.mask");
        int height = (int) size[0];
        int width = (int) size[1];
        if (height != size[0] || width != size[1] || height < 0 || width < 0) {
            throw refused("geometry.mask");
        }
        JsonNode counts = node.path("counts");
        if (counts.isString()) {
            return Rle.ofCompressed(width, height, counts.stringValue());
        }
        long[] runs = new long[array(counts, "geometry.mask").size()];
        for (int i = 0; i < runs.length; i++) {
            if (!counts.get(i).isIntegralNumber() || !counts.get(i).canConvertToLong()) {
                throw refused("geometry.mask");
            }
            runs[i] = counts.get(i).longValue();
        }
        return Rle.ofCounts(width, height, runs);
    }

    /** A list of points: {@code [[x,y],[x,y]..]} or {@code [x,y,x,y..]}. */
    static Points points(JsonNode list) throws InputRefused {
        JsonNode points = array(list, "geometry.points");
        boolean flat = !points.isEmpty() && points.get(0).isNumber();
        if (flat) {
            return Points.of(numbers(points, points.size(), "geometry.points"));
        }
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            double[] point = numbers(points.get(i), 2, "geometry.points");
            xy[2 * i] = point[0];
            xy[2 * i + 1] = point[1];
        }
        return Points.of(xy);
    }

    private static Polygon.Part part(JsonNode rings) throws InputRefused {
        JsonNode first = array(rings, "geometry.polygon").path(0);
        boolean ringItself = first.isArray() && first.size() == 2 && first.get(0).isNumber();
        if (ringItself) {
            return new Polygon.Part(points(rings), List.of());
        }
        List<Points> all = new ArrayList<>();
        for (JsonNode ring : rings) {
            all.add(points(ring));
        }
        if (all.isEmpty()) {
            throw refused("geometry.polygon");
        }
        return new Polygon.Part(all.getFirst(), all.subList(1, all.size()));
    }

    private static Keypoints keypoints(JsonNode list) throws InputRefused {
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (JsonNode joint : array(list, "geometry.keypoints")) {
            double[] v = numbers(joint, 3, "geometry.keypoints");
            if (v[2] != (int) v[2]) {
                throw refused("geometry.keypoints");
            }
            joints.add(new Keypoints.Joint(v[0], v[1], (int) v[2]));
        }
        return new Keypoints(joints);
    }

    private static Map<String, @Nullable Object> rotated(Map<String, @Nullable Object> shape, double rotation) {
        if (rotation != 0) {
            shape.put("rotation", rotation);
        }
        return shape;
    }

    private static List<Object> rings(Polygon.Part part) {
        List<Object> rings = new ArrayList<>();
        rings.add(pairs(part.outer()));
        part.holes().forEach(hole -> rings.add(pairs(hole)));
        return rings;
    }

    private static List<List<Double>> pairs(Points points) {
        return points.toList().stream().map(p -> List.of(p.x(), p.y())).toList();
    }

    private static JsonNode array(JsonNode node, String otherwise) throws InputRefused {
        if (!node.isArray()) {
            throw refused(otherwise);
        }
        return node;
    }

    private static double[] numbers(JsonNode node, int count, String otherwise) throws InputRefused {
        if (!node.isArray() || node.size() != count) {
            throw refused(otherwise);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            if (!node.get(i).isNumber()) {
                throw refused(otherwise);
            }
            values[i] = node.get(i).doubleValue();
        }
        return values;
    }

    private static double number(JsonNode node) throws InputRefused {
        if (!node.isNumber()) {
            throw refused("geometry.rotation");
        }
        return node.doubleValue();
    }

    private static InputRefused refused(String key) {
        return new InputRefused(TEXT.text(key));
    }
}
