package touchstone.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.DifferenceLayer;
import touchstone.canvas.layer.Dispute;
import touchstone.canvas.layer.DisputeLayer;
import touchstone.canvas.layer.DraftLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.NamesLayer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.PartitionLayer;
import touchstone.canvas.layer.Pin;
import touchstone.canvas.layer.PinLayer;
import touchstone.canvas.layer.Style;
import touchstone.canvas.segment.Superpixels;
import touchstone.canvas.tool.Preview;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;

/** What lies over the image: other annotators' objects, the own ones above them, and what a tool is drawing. */
final class LayerStack {

    /** Another annotator's objects, indexed, with the changes since they were given. */
    private record Other(OtherLayer given, IndexedObjects objects) {
    }

    private LabelSchema schema = new LabelSchema(List.of());
    private final Runnable indexed;
    private IndexedObjects own;
    private @Nullable AnnotatorId annotator;
    private Style style = Style.OWN;
    private double letters = 1;
    private List<Other> others = List.of();
    private @Nullable Difference difference;
    private List<Dispute> disputes = List.of();
    private List<Pin> pins = List.of();
    /** Objects of other layers that stand out as selected ones do. */
    private Set<AnnotationId> pointedOut = Set.of();

    /** @param indexed called when objects have come that were too many to be there at once */
    LayerStack(Runnable indexed) {
        this.indexed = indexed;
        own = new IndexedObjects(List.of(), indexed);
    }

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
        return new OwnObjects(own.index(), others.stream().filter(o -> o.given.visible())
                .map(o -> new OwnObjects.Shown(o.objects.index(), o.given.style())).toList());
    }

    void own(AnnotatorId of, List<Annotation> annotations) {
        annotator = of;
        own = new IndexedObjects(annotations, indexed);
    }

    /** Whether all objects are there. */
    boolean isKnown() {
        return own.isKnown() && others.stream().allMatch(o -> o.objects.isKnown());
    }

    /** Whether the own objects are. */
    boolean isOwnKnown() {
        return own.isKnown();
    }

    /** The own objects by id and place. */
    ObjectIndex ownIndex() {
        return own.index();
    }

    /** The own objects' style. */
    void style(Style replacement) {
        style = replacement;
    }

    /** How many times as large as usual names and pins' numbers are written. */
    void letters(double times) {
        letters = times;
    }

    void others(List<OtherLayer> layers) {
        List<Other> before = others;
        others = layers.stream().map(l -> new Other(l, before.stream().filter(o -> isSame(o.given, l)).findFirst()
                .map(Other::objects).orElseGet(() -> new IndexedObjects(l.annotations(), indexed)))).toList();
    }

    /** Whose they are counts too: the empty lists of all who have drawn nothing yet are one list. */
    @SuppressWarnings("ReferenceEquality") // an equal list would have to be compared object by object
    private static boolean isSame(OtherLayer before, OtherLayer now) {
        return before.annotations() == now.annotations() && before.annotator().id().equals(now.annotator().id());
    }

    void pointOut(Set<AnnotationId> ids) {
        pointedOut = Set.copyOf(ids);
    }

    /** Two of the people whose difference is shown in the place of their objects; null for none. */
    void difference(@Nullable Difference between) {
        difference = between;
    }

    void disputes(List<Dispute> places) {
        disputes = List.copyOf(places);
    }

    void pins(List<Pin> places) {
        pins = List.copyOf(places);
    }

    /** A part of the image in which objects changed, with their names and those that made room for them. */
    Bounds withNames(Bounds part, double scale) {
        boolean named = style.look().names()
                || others.stream().anyMatch(o -> o.given.visible() && o.given.style().look().names());
        return named ? NamesLayer.seen(part, scale, letters) : part;
    }

    /** Takes over the changes of one image's annotations; the part of the image where they can be seen. */
    Bounds apply(ImageId image, List<Change> changes) {
        if (changes.size() > IndexedObjects.AT_ONCE) {
            // Each layer looks for its own beside the JavaFX thread.
            AnnotatorId who = annotator;
            if (who != null) {
                own.applyAll(changes, any -> any.annotator().equals(who) && any.image().equals(image));
            }
            others.forEach(other -> other.objects.applyAll(changes,
                    any -> any.annotator().equals(other.given.annotator().id()) && any.image().equals(image)));
            return Bounds.EMPTY;
        }
        Map<AnnotatorId, List<Change>> byAnnotator = new HashMap<>();
        for (Change change : changes) {
            if (change.any() instanceof Annotation any && any.image().equals(image)) {
                byAnnotator.computeIfAbsent(any.annotator(), id -> new ArrayList<>()).add(change);
            }
        }
        Bounds part = Bounds.EMPTY;
        List<Change> mine = annotator == null ? null : byAnnotator.get(annotator);
        if (mine != null) {
            part = seen(own.index(), mine);
            own.apply(mine);
        }
        for (Other other : others) {
            List<Change> theirs = byAnnotator.get(other.given.annotator().id());
            if (theirs != null) {
                part = part.union(seen(other.objects.index(), theirs));
                other.objects.apply(theirs);
            }
        }
        return part;
    }

    /** Where changed objects were and will be. */
    private static Bounds seen(ObjectIndex before, List<Change> changes) {
        Bounds part = Bounds.EMPTY;
        for (Change change : changes) {
            Annotation any = (Annotation) change.any();
            part = part.union(before.get(any.id()).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY))
                    .union(any.geometry().bounds());
        }
        return part;
    }

    /** Where the preview is seen. */
    Bounds seen(Preview preview) {
        Geometry shape = preview.shape();
        Bounds part = shape == null ? Bounds.EMPTY : shape.bounds();
        Superpixels partition = preview.partition();
        if (partition != null) {
            part = part.union(partition.part());
        }
        for (var replaced : preview.replaced().entrySet()) {
            part = part.union(replaced.getValue().bounds())
                    .union(own.index().get(replaced.getKey()).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY));
        }
        return part;
    }

    Bounds bounds(Set<AnnotationId> ids) {
        Bounds part = Bounds.EMPTY;
        for (AnnotationId id : ids) {
            part = part.union(own.index().get(id).map(a -> a.geometry().bounds()).orElse(Bounds.EMPTY));
        }
        return part;
    }

    private boolean isCompared(@Nullable AnnotatorId whose) {
        return difference != null && (difference.first().equals(whose) || difference.second().equals(whose));
    }

    private AnnotationLayer compared(AnnotatorId whose, AnnotationLayer mine) {
        if (whose.equals(annotator)) {
            return mine;
        }
        return others.stream().filter(o -> o.given.annotator().id().equals(whose)).findFirst()
                .map(o -> new AnnotationLayer(o.objects.index(), schema, o.given.style()))
                .orElseGet(() -> new AnnotationLayer(new IndexedObjects(List.of(), indexed).index(), schema,
                        Style.OWN));
    }

    List<Layer> layers(Set<AnnotationId> selection, Preview preview, @Nullable Label label) {
        List<Layer> layers = new ArrayList<>();
        List<AnnotationLayer> named = new ArrayList<>();
        for (Other other : others) {
            if (other.given.visible() && !isCompared(other.given.annotator().id())) {
                AnnotationLayer layer = new AnnotationLayer(other.objects.index(), schema, other.given.style(),
                        pointedOut, Map.of());
                layers.add(layer);
                named.addFirst(layer);
            }
        }
        AnnotationLayer mine = new AnnotationLayer(own.index(), schema, style, selection, preview.replaced());
        if (!isCompared(annotator)) {
            layers.add(mine);
            named.addFirst(mine);
        }
        Difference between = difference;
        if (between != null) {
            layers.add(new DifferenceLayer(compared(between.first(), mine), compared(between.second(), mine)));
        }
        Superpixels partition = preview.partition();
        if (partition != null) {
            layers.add(new PartitionLayer(partition));
        }
        Geometry shape = preview.shape();
        if (shape != null) {
            layers.add(new DraftLayer(shape, label));
        }
        if (!disputes.isEmpty()) {
            layers.add(new DisputeLayer(disputes));
        }
        named.removeIf(layer -> !layer.style().look().names());
        if (!named.isEmpty()) {
            layers.add(new NamesLayer(named, style.look().names(), letters));
        }
        if (!pins.isEmpty()) {
            layers.add(new PinLayer(pins, letters));
        }
        return layers;
    }
}
