package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Severity;

/**
 * Objects wholly off the image. None is removed by itself: it may belong to another image, or the image be cut.
 */
final class OutsideCheck implements Check.OfObject {

    @Override
    public String name() {
        return "outside";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        if (isOutside(object.geometry().bounds(), layer)) {
            found.accept(layer.problem(this, object, "outside", layer.image().width(), layer.image().height()));
        }
    }

    /** False on an image of unknown size. */
    static boolean isOutside(Bounds bounds, Layer layer) {
        Bounds frame = layer.frame();
        if (bounds.isEmpty() || !(frame.width() > 0 && frame.height() > 0)) {
            return false;
        }
        return bounds.minX() > frame.maxX() || bounds.minY() > frame.maxY() || bounds.maxX() < 0 || bounds.maxY() < 0
                || bounds.width() > 0 && (bounds.minX() == frame.maxX() || bounds.maxX() == 0)
                || bounds.height() > 0 && (bounds.minY() == frame.maxY() || bounds.maxY() == 0);
    }
}
