package touchstone.canvas;

import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.Annotator;

/**
 * Somebody else's objects, shown over the image in the style of their role: a person's dashed, gold double, a model's
 * dotted.
 *
 * @param opacity 0 to 1
 */
public record OtherLayer(Annotator annotator, List<Annotation> annotations, boolean visible, double opacity) {

    public OtherLayer {
        annotations = List.copyOf(annotations);
    }
}
