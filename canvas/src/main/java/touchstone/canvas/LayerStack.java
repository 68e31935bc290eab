package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.DraftLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tool.Preview;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;

/** What lies over the image: other annotators' objects, the own ones above them, and what a tool is drawing. */
final class LayerStack {

    /** Another annotator's objects, indexed. */
    private record Other(Annotator annotator, ObjectIndex objects, boolean visible, double opacity) {
    }

    private LabelSchema schema = new LabelSchema(List.of());
    private ObjectIndex own = ObjectIndex.EMPTY;
    private @Nullable AnnotatorId annotator;
    private List<Other> others = List.of();

    void schema(LabelSchema labels) {
        schema = labels;
    }

    LabelSchema schema() {
        return schema;
    }

    @Nullable
    AnnotatorId annotator() {
        return annotator;
    }

    OwnObjects own() {
        return new OwnObjects(own);
    }

    void own(AnnotatorId of, List<Annotation> annotations) {
        annotator = of;
        own = new ObjectIndex(annotations);
    }

    void others(List<OtherLayer> layers) {
        others = layers.stream().map(l -> new Other(l.annotator(), new ObjectIndex(l.annotations()), l.visible(),
                l.opacity())).toList();
    }

    /** Takes over a change of one of the image's annotations; the part of the image where it can be seen. */
    Bounds apply(Change change) {
        Annotation any = (Annotation) change.any();
        if (any.annotator().equals(annotator)) {
            Bounds before = own.get(any.id()).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY);
            own = applied(own, change);
            return before.union(own.get(any.id()).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY));
        }
        Bounds part = Bounds.EMPTY;
        List<Other> changed = new ArrayList<>();
        for (Other other : others) {
            if (other.annotator.id().equals(any.annotator())) {
                part = bounds(change.before()).union(bounds(change.after()));
                changed.add(new Other(other.annotator, applied(other.objects, change), other.visible, other.opacity));
            } else {
                changed.add(other);
            }
        }
        others = changed;
        return part;
    }

    private static Bounds bounds(@Nullable Object item) {
        return item instanceof Annotation a ? a.geometry().bounds() : Bounds.EMPTY;
    }

    private static ObjectIndex applied(ObjectIndex index, Change change) {
        return change.after() instanceof Annotation after
                ? index.with(after)
                : index.without(((Annotation) change.any()).id());
    }

    /** Where the preview is seen. */
    Bounds seen(Preview preview) {
        Geometry shape = preview.shape();
        Bounds part = shape == null ? Bounds.EMPTY : shape.bounds();
        for (var replaced : preview.replaced().entrySet()) {
            part = part.union(replaced.getValue().bounds())
                    .union(own.get(replaced.getKey()).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY));
        }
        return part;
    }

    Bounds bounds(Set<AnnotationId> ids) {
        Bounds part = Bounds.EMPTY;
        for (AnnotationId id : ids) {
            part = part.union(own.get(id).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY));
        }
        return part;
    }

    List<Layer> layers(Set<AnnotationId> selection, Preview preview, @Nullable Label label) {
        List<Layer> layers = new ArrayList<>();
        for (Other other : others) {
            if (other.visible) {
                layers.add(new AnnotationLayer(other.objects, schema,
                        Style.of(other.annotator.role(), other.opacity)));
            }
        }
        layers.add(new AnnotationLayer(own, schema, Style.OWN, selection, preview.replaced()));
        Geometry shape = preview.shape();
        if (shape != null) {
            layers.add(new DraftLayer(shape, label));
        }
        return layers;
    }
}
