package touchstone.store.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * The geometry of one result. Its numbers are per cent of the image as it was shown, which may have been turned; they come
 * back as pixels of the image that was not.
 */
final class LabelStudioShape {

    private static final Messages TEXT = Messages.beside(LabelStudioShape.class);

    private final Map<?, ?> value;
    private final int width;
    private final int height;
    private final int turned;

    /**
     * @param value the result's field of that name
     * @param turned by how many degrees clockwise the image was shown turned: 0, 90, 180 or 270
     */
    LabelStudioShape(Map<?, ?> value, int width, int height, int turned) {
        this.value = value;
        this.width = width;
        this.height = height;
        this.turned = turned;
    }

    /** @throws InvalidGeometry when the numbers do not make a shape */
    @Nullable
    Geometry geometry(String type) {
        return switch (type) {
            case "rectanglelabels", "rectangle" -> box();
            case "ellipselabels", "ellipse" -> ellipse();
            case "polygonlabels", "polygon" -> polygon();
            case "keypointlabels", "keypoint" -> keypoint();
            case "brushlabels", "brush" -> brush();
            default -> null;
        };
    }

    private Geometry box() {
        double w = number("width") / 100 * shownWidth();
        double h = number("height") / 100 * shownHeight();
        double rotation = rotation();
        Point corner = shown(number("x"), number("y"));
        Point centre = new Point(corner.x() + w / 2, corner.y() + h / 2).rotate(corner, rotation);
        return upright(back(centre), w, h, rotation - turned);
    }

    /** A box about its centre; one that is turned by a quarter has its sides exchanged instead. */
    private static Box upright(Point centre, double width, double height, double rotation) {
        double turn = rotation % 360;
        if (Math.abs(turn) == 90 || Math.abs(turn) == 270) {
            return new Box(centre.x() - height / 2, centre.y() - width / 2, /* width= */ height, /* height= */ width);
        }
        return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height,
                Math.abs(turn) == 180 ? 0 : turn);
    }

    private Geometry ellipse() {
        Point centre = back(shown(number("x"), number("y")));
        double rx = number("radiusX") / 100 * shownWidth();
        double ry = number("radiusY") / 100 * shownHeight();
        double rotation = (rotation() - turned) % 360;
        return Math.abs(rotation) == 90 || Math.abs(rotation) == 270
                ? new Ellipse(centre.x(), centre.y(), ry, rx)
                : new Ellipse(centre.x(), centre.y(), rx, ry, Math.abs(rotation) == 180 ? 0 : rotation);
    }

    private Geometry polygon() {
        if (!(value.get("points") instanceof List<?> list)) {
            throw new InvalidGeometry(TEXT.text("shapePoints"));
        }
        double[] xy = new double[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof List<?> pair) || pair.size() != 2) {
                throw new InvalidGeometry(TEXT.text("shapePoints"));
            }
            Point p = back(shown(near("points", pair.get(0)), near("points", pair.get(1))));
            xy[2 * i] = p.x();
            xy[2 * i + 1] = p.y();
        }
        Points points = Points.of(xy);
        return Boolean.FALSE.equals(value.get("closed")) ? new Polyline(points) : Polygon.of(points);
    }

    private Geometry keypoint() {
        Point p = back(shown(number("x"), number("y")));
        return Keypoints.point(p.x(), p.y());
    }

    private Geometry brush() {
        if (!(value.get("rle") instanceof byte[] stream)) {
            throw new InvalidGeometry(TEXT.text("brushForm"));
        }
        return BrushRle.decode(stream, width, height);
    }

    private int shownWidth() {
        return turned % 180 == 0 ? width : height;
    }

    private int shownHeight() {
        return turned % 180 == 0 ? height : width;
    }

    private Point shown(double xPercent, double yPercent) {
        return new Point(xPercent / 100 * shownWidth(), yPercent / 100 * shownHeight());
    }

    /** A pixel of the image as it was shown, on the image that is not turned. */
    private Point back(Point shown) {
        return switch (turned) {
            case 90 -> new Point(shown.y(), height - shown.x());
            case 180 -> new Point(width - shown.x(), height - shown.y());
            case 270 -> new Point(width - shown.y(), shown.x());
            default -> shown;
        };
    }

    private double rotation() {
        return value.get("rotation") == null ? 0 : number("rotation");
    }

    private double number(String field) {
        return near(field, value.get(field));
    }

    private static double near(String field, @Nullable Object of) {
        if (!(of instanceof Number n)) {
            throw new InvalidGeometry(TEXT.text("badNumber", field));
        }
        double number = n.doubleValue();
        if (!Double.isFinite(number)) {
            throw new InvalidGeometry(TEXT.text("notFinite", field));
        }
        if (Math.abs(number) > Draft.FARTHEST / 100) {
            throw new InvalidGeometry(TEXT.text("tooFar", field, Draft.number(Draft.FARTHEST)));
        }
        return number;
    }
}
