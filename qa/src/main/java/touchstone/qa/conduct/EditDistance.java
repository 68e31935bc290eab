package touchstone.qa.conduct;

import java.util.List;
import java.util.OptionalDouble;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Provenance.Origin;
import touchstone.qa.similarity.Iou;

/** How far an object is from what a model, or another one, drew before a person took it over. */
public final class EditDistance {

    private EditDistance() {
    }

    /**
     * 1 minus the IoU of the object with its state when it was predicted or accepted first; empty for what no model had a
     * hand in, and where the log does not tell.
     *
     * @param story the entries about the object, oldest first
     */
    public static OptionalDouble of(List<Entry> story, Annotation now) {
        for (Entry entry : story) {
            for (Change change : entry.changes()) {
                if (change.after() instanceof Annotation a && a.id().equals(now.id()) && isPredicted(a)) {
                    return OptionalDouble.of(1 - new Iou(1).of(a.geometry(), now.geometry()));
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static boolean isPredicted(Annotation a) {
        return a.provenance().origin() == Origin.MODEL || a.provenance().origin() == Origin.ACCEPTED;
    }
}
