package touchstone.qa.check;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;
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
 * Objects that reach over the image's edge by more than a hundredth of a pixel, which is what formats with two decimals
 * round. The fix cuts boxes and polygons at the edge. Turned boxes, ellipses, lines and joints keep their place: cut, they
 * would be something else.
 */
final class OutOfBoundsCheck implements Check.OfObject {

    @Override
    public String name() {
        return "outOfBounds";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        Bounds bounds = object.geometry().bounds();
        Bounds frame = layer.frame();
        if (bounds.isEmpty() || !(frame.width() > 0 && frame.height() > 0) || OutsideCheck.isOutside(bounds, layer)) {
            return;
        }
        double over = Math.max(Math.max(-bounds.minX(), -bounds.minY()),
                Math.max(bounds.maxX() - frame.maxX(), bounds.maxY() - frame.maxY()));
        if (over > ROUNDING) {
            Geometry cut = cut(object.geometry(), frame);
            found.accept(layer.problem(this, object, "outOfBounds", over).fixedBy(cut == null
                    ? null
                    : Layer.edit(this, Change.replace(object, object.withGeometry(cut)))));
        }
    }

    private static final double ROUNDING = 0.01;

    private static @Nullable Geometry cut(Geometry geometry, Bounds frame) {
        return switch (geometry) {
            case Box b when b.rotation() == 0 && b.area() > 0 -> Box.of(b.bounds().intersection(frame));
            case Box b -> null;
            case Polygon p -> Rings.clip(p, frame).orElse(null);
            case Ellipse e -> null;
            case Polyline l -> null;
            case Keypoints k -> null;
            case Mask m -> null;
            case Tag t -> null;
        };
    }
}
