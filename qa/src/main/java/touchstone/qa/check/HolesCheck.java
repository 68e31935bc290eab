package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Mask;
import touchstone.qa.Severity;

/** Masks with holes of fewer than {@link Limit#HOLE_PIXELS}: missed by the brush. The fix fills them. */
final class HolesCheck implements Check.OfObject {

    @Override
    public String name() {
        return "holes";
    }

    @Override
    public Severity severity() {
        return Severity.LOW;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        double least = layer.rules().of(Limit.HOLE_PIXELS, label);
        if (least > 1 && object.geometry() instanceof Mask mask && !mask.isEmpty()) {
            Components holes = Components.holes(mask);
            int count = holes.countBelow(least);
            if (count > 0) {
                Mask pinholes = holes.below(least, mask.width(), mask.height());
                found.accept(layer.problem(this, object, "holes", count, least).at(pinholes.bounds()).fixedBy(
                        Layer.edit(this, Change.replace(object, object.withGeometry(mask.union(pinholes))))));
            }
        }
    }
}
