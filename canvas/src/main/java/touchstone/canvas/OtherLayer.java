package touchstone.canvas;

import java.util.List;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotation;
import touchstone.model.Annotator;

/** Somebody else's objects, shown over the image; the same list of objects again is not indexed again. */
public record OtherLayer(Annotator annotator, List<Annotation> annotations, boolean visible, Style style) {

    public OtherLayer {
        annotations = List.copyOf(annotations);
    }

    /** In the style of the annotator's role: a person's dashed, gold double, a model's dotted. */
    public OtherLayer(Annotator annotator, List<Annotation> annotations, boolean visible, double opacity) {
        this(annotator, annotations, visible, Style.of(annotator.role(), opacity));
    }
}
