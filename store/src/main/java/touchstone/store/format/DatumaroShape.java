package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
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

/** The geometry of one annotation of a Datumaro file. */
final class DatumaroShape {

    private static final Messages TEXT = Messages.beside(DatumaroShape.class);

    private final Map<?, ?> fields;
    private final Map<String, String> attributes;
    private final Image image;

    /** @param attributes of which a box's rotation is taken */
    DatumaroShape(Map<?, ?> fields, Map<String, String> attributes, Image image) {
        this.fields = fields;
        this.attributes = attributes;
        this.image = image;
    }

    /** @throws InvalidGeometry when the numbers do not make a shape, or the type has no counterpart */
    Geometry geometry(String type) {
        return switch (type) {
            case "bbox" -> {
                double[] v = numbers("bbox", 4);
                yield new Box(v[0], v[1], v[2], v[3], rotation());
            }
            case "rotated_bbox" -> {
                double[] v = numbers("points", 5);
                yield new Box(v[0] - v[2] / 2, v[1] - v[3] / 2, v[2], v[3], v[4]);
            }
            case "ellipse" -> {
                double[] v = numbers("points", 4);
                yield new Ellipse((v[0] + v[2]) / 2, (v[1] + v[3]) / 2, Math.abs(v[2] - v[0]) / 2,
                        Math.abs(v[3] - v[1]) / 2, rotation());
            }
            case "polygon" -> Polygon.of(Points.of(numbers("points", -1)));
            case "polyline" -> new Polyline(Points.of(numbers("points", -1)));
            case "points" -> points();
            case "skeleton" -> skeleton();
            case "mask" -> mask();
            default -> throw new InvalidGeometry(TEXT.text("shapeType", type));
        };
    }

    /** CVAT and its relatives write a turn about the centre as an attribute. */
    private double rotation() {
        String text = attributes.getOrDefault(DatumaroReader.ROTATION, "");
        try {
            double degrees = Double.parseDouble(text);
            if (Double.isFinite(degrees)) {
                attributes.remove(DatumaroReader.ROTATION);
                return degrees;
            }
        } catch (NumberFormatException notTold) {
            return 0;
        }
        return 0;
    }

    private double[] numbers(String field, int count) {
        if (!(fields.get(field) instanceof List<?> list) || count >= 0 && list.size() != count) {
            throw new InvalidGeometry(TEXT.text("badValue", field));
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number n)) {
                throw new InvalidGeometry(TEXT.text("badNumber", field));
            }
            numbers[i] = n.doubleValue();
            if (!Double.isFinite(numbers[i])) {
                throw new InvalidGeometry(TEXT.text("notFinite", field));
            }
            if (Math.abs(numbers[i]) > Draft.FARTHEST) {
                throw new InvalidGeometry(TEXT.text("tooFar", field, Draft.number(Draft.FARTHEST)));
            }
        }
        return numbers;
    }

    private Geometry points() {
        double[] xy = numbers("points", -1);
        List<?> visibility = fields.get("visibility") instanceof List<?> list ? list : List.of();
        if (xy.length % 2 != 0 || !visibility.isEmpty() && visibility.size() != xy.length / 2) {
            throw new InvalidGeometry(TEXT.text("visibilityCount", Integer.toString(xy.length / 2),
                    Integer.toString(visibility.size())));
        }
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int i = 0; i < xy.length / 2; i++) {
            joints.add(new Keypoints.Joint(xy[2 * i], xy[2 * i + 1],
                    visibility.isEmpty() ? Keypoints.VISIBLE : visible(visibility.get(i))));
        }
        return new Keypoints(joints);
    }

    private static int visible(@Nullable Object value) {
        return value instanceof Number n ? Math.clamp(Math.round(n.doubleValue()), -1, 3) : -1;
    }

    private Geometry skeleton() {
        double[] xyv = numbers("points", -1);
        if (xyv.length % 3 != 0) {
            throw new InvalidGeometry(TEXT.text("keypointCount", Integer.toString(xyv.length)));
        }
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int i = 0; i < xyv.length; i += 3) {
            joints.add(new Keypoints.Joint(xyv[i], xyv[i + 1], visible(xyv[i + 2])));
        }
        return new Keypoints(joints);
    }

    private Geometry mask() {
        if (!(fields.get("rle") instanceof Map<?, ?> rle) || !(rle.get("size") instanceof List<?> size)
                || size.size() != 2 || !(size.get(0) instanceof Long height) || !(size.get(1) instanceof Long width)) {
            throw new InvalidGeometry(TEXT.text("rleNoSize"));
        }
        if (image.width() > 0 && (width != image.width() || height != image.height())) {
            throw new InvalidGeometry(TEXT.text("rleSize", width.toString(), height.toString(),
                    Integer.toString(image.width()), Integer.toString(image.height())));
        }
        int w = Math.clamp(width, -1, Integer.MAX_VALUE);
        int h = Math.clamp(height, -1, Integer.MAX_VALUE);
        Mask mask = switch (rle.get("counts")) {
            case String text -> Rle.ofCompressed(w, h, text).mask();
            case List<?> runs -> Rle.ofCounts(w, h,
                    runs.stream().mapToLong(r -> r instanceof Long n ? n : -1).toArray()).mask();
            case null, default -> throw new InvalidGeometry(TEXT.text("rleNoCounts"));
        };
        return mask;
    }
}
