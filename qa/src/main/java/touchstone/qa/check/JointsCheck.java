package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;
import touchstone.qa.Severity;

/** Keypoint objects with more or fewer joints than their label's skeleton has. */
final class JointsCheck implements Check.OfObject {

    @Override
    public String name() {
        return "joints";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        Skeleton skeleton = label.skeleton();
        if (skeleton != null && object.geometry() instanceof Keypoints keypoints
                && keypoints.joints().size() != skeleton.joints().size()) {
            found.accept(layer.problem(this, object, "joints", keypoints.joints().size(), skeleton.joints().size()));
        }
    }
}
