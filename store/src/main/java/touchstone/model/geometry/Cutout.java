package touchstone.model.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of an image as an image of its own, with what of each shape lies in it: boxes stay boxes, polygons keep their
 * holes, masks are cut pixel by pixel, all exactly. A turned box or an ellipse that a side cuts becomes a polygon, the
 * latter of {@value #ELLIPSE_POINTS} points on its outline. A joint beyond the rectangle is no longer labelled; one on a
 * side belongs to the rectangle right of or below it.
 *
 * @param x its left column on the image
 * @param y its top row on the image
 * @param frameWidth of the whole image
 * @param frameHeight of the whole image
 */
public record Cutout(int x, int y, int width, int height, int frameWidth, int frameHeight) {

    private static final int ELLIPSE_POINTS = 360;

    public Cutout {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > frameWidth - width || y > frameHeight - height) {
            throw new IllegalArgumentException("A cutout lies in its image.");
        }
    }

    /**
     * What of the shape is here, in this rectangle's own pixels: nothing, or several shapes where the sides cut one that
     * cannot be of several parts. A tag is said of the whole image and so of each part.
     */
    public List<Geometry> of(Geometry shape) {
        return switch (shape) {
            case Tag t -> List.of(t);
            case Mask m -> {
                Mask cut = mask(m);
                yield cut.isEmpty() ? List.of() : List.of(cut);
            }
            case Keypoints k -> keypoints(k);
            case Box _,Ellipse _,Polygon _,Polyline _ -> outlined(shape).stream().map(g -> g.translate(-x, -y))
                    .toList();
        };
    }

    /** Whether {@link #of} gives the shape as it is, only moved. */
    public boolean holds(Geometry shape) {
        return holds(shape.bounds());
    }

    private boolean holds(Bounds b) {
        return b.minX() >= x && b.maxX() <= x + width && b.minY() >= y && b.maxY() <= y + height;
    }

    private List<Geometry> outlined(Geometry shape) {
        Bounds bounds = shape.bounds();
        Bounds region = Bounds.ofSize(x, y, width, height);
        if (!bounds.intersects(region)) {
            return List.of();
        }
        boolean flat = shape.area() == 0;
        if (holds(bounds)) {
            boolean onSide = flat && !isHere(bounds.minX(), bounds.minY());
            return onSide ? List.of() : List.of(shape);
        }
        return switch (shape) {
            case Box box when box.rotation() == 0 -> {
                Box cut = Box.of(bounds.intersection(region));
                yield flat || cut.area() > 0 ? List.of(cut) : List.of();
            }
            case Box box -> polygon(Polygon.of(box.corners()));
            case Ellipse ellipse -> polygon(Polygon.of(ellipse.outline(ELLIPSE_POINTS)));
            case Polygon polygon -> polygon(polygon);
            case Polyline line -> lines(line);
            case Mask _,Keypoints _,Tag _ -> throw new IllegalArgumentException("Not an outline.");
        };
    }

    private List<HalfPlane> sides() {
        return List.of(new HalfPlane(true, x, true), new HalfPlane(true, x + width, false),
                new HalfPlane(false, y, true), new HalfPlane(false, y + height, false));
    }

    private List<Geometry> polygon(Polygon polygon) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            boolean tangled = Sides.cross(part);
            List<Polygon.Part> pieces = List.of(part);
            for (HalfPlane side : sides()) {
                List<Polygon.Part> cut = new ArrayList<>();
                pieces.forEach(piece -> cut.addAll(tangled ? side.ringByRing(piece) : side.cut(piece)));
                pieces = cut;
            }
            parts.addAll(pieces);
        }
        return parts.isEmpty() ? List.of() : List.of(new Polygon(parts));
    }

    private List<Geometry> lines(Polyline line) {
        List<Points> pieces = List.of(line.points());
        for (HalfPlane side : sides()) {
            List<Points> cut = new ArrayList<>();
            pieces.forEach(piece -> cut.addAll(side.cut(piece)));
            pieces = cut;
        }
        return pieces.stream().<Geometry>map(Polyline::new).toList();
    }

    private List<Geometry> keypoints(Keypoints object) {
        List<Keypoints.Joint> joints = new ArrayList<>();
        boolean any = false;
        for (Keypoints.Joint joint : object.joints()) {
            boolean here = joint.visibility() != Keypoints.ABSENT && isHere(joint.x(), joint.y());
            any |= here;
            joints.add(here
                    ? new Keypoints.Joint(joint.x() - x, joint.y() - y, joint.visibility())
                    : new Keypoints.Joint(0, 0, Keypoints.ABSENT));
        }
        return any ? List.of(new Keypoints(joints)) : List.of();
    }

    /** A point on a side belongs to the rectangle that begins there, and on the image's end to the last one. */
    private boolean isHere(double px, double py) {
        return px >= x && (px < x + width || px == frameWidth && x + width == frameWidth)
                && py >= y && (py < y + height || py == frameHeight && y + height == frameHeight);
    }

    private Mask mask(Mask mask) {
        Bounds inside = mask.bounds().intersection(Bounds.ofSize(x, y, width, height)).translate(-x, -y);
        if (inside.isEmpty()) {
            return Mask.empty(width, height);
        }
        MaskBuilder builder = new MaskBuilder(width, height, inside);
        int shift = x & Mask.TILE - 1;
        int first = (int) inside.minX() / Mask.TILE;
        int last = ((int) inside.maxX() - 1) / Mask.TILE;
        for (int row = (int) inside.minY(); row < inside.maxY(); row++) {
            for (int column = first; column <= last; column++) {
                int from = x / Mask.TILE + column;
                long word = mask.word(from, y + row) >>> shift;
                if (shift > 0) {
                    word |= mask.word(from + 1, y + row) << Mask.TILE - shift;
                }
                int pixels = width - column * Mask.TILE;
                builder.or(column, row, pixels >= Mask.TILE ? word : word & (1L << pixels) - 1);
            }
        }
        return builder.build();
    }
}
