package touchstone.qa.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;

/** One annotator's objects on one image, in the order they were added, and the rules that they are held to. */
public final class Layer {

    private static final Messages TEXT = Messages.beside(Layer.class);

    private final Image image;
    private final AnnotatorId annotator;
    private final List<Annotation> objects;
    private final CheckRules rules;
    private final Map<LabelId, Label> labels;
    private @Nullable Twins twins;

    public Layer(Image image, AnnotatorId annotator, LabelSchema schema, List<Annotation> objects, CheckRules rules) {
        this(image, annotator, schema.labels().stream().collect(Collectors.toMap(Label::id, l -> l)), objects, rules);
    }

    private Layer(Image image, AnnotatorId annotator, Map<LabelId, Label> labels, List<Annotation> objects,
            CheckRules rules) {
        this.image = image;
        this.annotator = annotator;
        this.objects = List.copyOf(objects);
        this.rules = rules;
        this.labels = labels;
    }

    Image image() {
        return image;
    }

    List<Annotation> objects() {
        return objects;
    }

    CheckRules rules() {
        return rules;
    }

    /** Null for an object whose label the schema does not know. */
    @Nullable
    Label label(Annotation object) {
        return labels.get(object.label());
    }

    String name(Annotation object) {
        Label label = label(object);
        return label == null ? object.label().toString() : label.name();
    }

    /** Which objects are drawn twice; found once for all checks that ask. */
    Twins twins() {
        Twins found = twins;
        if (found == null) {
            found = Twins.of(this);
            twins = found;
        }
        return found;
    }

    /** The layer with no more than what the object's bounds touch, and the object itself. */
    Layer around(Annotation object) {
        Bounds bounds = object.geometry().bounds().grow(1);
        List<Annotation> near = objects.stream().filter(o -> o.id().equals(object.id())
                || o.geometry().bounds().intersects(bounds)
                || o.geometry().bounds().isEmpty() && bounds.isEmpty()).toList();
        return with(near);
    }

    Layer with(List<Annotation> replacement) {
        return new Layer(image, annotator, labels, replacement, rules);
    }

    /** The part of the image plane that the image covers. */
    Bounds frame() {
        return new Bounds(0, 0, image.width(), image.height());
    }

    /** What a check says of an object; the sentence gets the label's name as {0}, the kind as {1}, then the values. */
    Problem problem(Check check, Annotation object, String text, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = name(object);
        all[1] = object.geometry().kind().key();
        System.arraycopy(values, 0, all, 2, values.length);
        Bounds bounds = object.geometry().bounds();
        return new Problem(check.name(), rules.severity(check), TEXT.text(text, all), image.id(), annotator,
                List.of(object.id()), bounds.isEmpty() ? null : bounds, null);
    }

    static Edit edit(Check check, Change change) {
        return Edit.of(TEXT.text("fix." + check.name()), change);
    }
}
