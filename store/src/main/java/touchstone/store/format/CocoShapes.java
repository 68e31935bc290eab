package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * The shapes of a COCO object. Boxes are x, y, width, height; polygons flat rings that are united, never subtracted; masks
 * run lengths down the columns; keypoints triples of x, y and visibility (cocodataset.org, "Data format").
 */
final class CocoShapes {

    private static final Messages TEXT = Messages.beside(CocoShapes.class);

    private final CocoRecord record;

    CocoShapes(CocoRecord record) {
        this.record = record;
    }

    /** How many rings of the outline were too short to be used beside others that were not. */
    int shortRings;

    Optional<Box> box() {
        double[] xywh = record.box;
        if (xywh == null || xywh.length == 0) {
            return Optional.empty();
        }
        if (xywh.length != 4) {
            throw invalid("boxCount", Integer.toString(xywh.length));
        }
        requireNear(xywh, "bbox");
        if (xywh[2] < 0 || xywh[3] < 0) {
            throw invalid("boxNegative");
        }
        return Optional.of(new Box(xywh[0], xywh[1], xywh[2], xywh[3]));
    }

    /** The polygon or mask; nothing where the segmentation is missing or an empty list. */
    Optional<Geometry> outline(Image image) {
        if (record.isRle()) {
            return Optional.of(mask(image));
        }
        List<double[]> rings = record.rings;
        if (rings == null || rings.isEmpty()) {
            return Optional.empty();
        }
        List<Polygon.Part> parts = new ArrayList<>(rings.size());
        int shortest = Integer.MAX_VALUE;
        for (double[] ring : rings) {
            if (ring.length % 2 != 0) {
                throw invalid("ringOdd");
            }
            requireNear(ring, "segmentation");
            if (ring.length < 6) {
                shortRings++;
                shortest = Math.min(shortest, ring.length / 2);
            } else {
                parts.add(new Polygon.Part(Points.of(ring), List.of()));
            }
        }
        if (parts.isEmpty()) {
            throw invalid("ringShort", Integer.toString(shortest));
        }
        return Optional.of(new Polygon(parts));
    }

    private Geometry mask(Image image) {
        return CocoOutline.of(record).runs(image.width(), image.height()).mask();
    }

    /** The joints, or nothing where there are none or none of them is labelled. */
    Optional<Keypoints> keypoints() {
        double[] xyv = record.keypoints;
        if (xyv == null || xyv.length == 0) {
            return Optional.empty();
        }
        if (xyv.length % 3 != 0) {
            throw invalid("keypointCount", Integer.toString(xyv.length));
        }
        requireNear(xyv, "keypoints");
        List<Keypoints.Joint> joints = new ArrayList<>(xyv.length / 3);
        boolean any = false;
        for (int i = 0; i < xyv.length; i += 3) {
            int visibility = visibility(xyv[i + 2]);
            any |= visibility != Keypoints.ABSENT;
            joints.add(new Keypoints.Joint(xyv[i], xyv[i + 1], visibility));
        }
        return any ? Optional.of(new Keypoints(joints)) : Optional.empty();
    }

    /** Detectors put their confidence into the third place of a result's joint. */
    private int visibility(double value) {
        if (record.score != null && value != 1 && value != 2) {
            return value > 0 ? Keypoints.VISIBLE : Keypoints.ABSENT;
        }
        if (value != Math.rint(value)) {
            throw invalid("badValue", "keypoints");
        }
        return (int) value;
    }

    /** Whether the box has nothing to do with the outline, as when it was given in other units. */
    static boolean apart(Box box, Geometry outline) {
        Bounds bounds = outline.bounds();
        return !bounds.isEmpty() && !bounds.grow(1).intersects(box.bounds());
    }

    private static void requireNear(double[] values, String field) {
        for (double value : values) {
            if (!(Math.abs(value) <= Draft.FARTHEST)) {
                throw invalid("tooFar", field, Draft.number(Draft.FARTHEST));
            }
        }
    }

    private static InvalidGeometry invalid(String key, Object... values) {
        return new InvalidGeometry(TEXT.text(key, values));
    }
}
