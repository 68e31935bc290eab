package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Mask;
import touchstone.qa.Severity;

/**
 * Masks with pieces of fewer than {@link Limit#SPECK_PIXELS} beside a larger one: left over from painting and erasing.
 * The fix drops them.
 */
final class SpecksCheck implements Check.OfObject {

    @Override
    public String name() {
        return "specks";
    }

    @Override
    public Severity severity() {
        return Severity.LOW;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        double least = layer.rules().of(Limit.SPECK_PIXELS, label);
        if (least > 1 && object.geometry() instanceof Mask mask && !mask.isEmpty()) {
            Components pieces = Components.pieces(mask);
            int count = pieces.countBelow(least);
            if (count > 0 && pieces.largest() >= least) {
                Mask specks = pieces.below(least, mask.width(), mask.height());
                found.accept(layer.problem(this, object, "specks", count, least).at(specks.bounds()).fixedBy(
                        Layer.edit(this, Change.replace(object, object.withGeometry(mask.minus(specks))))));
            }
        }
    }
}
