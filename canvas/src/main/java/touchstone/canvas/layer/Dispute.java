package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/**
 * A place where two people's objects differ.
 *
 * @param rings of which an odd number lies around every disputed point; empty when there is a mask
 * @param mask the disputed pixels, or null
 */
public record Dispute(Grade grade, Bounds bounds, List<Points> rings, @Nullable Mask mask) {

    /** How bad it is; the worse, the denser the hatching and the wider its lines. */
    public enum Grade {
        CRITICAL(0xf0604d, 9, 2), HIGH(0xe69f00, 12, 2), MODERATE(0x56b4e9, 16, 1), LOW(0xc3ccd4, 22, 1);

        final int rgb;
        final int period;
        final int line;

        Grade(int rgb, int period, int line) {
            this.rgb = rgb;
            this.period = period;
            this.line = line;
        }
    }

    /** How far hatching reaches around what has no inside, in image pixels. */
    private static final double AROUND_JOINT = 7;
    private static final double AROUND_LINE = 5;

    public Dispute {
        rings = List.copyOf(rings);
    }

    /** A whole object is disputed: that it is there, or what it is. Empty for a tag, which has no place. */
    public static Optional<Dispute> whole(Grade grade, Geometry object) {
        return switch (object) {
            case Mask mask when !mask.isEmpty() -> Optional.of(new Dispute(grade, mask.bounds(), List.of(), mask));
            case Mask nothing -> Optional.empty();
            case Tag tag -> Optional.empty();
            default -> Optional.of(new Dispute(grade, around(rings(object)), rings(object), null));
        };
    }

    /** What lies in exactly one of two objects; the whole first one where either has no inside or both are the same. */
    public static Optional<Dispute> between(Grade grade, Geometry first, Geometry second) {
        if (!hasInside(first) || !hasInside(second)) {
            return whole(grade, first);
        }
        if (first instanceof Mask || second instanceof Mask) {
            Mask frame = first instanceof Mask m ? m : (Mask) second;
            Mask difference = Rasterizer.mask(first, frame.width(), frame.height())
                    .xor(Rasterizer.mask(second, frame.width(), frame.height()));
            return whole(grade, difference.isEmpty() ? first : difference);
        }
        if (first.equals(second)) {
            return whole(grade, first);
        }
        List<Points> both = new ArrayList<>(rings(first));
        both.addAll(rings(second));
        return Optional.of(new Dispute(grade, around(both), both, null));
    }

    private static boolean hasInside(Geometry shape) {
        return switch (shape) {
            case Mask m -> true;
            case Polygon p -> true;
            case Box b -> true;
            case Ellipse e -> true;
            case Polyline p -> false;
            case Keypoints k -> false;
            case Tag t -> false;
        };
    }

    private static List<Points> rings(Geometry shape) {
        return switch (shape) {
            case Polygon polygon -> polygon.rings();
            case Box box -> List.of(box.corners());
            case Ellipse ellipse -> List.of(ellipse.outline(96));
            case Keypoints keypoints -> keypoints.joints().stream().filter(j -> j.visibility() != Keypoints.ABSENT)
                    .map(j -> new Ellipse(j.x(), j.y(), AROUND_JOINT, AROUND_JOINT, 0).outline(24)).toList();
            case Polyline line -> IntStream.range(1, line.points().size()).mapToObj(i -> beside(line.points(), i))
                    .toList();
            case Mask mask -> List.of();
            case Tag tag -> List.of();
        };
    }

    /** A band along the piece of a line that ends at a point. */
    private static Points beside(Points line, int end) {
        double dx = line.x(end) - line.x(end - 1);
        double dy = line.y(end) - line.y(end - 1);
        double share = AROUND_LINE / Math.max(Math.hypot(dx, dy), 1e-9);
        double nx = -dy * share;
        double ny = dx * share;
        return Points.of(line.x(end - 1) + nx, line.y(end - 1) + ny, line.x(end) + nx, line.y(end) + ny,
                line.x(end) - nx, line.y(end) - ny, line.x(end - 1) - nx, line.y(end - 1) - ny);
    }

    private static Bounds around(List<Points> rings) {
        return rings.stream().map(Points::bounds).reduce(Bounds.EMPTY, Bounds::union);
    }
}
