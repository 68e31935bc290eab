package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/**
 * Shapes as bytes: a version, the kind, then its numbers. Every coordinate keeps all its bits. The bytes of a kind never
 * change their meaning within a version.
 */
final class GeometryCodec {

    private static final int VERSION = 1;

    /** The kinds' own numbers: what a file holds does not depend on the order of an enum. */
    private static final int TAG = 0;
    private static final int BOX = 1;
    private static final int ELLIPSE = 2;
    private static final int POLYGON = 3;
    private static final int POLYLINE = 4;
    private static final int KEYPOINTS = 5;
    private static final int MASK = 6;

    private GeometryCodec() {
    }

    static byte[] encode(Geometry geometry) {
        Encoder out = new Encoder().put(VERSION);
        switch (geometry) {
            case Tag t -> out.put(TAG);
            case Box b ->
                out.put(BOX).real(b.x()).real(b.y()).real(b.width()).real(b.height()).real(b.rotation());
            case Ellipse e ->
                out.put(ELLIPSE).real(e.cx()).real(e.cy()).real(e.rx()).real(e.ry()).real(e.rotation());
            case Polygon p -> encode(out.put(POLYGON), p);
            case Polyline l -> encode(out.put(POLYLINE), l.points());
            case Keypoints k -> encode(out.put(KEYPOINTS), k);
            case Mask m -> MaskCodec.encode(out.put(MASK), m);
        }
        return out.toBytes();
    }

    /** The bytes of a mask that is packed already. */
    static byte[] encode(PackedMask mask) {
        Encoder out = new Encoder().put(VERSION).put(MASK);
        mask.encode(out);
        return out.toBytes();
    }

    private static void encode(Encoder out, Points points) {
        out.count(points.size());
        for (int i = 0; i < points.size(); i++) {
            out.real(points.x(i)).real(points.y(i));
        }
    }

    private static void encode(Encoder out, Polygon polygon) {
        out.count(polygon.parts().size());
        for (Polygon.Part part : polygon.parts()) {
            encode(out, part.outer());
            out.count(part.holes().size());
            part.holes().forEach(hole -> encode(out, hole));
        }
    }

    private static void encode(Encoder out, Keypoints keypoints) {
        out.count(keypoints.joints().size());
        for (Keypoints.Joint joint : keypoints.joints()) {
            out.real(joint.x()).real(joint.y()).put(joint.visibility());
        }
    }

    static Geometry decode(byte[] bytes) throws Damaged {
        Decoder in = new Decoder(bytes);
        if (in.get() != VERSION) {
            throw new Damaged();
        }
        try {
            Geometry geometry = switch (in.get()) {
                case TAG -> new Tag();
                case BOX -> new Box(in.real(), in.real(), in.real(), in.real(), in.real());
                case ELLIPSE -> new Ellipse(in.real(), in.real(), in.real(), in.real(), in.real());
                case POLYGON -> polygon(in);
                case POLYLINE -> new Polyline(points(in));
                case KEYPOINTS -> keypoints(in);
                case MASK -> MaskCodec.decode(in);
                default -> throw new Damaged();
            };
            if (!in.atEnd()) {
                throw new Damaged();
            }
            return geometry;
        } catch (IllegalArgumentException noSuchShape) {
            throw new Damaged(noSuchShape);
        }
    }

    private static Points points(Decoder in) throws Damaged {
        int n = in.count(2 * Double.BYTES);
        double[] xy = new double[2 * n];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = in.real();
        }
        return Points.of(xy);
    }

    private static Polygon polygon(Decoder in) throws Damaged {
        int n = in.count(2);
        List<Polygon.Part> parts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Points outer = points(in);
            int holes = in.count(1);
            List<Points> rings = new ArrayList<>(holes);
            for (int h = 0; h < holes; h++) {
                rings.add(points(in));
            }
            parts.add(new Polygon.Part(outer, rings));
        }
        return new Polygon(parts);
    }

    private static Keypoints keypoints(Decoder in) throws Damaged {
        int n = in.count(2 * Double.BYTES + 1);
        List<Keypoints.Joint> joints = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            joints.add(new Keypoints.Joint(in.real(), in.real(), in.get()));
        }
        return new Keypoints(joints);
    }
}
