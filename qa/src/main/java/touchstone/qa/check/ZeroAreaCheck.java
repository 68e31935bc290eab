package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.qa.Severity;

/**
 * Shapes that cover nothing though they have points: a box or ellipse without a width or height, a polygon whose points
 * lie on one line, a line of no length. The fix removes them.
 */
final class ZeroAreaCheck implements Check.OfObject {

    @Override
    public String name() {
        return "zeroArea";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        if (coversNothing(object.geometry())) {
            found.accept(
                    layer.problem(this, object, object.geometry() instanceof Polyline ? "zeroArea.line" : "zeroArea")
                            .fixedBy(Layer.edit(this, Change.remove(object))));
        }
    }

    static boolean coversNothing(Geometry geometry) {
        return switch (geometry) {
            case Box b -> !(b.width() > 0 && b.height() > 0);
            case Ellipse e -> !(e.rx() > 0 && e.ry() > 0);
            case Polygon p -> p.parts().stream().allMatch(part -> isFlat(part.outer()));
            case Polyline l -> !(l.points().length() > 0);
            case Mask m -> false;
            case Keypoints k -> false;
            case Tag t -> false;
        };
    }

    /** Whether all points lie on one line; the area would not tell, for that of a bow tie is 0 as well. */
    private static boolean isFlat(Points ring) {
        int far = 0;
        for (int i = 1; i < ring.size(); i++) {
            far = distance(ring, i) > distance(ring, far) ? i : far;
        }
        double length = distance(ring, far);
        double dx = ring.x(far) - ring.x(0);
        double dy = ring.y(far) - ring.y(0);
        for (int i = 1; i < ring.size(); i++) {
            double off = Math.abs(dx * (ring.y(i) - ring.y(0)) - dy * (ring.x(i) - ring.x(0)));
            if (off > 1e-9 * length * Math.max(1, length)) {
                return false;
            }
        }
        return true;
    }

    private static double distance(Points ring, int i) {
        return Math.hypot(ring.x(i) - ring.x(0), ring.y(i) - ring.y(0));
    }
}
