package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/**
 * One shape element of a CVAT file. Coordinates are pixels with the corner of the first at (0,0); rotation is in degrees,
 * clockwise about the centre.
 */
record CvatShape(Xml.Node element, Image image, List<String> joints, Consumer<String> change) {

    private static final Messages TEXT = Messages.beside(CvatShape.class);

    Geometry geometry() {
        return switch (element.name()) {
            case "box" -> box();
            case "polygon" -> Polygon.of(points(3));
            case "polyline" -> new Polyline(points(2));
            case "points" -> loose(points(1));
            case "ellipse" -> new Ellipse(number("cx"), number("cy"), number("rx"), number("ry"), rotation());
            case "mask" -> mask();
            case "skeleton" -> skeleton();
            case "tag" -> new Tag();
            default -> throw new InvalidGeometry(TEXT.text("shapeType", element.name()));
        };
    }

    private double number(String field) {
        return number(field, element.attribute(field));
    }

    private static double number(String field, String text) {
        Double value = Xml.number(text);
        if (value == null) {
            throw new InvalidGeometry(TEXT.text("badNumber", field));
        }
        if (Math.abs(value) > Draft.FARTHEST) {
            throw new InvalidGeometry(TEXT.text("tooFar", field, Draft.number(Draft.FARTHEST)));
        }
        return value;
    }

    private double rotation() {
        return element.attribute("rotation").isEmpty() ? 0 : number("rotation");
    }

    private Box box() {
        double left = number("xtl");
        double top = number("ytl");
        double width = number("xbr") - left;
        double height = number("ybr") - top;
        if (width < 0 || height < 0) {
            throw new InvalidGeometry(TEXT.text("boxNegative"));
        }
        return new Box(left, top, width, height, rotation());
    }

    private Points points(int least) {
        Points points = points(element);
        if (points.size() < least) {
            throw new InvalidGeometry(TEXT.text("shapePointCount", element.name(), Integer.toString(points.size())));
        }
        return points;
    }

    private static Points points(Xml.Node of) {
        String[] pairs = of.attribute("points").strip().split(";", -1);
        double[] xy = new double[2 * pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split(",", -1);
            if (pair.length != 2) {
                throw new InvalidGeometry(TEXT.text("shapePoints"));
            }
            xy[2 * i] = number("points", pair[0]);
            xy[2 * i + 1] = number("points", pair[1]);
        }
        return Points.of(xy);
    }

    private static Keypoints loose(Points points) {
        List<Keypoints.Joint> all = new ArrayList<>();
        points.toList().forEach(p -> all.add(new Keypoints.Joint(p.x(), p.y(), Keypoints.VISIBLE)));
        return new Keypoints(all);
    }

    /** Joints in the order of the label; those that are outside or not there are unlabelled. */
    private Keypoints skeleton() {
        List<Keypoints.Joint> all = new ArrayList<>();
        List<String> names = new ArrayList<>(joints);
        joints.forEach(j -> all.add(new Keypoints.Joint(0, 0, Keypoints.ABSENT)));
        for (Xml.Node joint : element.all("points")) {
            int place = names.indexOf(joint.attribute("label"));
            if (place < 0) {
                place = names.size();
                names.add(joint.attribute("label"));
                all.add(new Keypoints.Joint(0, 0, Keypoints.ABSENT));
            }
            if (!joint.attribute("outside").equals("1")) {
                Points at = points(joint);
                all.set(place, new Keypoints.Joint(at.x(0), at.y(0),
                        joint.attribute(CvatReader.OCCLUDED).equals("1") ? Keypoints.HIDDEN : Keypoints.VISIBLE));
            }
        }
        if (all.stream().allMatch(j -> j.visibility() == Keypoints.ABSENT)) {
            throw new InvalidGeometry(TEXT.text("noShape"));
        }
        return new Keypoints(all);
    }

    /** Run lengths row by row inside the box of the mask, the first run empty: not the order of COCO. */
    private Mask mask() {
        int left = whole("left");
        int top = whole("top");
        int width = whole("width");
        int height = whole("height");
        if (width <= 0 || height <= 0 || (long) width * height > Integer.MAX_VALUE) {
            throw new InvalidGeometry(TEXT.text("cvatMaskSize"));
        }
        if (image.width() == 0) {
            throw new InvalidGeometry(TEXT.text("lossUnknownSize"));
        }
        MaskBuilder pixels = new MaskBuilder(image.width(), image.height());
        long at = 0;
        boolean inside = false;
        for (String run : element.attribute("rle").split(",", -1)) {
            double length = number("rle", run);
            if (length < 0 || length != Math.rint(length) || at + length > (long) width * height) {
                throw new InvalidGeometry(TEXT.text("cvatMaskRuns"));
            }
            if (inside) {
                fill(pixels, left, top, width, at, at + (long) length);
            }
            at += (long) length;
            inside = !inside;
        }
        Mask mask = pixels.build();
        if (mask.isEmpty()) {
            throw new InvalidGeometry(TEXT.text("maskOutside"));
        }
        if (!new Bounds(0, 0, image.width(), image.height()).intersection(Bounds.ofSize(left, top, width, height))
                .equals(Bounds.ofSize(left, top, width, height))) {
            change.accept("maskCut");
        }
        return mask;
    }

    private int whole(String field) {
        double value = number(field);
        if (value != Math.rint(value)) {
            throw new InvalidGeometry(TEXT.text("badNumber", field));
        }
        return (int) value;
    }

    private static void fill(MaskBuilder pixels, int left, int top, int width, long from, long to) {
        for (long at = from; at < to;) {
            int row = (int) (at / width);
            int start = (int) (at % width);
            int end = (int) Math.min(width, start + to - at);
            if (left + end > 0) {
                pixels.span(top + row, Math.max(0, left + start), Math.max(0, left + end));
            }
            at += end - start;
        }
    }
}
