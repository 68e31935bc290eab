package touchstone.app.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Palette;

/** Which annotators' objects are shown, over which others, and how. */
public final class Layers {

    /** One annotator's layer. */
    public static final class Layer {

        private final AnnotatorId annotator;
        private final int colour;
        private final BooleanProperty visible = new SimpleBooleanProperty();
        private final DoubleProperty opacity = new SimpleDoubleProperty(1);
        private final DoubleProperty leastScore = new SimpleDoubleProperty(0);

        Layer(AnnotatorId annotator, int colour, boolean visible) {
            this.annotator = annotator;
            this.colour = colour;
            this.visible.set(visible);
        }

        public AnnotatorId annotator() {
            return annotator;
        }

        /** 0xRRGGBB, for looks that colour by annotator. */
        public int colour() {
            return colour;
        }

        public BooleanProperty visible() {
            return visible;
        }

        /** 0 to 1. */
        public DoubleProperty opacity() {
            return opacity;
        }

        /** Predictions under it are hidden; at 0 none is, not even one with a negative score. */
        public DoubleProperty leastScore() {
            return leastScore;
        }

        /** In the pattern of the annotator's role. */
        public Style style(Annotator.Role role, Look look) {
            double least = leastScore.get();
            return Style.of(role, opacity.get()).withLook(look).withColour(colour)
                    .withLeastScore(least > 0 ? least : Double.NEGATIVE_INFINITY);
        }
    }

    private final ObservableList<Layer> all = FXCollections
            .observableArrayList(layer -> new Observable[]{ layer.visible, layer.opacity, layer.leastScore });

    // Held here, because what listens to it is only as long-lived as it is.
    private final ObservableList<Layer> shown = FXCollections.unmodifiableObservableList(all);
    private final ObjectProperty<Look> mine = new SimpleObjectProperty<>(Look.STANDARD);
    private final ObjectProperty<Look> others = new SimpleObjectProperty<>(Look.OTHERS);
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final BooleanProperty disagreements = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<Integer>> found = new SimpleObjectProperty<>(Optional.empty());
    private int colours;

    /** A newcomer sees everybody's work at first, anybody else their own. */
    Layers(List<Annotator> annotators, Annotator me) {
        boolean newcomer = !annotators.contains(me);
        annotators.forEach(a -> add(a, newcomer || a.equals(me)));
        add(me, true);
    }

    /** The topmost first, but that one's own lies over all others wherever it stands. Changes also when a layer does. */
    public ObservableList<Layer> all() {
        return shown;
    }

    /** How one's own objects look. */
    public ObjectProperty<Look> mine() {
        return mine;
    }

    /** How everybody else's objects look. */
    public ObjectProperty<Look> others() {
        return others;
    }

    /** Whether the image is shown alone. */
    public BooleanProperty hidden() {
        return hidden;
    }

    /** Whether one's own objects may only be looked at. */
    public BooleanProperty locked() {
        return locked;
    }

    /** Whether places where people differ are hatched. */
    public BooleanProperty disagreements() {
        return disagreements;
    }

    /** How many such places the shown image has; empty before anybody was compared. */
    public ObjectProperty<Optional<Integer>> found() {
        return found;
    }

    public boolean isNamed() {
        return mine.get().names() || others.get().names();
    }

    /** Writes names and scores beside everybody's objects, or beside none. */
    public void name(boolean names) {
        mine.set(mine.get().withNames(names));
        others.set(others.get().withNames(names));
    }

    /** Fills everybody's objects, from 0, outlines alone, to 1. */
    public void fill(double opacity) {
        mine.set(mine.get().withFill(opacity));
        others.set(others.get().withFill(opacity));
    }

    /** The next weaker or stronger fill of everybody's objects. */
    public void stepFill(boolean stronger) {
        fill(mine.get().step(stronger).fill());
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

    /** Changes the layer's place with the next one above it, or below; at the end nothing happens. */
    public void move(Layer layer, boolean up, AnnotatorId me) {
        List<Layer> order = new ArrayList<>(all);
        int from = order.indexOf(layer);
        int step = up ? -1 : 1;
        int to = from + step;
        while (to >= 0 && to < order.size() && order.get(to).annotator.equals(me)) {
            to += step;
        }
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            all.setAll(order);
        }
    }

    void add(Annotator annotator, boolean visible) {
        if (of(annotator.id()).isEmpty()) {
            all.add(new Layer(annotator.id(), Palette.colour(colours++), visible));
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
