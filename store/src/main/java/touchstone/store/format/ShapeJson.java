package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rle;
import touchstone.model.geometry.Tag;

/** Shapes as {@link Touchstone}'s lines hold them, to the last bit. */
final class ShapeJson {

    private static final Messages TEXT = Messages.beside(ShapeJson.class);

    private ShapeJson() {
    }

    static void write(JsonGenerator out, Geometry geometry) {
        out.writeStartObject();
        switch (geometry) {
            case Tag t -> out.writeBooleanProperty("tag", true);
            case Box b -> {
                numbers(out, "box", b.x(), b.y(), b.width(), b.height());
                rotation(out, b.rotation());
            }
            case Ellipse e -> {
                numbers(out, "ellipse", e.cx(), e.cy(), e.rx(), e.ry());
                rotation(out, e.rotation());
            }
            case Polygon p when p.parts().size() == 1 -> {
                out.writeName("polygon");
                part(out, p.parts().getFirst());
            }
            case Polygon p -> {
                out.writeArrayPropertyStart("polygons");
                p.parts().forEach(part -> part(out, part));
                out.writeEndArray();
            }
            case Polyline l -> {
                out.writeName("polyline");
                points(out, l.points());
            }
            case Keypoints k -> {
                out.writeArrayPropertyStart("keypoints");
                for (Keypoints.Joint joint : k.joints()) {
                    out.writeStartArray();
                    out.writeNumber(joint.x());
                    out.writeNumber(joint.y());
                    out.writeNumber(joint.visibility());
                    out.writeEndArray();
                }
                out.writeEndArray();
            }
            case Mask m -> {
                out.writeObjectPropertyStart("mask");
                out.writeArrayPropertyStart("size");
                out.writeNumber(m.height());
                out.writeNumber(m.width());
                out.writeEndArray();
                out.writeStringProperty("counts", Rle.of(m).compressed());
                out.writeEndObject();
            }
        }
        out.writeEndObject();
    }

    private static void numbers(JsonGenerator out, String name, double... values) {
        out.writeArrayPropertyStart(name);
        for (double value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    /** Also -0, which is another number than 0. */
    private static void rotation(JsonGenerator out, double degrees) {
        if (Double.compare(degrees, 0) != 0) {
            out.writeNumberProperty("rotation", degrees);
        }
    }

    private static void part(JsonGenerator out, Polygon.Part part) {
        out.writeStartArray();
        points(out, part.outer());
        part.holes().forEach(hole -> points(out, hole));
        out.writeEndArray();
    }

    private static void points(JsonGenerator out, Points points) {
        out.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            out.writeStartArray();
            out.writeNumber(points.x(i));
            out.writeNumber(points.y(i));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** @throws InvalidGeometry when it is no such shape */
    static Geometry read(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> shape)) {
            throw none();
        }
        double rotation = shape.get("rotation") == null ? 0 : finite(shape.get("rotation"));
        for (Map.Entry<?, ?> field : shape.entrySet()) {
            Object of = field.getValue();
            switch (String.valueOf(field.getKey())) {
                case "tag" -> {
                    return new Tag();
                }
                case "box" -> {
                    List<?> v = list(of, 4);
                    return new Box(near(v.get(0)), near(v.get(1)), near(v.get(2)), near(v.get(3)), rotation);
                }
                case "ellipse" -> {
                    List<?> v = list(of, 4);
                    return new Ellipse(near(v.get(0)), near(v.get(1)), near(v.get(2)), near(v.get(3)), rotation);
                }
                case "polygon" -> {
                    return new Polygon(List.of(part(of)));
                }
                case "polygons" -> {
                    return new Polygon(list(of, -1).stream().map(ShapeJson::part).toList());
                }
                case "polyline" -> {
                    return new Polyline(points(of));
                }
                case "keypoints" -> {
                    return keypoints(list(of, -1));
                }
                case "mask" -> {
                    return mask(of);
                }
                default -> {
                }
            }
        }
        throw none();
    }

    private static InvalidGeometry none() {
        return new InvalidGeometry(TEXT.text("shapeNone"));
    }

    /** @param count how long it has to be, -1 for any length */
    private static List<?> list(@Nullable Object value, int count) {
        if (!(value instanceof List<?> list) || count >= 0 && list.size() != count) {
            throw none();
        }
        return list;
    }

    private static double finite(@Nullable Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw new InvalidGeometry(TEXT.text("notFinite", "geometry"));
        }
        return number.doubleValue();
    }

    private static double near(@Nullable Object value) {
        double number = finite(value);
        if (Math.abs(number) > Draft.FARTHEST) {
            throw new InvalidGeometry(TEXT.text("tooFar", "geometry", Draft.number(Draft.FARTHEST)));
        }
        return number;
    }

    private static Polygon.Part part(@Nullable Object value) {
        List<Points> rings = list(value, -1).stream().map(ShapeJson::points).toList();
        if (rings.isEmpty()) {
            throw none();
        }
        return new Polygon.Part(rings.getFirst(), rings.subList(1, rings.size()));
    }

    private static Points points(@Nullable Object value) {
        List<?> list = list(value, -1);
        double[] xy = new double[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            List<?> point = list(list.get(i), 2);
            xy[2 * i] = near(point.get(0));
            xy[2 * i + 1] = near(point.get(1));
        }
        return Points.of(xy);
    }

    private static Keypoints keypoints(List<?> list) {
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (Object element : list) {
            List<?> joint = list(element, 3);
            joints.add(new Keypoints.Joint(near(joint.get(0)), near(joint.get(1)),
                    joint.get(2) instanceof Long v ? Math.clamp(v, -1, 3) : -1));
        }
        return new Keypoints(joints);
    }

    private static Mask mask(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields) || !(fields.get("counts") instanceof String counts)) {
            throw none();
        }
        List<?> size = list(fields.get("size"), 2);
        return Rle.ofCompressed(whole(size.get(1)), whole(size.get(0)), counts).mask();
    }

    private static int whole(@Nullable Object value) {
        if (!(value instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
            throw none();
        }
        return number.intValue();
    }
}
