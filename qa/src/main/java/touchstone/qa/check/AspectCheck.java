package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.qa.Severity;

/**
 * Objects more than {@link Limit#MAXIMUM_ASPECT} times as long as they are wide: boxes and ellipses by their own axes,
 * polygons by the smallest rectangle around them, turned or not, masks by their bounds.
 */
final class AspectCheck implements Check.OfObject {

    @Override
    public String name() {
        return "aspect";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        double most = layer.rules().of(Limit.MAXIMUM_ASPECT, label);
        if (object.geometry() instanceof Polygon polygon && Rings.isCompact(polygon, most)) {
            return;
        }
        double aspect = aspect(object.geometry());
        if (aspect > most * (1 + 1e-9)) {
            found.accept(layer.problem(this, object, "aspect", aspect, most));
        }
    }

    /** Long over short side; 0 where there is none to speak of. */
    private static double aspect(Geometry geometry) {
        return switch (geometry) {
            case Box b -> ratio(b.width(), b.height());
            case Ellipse e -> ratio(e.rx(), e.ry());
            case Polygon p -> Rings.sides(p).map(s -> ratio(s.x(), s.y())).orElse(0.0);
            case Mask m -> ratio(m.bounds().width(), m.bounds().height());
            case Polyline l -> 0;
            case Keypoints k -> 0;
            case Tag t -> 0;
        };
    }

    private static double ratio(double a, double b) {
        double small = Math.min(a, b);
        return small > 0 ? Math.max(a, b) / small : 0;
    }
}
