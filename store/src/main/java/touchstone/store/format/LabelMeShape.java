package touchstone.store.format;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** The geometry of one LabelMe shape. */
final class LabelMeShape {

    /** How far a corner of a turned rectangle may be off, in pixels: what writing one decimal does to it. */
    private static final double ROUNDING = 0.1;

    /** Our own field beside the points of keypoints: COCO's visibility of each. */
    static final String VISIBILITY = "visibility";

    private static final Messages TEXT = Messages.beside(LabelMeShape.class);

    private final Map<?, ?> fields;
    private final Image image;
    private final Consumer<String> change;

    /** @param change takes the key of a text that says what was taken over differently */
    LabelMeShape(Map<?, ?> fields, Image image, Consumer<String> change) {
        this.fields = fields;
        this.image = image;
        this.change = change;
    }

    /**
     * @throws InvalidGeometry when the points do not make a shape
     * @throws InputRefused when the picture of a mask cannot be read
     */
    Geometry geometry() throws InputRefused {
        String type = fields.get("shape_type") instanceof String s && !s.isEmpty() ? s : "polygon";
        Points points = points();
        int n = points.size();
        return switch (type) {
            case "polygon" -> Polygon.of(points);
            case "rectangle" -> rectangle(points, type);
            case "oriented_rectangle", "rotation", "quadrilateral" -> oriented(require(points, n == 4, type));
            case "circle" -> circle(require(points, n == 2, type));
            case "line" -> new Polyline(require(points, n == 2, type));
            case "linestrip" -> new Polyline(points);
            case "point" -> keypoints(require(points, n == 1, type));
            case "points" -> keypoints(points);
            case "mask" -> mask(require(points, n == 2, type));
            default -> throw new InvalidGeometry(TEXT.text("shapeType", type));
        };
    }

    private Points points() {
        if (!(fields.get("points") instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidGeometry(TEXT.text("shapePoints"));
        }
        double[] xy = new double[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof List<?> pair) || pair.size() != 2 || !(pair.get(0) instanceof Number x)
                    || !(pair.get(1) instanceof Number y)) {
                throw new InvalidGeometry(TEXT.text("shapePoints"));
            }
            xy[2 * i] = near(x.doubleValue());
            xy[2 * i + 1] = near(y.doubleValue());
        }
        return Points.of(xy);
    }

    private static double near(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidGeometry(TEXT.text("notFinite", "points"));
        }
        if (Math.abs(value) > Draft.FARTHEST) {
            throw new InvalidGeometry(TEXT.text("tooFar", "points", Draft.number(Draft.FARTHEST)));
        }
        return value;
    }

    private static Points require(Points points, boolean good, String type) {
        if (!good) {
            throw new InvalidGeometry(TEXT.text("shapePointCount", type, Integer.toString(points.size())));
        }
        return points;
    }

    /** Two opposite corners in any order, or, in X-AnyLabeling, all four. */
    private Geometry rectangle(Points points, String type) {
        return points.size() == 4
                ? oriented(points)
                : Box.of(require(points, points.size() == 2, type).bounds());
    }

    private Geometry oriented(Points corners) {
        Optional<Box> box = box(corners);
        if (box.isPresent()) {
            return box.get();
        }
        change.accept("quadrilateral");
        return Polygon.of(corners);
    }

    /** The box whose corners these are in their order, if each is where the box has it but for {@link #ROUNDING}. */
    static Optional<Box> box(Points corners) {
        Points ring = corners.signedArea() >= 0
                ? corners
                : Points.of(List.of(corners.get(0), corners.get(3), corners.get(2), corners.get(1)));
        Point a = ring.get(0);
        Point b = ring.get(1);
        Point c = ring.get(2);
        Point d = ring.get(3);
        boolean upright = (a.x() == b.x() || a.y() == b.y()) && (b.x() == c.x() || b.y() == c.y())
                && (c.x() == d.x() || c.y() == d.y()) && (d.x() == a.x() || d.y() == a.y());
        if (upright) {
            return Optional.of(Box.of(corners.bounds()));
        }
        double width = (a.distance(b) + d.distance(c)) / 2;
        double height = (b.distance(c) + a.distance(d)) / 2;
        double rotation = Math.toDegrees(Math.atan2(b.y() - a.y() + c.y() - d.y(), b.x() - a.x() + c.x() - d.x()));
        double cx = (a.x() + b.x() + c.x() + d.x()) / 4;
        double cy = (a.y() + b.y() + c.y() + d.y()) / 4;
        Box box = new Box(cx - width / 2, cy - height / 2, width, height, rotation);
        Points exact = box.corners();
        for (int i = 0; i < 4; i++) {
            if (ring.get(i).distance(exact.get(i)) > ROUNDING) {
                return Optional.empty();
            }
        }
        return Optional.of(box);
    }

    private static Ellipse circle(Points centreAndRim) {
        double radius = centreAndRim.get(0).distance(centreAndRim.get(1));
        return new Ellipse(centreAndRim.x(0), centreAndRim.y(0), radius, radius);
    }

    private Keypoints keypoints(Points points) {
        List<?> visibility = fields.get(VISIBILITY) instanceof List<?> list ? list : List.of();
        if (!visibility.isEmpty() && visibility.size() != points.size()) {
            throw new InvalidGeometry(TEXT.text("visibilityCount", Integer.toString(points.size()),
                    Integer.toString(visibility.size())));
        }
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            joints.add(new Keypoints.Joint(points.x(i), points.y(i),
                    visibility.isEmpty() ? Keypoints.VISIBLE : whole(visibility.get(i))));
        }
        return new Keypoints(joints);
    }

    private static int whole(@Nullable Object value) {
        return value instanceof Long n ? Math.clamp(n, -1, 3) : -1;
    }

    /** The picture lies with its first pixel at the first point, whose fraction is dropped, as LabelMe does. */
    private Mask mask(Points corners) throws InputRefused {
        PngLabels picture = PngLabels.decode(bytes());
        int left = (int) corners.x(0);
        int top = (int) corners.y(0);
        Bounds frame = new Bounds(0, 0, image.width(), image.height());
        Bounds place = Bounds.ofSize(left, top, picture.width(), picture.height());
        MaskBuilder pixels = new MaskBuilder(image.width(), image.height());
        boolean cut = false;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int from = x;
                while (x < picture.width() && picture.values()[y * picture.width() + x] != 0) {
                    x++;
                }
                if (x > from) {
                    cut |= top + y < 0 || top + y >= image.height() || left + from < 0 || left + x > image.width();
                    pixels.span(top + y, Math.max(0, left + from), left + x);
                }
            }
        }
        Mask mask = pixels.build();
        if (mask.isEmpty() || !place.intersects(frame)) {
            throw new InvalidGeometry(TEXT.text("maskOutside"));
        }
        if (cut) {
            change.accept("maskCut");
        }
        return mask;
    }

    private byte[] bytes() throws InputRefused {
        if (!(fields.get("mask") instanceof String text)) {
            throw new InputRefused(TEXT.text("shapeMask"));
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new InputRefused(TEXT.text("shapeMask"), notBase64);
        }
    }
}
