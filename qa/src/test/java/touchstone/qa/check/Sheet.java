package touchstone.qa.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** A layer of an image of 100 x 80 pixels, told in text. */
final class Sheet {

    static final Label CELL = Label.named("cell", 0);
    static final Label NUCLEUS = Label.named("nucleus", 1);
    static final Label FORMAL = Label.named("formal", 2)
            .withAttributes(List.of(new Attribute("grade", Attribute.Type.SELECT, List.of("1", "2"), "", true),
                    new Attribute("size", Attribute.Type.NUMBER, List.of(), "", false)));
    static final Label BOXES = new Label(LabelId.create(), "boxes", 0, null,
            EnumSet.of(GeometryKind.BOX), List.of(), null, "", 3);
    /** Shoulders, elbows, hands; arms as lines. */
    static final Label BODY = Label.named("body", 4).withSkeleton(new Skeleton(
            List.of("left shoulder", "right shoulder", "left elbow", "right elbow", "left hand", "right hand"),
            List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(0, 2), new Skeleton.Edge(2, 4), new Skeleton.Edge(1, 3),
                    new Skeleton.Edge(3, 5)),
            List.of(new Skeleton.Pair(0, 1), new Skeleton.Pair(2, 3), new Skeleton.Pair(4, 5))));
    /** Three pairs without lines. */
    static final Label FACE = Label.named("face", 5).withSkeleton(new Skeleton(List.of("a", "b", "c", "d", "e", "f"),
            List.of(), List.of(new Skeleton.Pair(0, 1), new Skeleton.Pair(2, 3), new Skeleton.Pair(4, 5))));
    static final LabelSchema SCHEMA = new LabelSchema(List.of(CELL, NUCLEUS, FORMAL, BOXES, BODY, FACE));
    static final AnnotatorId ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR).id();

    private static final Pattern RING = Pattern.compile("\\(([^()]+)\\)");

    private final Image image = Image.unseen("a.png", 100, 80);
    private final List<Annotation> objects = new ArrayList<>();
    private CheckRules rules = CheckRules.USUAL;

    static Sheet of(Geometry... cells) {
        Sheet sheet = new Sheet();
        for (Geometry cell : cells) {
            sheet.draw(CELL, cell);
        }
        return sheet;
    }

    Sheet draw(Label label, Geometry geometry) {
        return draw(label, geometry, Map.of());
    }

    Sheet draw(Label label, Geometry geometry, Map<String, String> attributes) {
        objects.add(Annotation.drawn(image.id(), label.id(), ANN, geometry).withAttributes(attributes));
        return this;
    }

    Sheet with(Limit limit, double value) {
        rules = rules.with(limit, value);
        return this;
    }

    Sheet with(CheckRules other) {
        rules = other;
        return this;
    }

    Annotation object(int i) {
        return objects.get(i);
    }

    Layer layer() {
        return new Layer(image, ANN, SCHEMA, objects, rules);
    }

    List<Problem> problems() {
        return Checks.of(layer());
    }

    List<Problem> problems(String check) {
        return problems().stream().filter(p -> p.check().equals(check)).toList();
    }

    /** The names of the checks that complain. */
    Set<String> complaints() {
        Set<String> names = new LinkedHashSet<>();
        problems().forEach(p -> names.add(p.check()));
        return names;
    }

    /** The shapes that remain when the check's problems are fixed. */
    List<Geometry> fixed(String check) {
        return Fixes.of(layer(), Set.of(check)).remaining(objects).stream().map(Annotation::geometry).toList();
    }

    /** {@code POLYGON ((0 0, 9 0, 9 9))}, with holes and as MULTIPOLYGON too; rings need not be closed. */
    static Polygon polygon(String wkt) {
        List<Polygon.Part> parts = new ArrayList<>();
        org.locationtech.jts.geom.Geometry read = read(wkt);
        for (int i = 0; i < read.getNumGeometries(); i++) {
            var part = (org.locationtech.jts.geom.Polygon) read.getGeometryN(i);
            List<Points> holes = new ArrayList<>();
            for (int h = 0; h < part.getNumInteriorRing(); h++) {
                holes.add(points(part.getInteriorRingN(h)));
            }
            parts.add(new Polygon.Part(points(part.getExteriorRing()), holes));
        }
        return new Polygon(parts);
    }

    private static org.locationtech.jts.geom.Geometry read(String wkt) {
        try {
            return new WKTReader().read(RING.matcher(wkt).replaceAll(ring -> {
                String first = ring.group(1).split(",", 2)[0];
                return "(" + ring.group(1) + (ring.group(1).endsWith(", " + first) ? ")" : ", " + first + ")");
            }));
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wkt, wrong);
        }
    }

    private static Points points(LineString ring) {
        Coordinate[] closed = ring.getCoordinates();
        double[] xy = new double[2 * (closed.length - 1)];
        for (int i = 0; i < closed.length - 1; i++) {
            xy[2 * i] = closed[i].x;
            xy[2 * i + 1] = closed[i].y;
        }
        return Points.of(xy);
    }

    /** A mask of the image's size whose upper left corner is drawn: # is set. */
    static Mask mask(String... rows) {
        return Mask.ofPixels(100, 80, (x, y) -> y < rows.length && x < rows[y].length() && rows[y].charAt(x) == '#');
    }

    /** Joints as x, y, visibility. */
    static Keypoints joints(int... values) {
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int i = 0; i < values.length; i += 3) {
            joints.add(new Keypoints.Joint(values[i], values[i + 1], values[i + 2]));
        }
        return new Keypoints(joints);
    }
}
