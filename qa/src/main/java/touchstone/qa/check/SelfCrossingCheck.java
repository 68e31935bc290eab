package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Polygon;
import touchstone.qa.Severity;

/**
 * Polygons of which a ring crosses itself or another ring of its part. Programs differ in what they take for the inside of
 * those. Where all ways to tell come to the same, as with a bow tie, the fix writes it as rings that do not cross; where a
 * ring winds round a place twice, they do not, and nobody but the annotator knows what was meant.
 */
final class SelfCrossingCheck implements Check.OfObject {

    @Override
    public String name() {
        return "selfCrossing";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        if (object.geometry() instanceof Polygon polygon && !ZeroAreaCheck.coversNothing(polygon)) {
            Rings.crossing(polygon)
                    .ifPresent(at -> found.accept(layer.problem(this, object, "selfCrossing", at.x(), at.y())
                            .fixedBy(Rings.uncrossed(polygon)
                                    .map(rings -> Layer.edit(this, Change.replace(object, object.withGeometry(rings))))
                                    .orElse(null))));
        }
    }
}
