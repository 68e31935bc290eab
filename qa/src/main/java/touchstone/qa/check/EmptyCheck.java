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
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.qa.Severity;

/** Masks without a pixel, keypoints without a labelled joint. The fix removes them. */
final class EmptyCheck implements Check.OfObject {

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        if (isEmpty(object.geometry())) {
            found.accept(layer.problem(this, object, "empty").fixedBy(Layer.edit(this, Change.remove(object))));
        }
    }

    private static boolean isEmpty(Geometry geometry) {
        return switch (geometry) {
            case Mask m -> m.isEmpty();
            case Keypoints k -> k.joints().stream().allMatch(j -> j.visibility() == Keypoints.ABSENT);
            case Polygon p -> false;
            case Polyline l -> false;
            case Box b -> false;
            case Ellipse e -> false;
            case Tag t -> false;
        };
    }
}
