package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Mask;
import touchstone.qa.Severity;

/** Masks of another size than their image: every pixel of theirs may be in the wrong place. */
final class MaskSizeCheck implements Check.OfObject {

    @Override
    public String name() {
        return "maskSize";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        Image image = layer.image();
        if (object.geometry() instanceof Mask mask && image.width() > 0
                && (mask.width() != image.width() || mask.height() != image.height())) {
            found.accept(layer.problem(this, object, "maskSize", mask.width(), mask.height(), image.width(),
                    image.height()));
        }
    }
}
