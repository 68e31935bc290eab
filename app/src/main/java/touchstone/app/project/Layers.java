package touchstone.app.project;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;

/** Which annotators' objects are shown, and how strongly. */
public final class Layers {

    /** One annotator's layer. */
    public static final class Layer {

        private final AnnotatorId annotator;
        private final BooleanProperty visible = new SimpleBooleanProperty();
        private final DoubleProperty opacity = new SimpleDoubleProperty(1);

        Layer(AnnotatorId annotator, boolean visible) {
            this.annotator = annotator;
            this.visible.set(visible);
        }

        public AnnotatorId annotator() {
            return annotator;
        }

        public BooleanProperty visible() {
            return visible;
        }

        /** 0 to 1. */
        public DoubleProperty opacity() {
            return opacity;
        }
    }

    private final ObservableList<Layer> all = FXCollections
            .observableArrayList(layer -> new Observable[]{ layer.visible, layer.opacity });

    // Held here, because what listens to it is only as long-lived as it is.
    private final ObservableList<Layer> shown = FXCollections.unmodifiableObservableList(all);

    /** A newcomer sees everybody's work at first, anybody else their own. */
    Layers(List<Annotator> annotators, Annotator me) {
        boolean newcomer = !annotators.contains(me);
        annotators.forEach(a -> add(a, newcomer || a.equals(me)));
        add(me, true);
    }

    /** Changes also when a layer's visibility or opacity does. */
    public ObservableList<Layer> all() {
        return shown;
    }

    public Optional<Layer> of(AnnotatorId annotator) {
        return all.stream().filter(l -> l.annotator.equals(annotator)).findFirst();
    }

    public boolean isVisible(AnnotatorId annotator) {
        return of(annotator).map(l -> l.visible.get()).orElse(false);
    }

    public void show(AnnotatorId annotator) {
        of(annotator).ifPresent(l -> l.visible.set(true));
    }

    void add(Annotator annotator, boolean visible) {
        if (of(annotator.id()).isEmpty()) {
            all.add(new Layer(annotator.id(), visible));
        }
    }

    void apply(Change change) {
        if (change.any() instanceof Annotator annotator) {
            if (change.after() == null) {
                remove(annotator.id());
            } else {
                add(annotator, true);
            }
        }
    }

    void remove(AnnotatorId annotator) {
        all.removeIf(l -> l.annotator.equals(annotator));
    }
}
