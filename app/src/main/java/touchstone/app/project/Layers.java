package touchstone.app.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Palette;

/** Which annotators' objects are shown, over which others, and how; in groups by the annotators' roles. */
public final class Layers {

    /** One annotator's layer. */
    public static final class Layer {

        private final AnnotatorId annotator;
        private Annotator.Role role;
        private final IntegerProperty colour;
        private final ObjectProperty<Look.@Nullable ColourBy> colourBy = new SimpleObjectProperty<>();
        private final BooleanProperty visible = new SimpleBooleanProperty();
        private final DoubleProperty opacity = new SimpleDoubleProperty(1);
        private final DoubleProperty leastScore = new SimpleDoubleProperty(0);

        Layer(Annotator annotator, int colour, boolean visible) {
            this.annotator = annotator.id();
            role = annotator.role();
            this.colour = new SimpleIntegerProperty(colour);
            this.visible.set(visible);
        }

        public AnnotatorId annotator() {
            return annotator;
        }

        /** Which group of layers it belongs to. */
        public Annotator.Role role() {
            return role;
        }

        /** 0xRRGGBB, for looks that colour by annotator. */
        public IntegerProperty colour() {
            return colour;
        }

        /** Where the colours of this layer come from; null where from whatever the look of all says. */
        public ObjectProperty<Look.@Nullable ColourBy> colourBy() {
            return colourBy;
        }

        /** The look of all, with what was chosen for this layer alone. */
        public Look look(Look ofAll) {
            Look.ColourBy own = colourBy.get();
            return own == null ? ofAll : ofAll.withColourBy(own);
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
        public Style style(Look ofAll) {
            double least = leastScore.get();
            return Style.of(role, opacity.get()).withLook(look(ofAll)).withColour(colour.get())
                    .withLeastScore(least > 0 ? least : Double.NEGATIVE_INFINITY);
        }
    }

    private static final List<Annotator.Role> FIRST_ORDER = List.of(Annotator.Role.ANNOTATOR, Annotator.Role.GOLD,
            Annotator.Role.MODEL, Annotator.Role.CONSENSUS);

    private final ObservableList<Layer> all = FXCollections.observableArrayList(layer -> new Observable[]{
            layer.visible, layer.opacity, layer.leastScore, layer.colour, layer.colourBy });

    // Held here, because what listens to it is only as long-lived as it is.
    private final ObservableList<Layer> shown = FXCollections.unmodifiableObservableList(all);
    private final ObjectProperty<Look> mine = new SimpleObjectProperty<>(Look.STANDARD);
    private final ObjectProperty<Look> others = new SimpleObjectProperty<>(Look.OTHERS);
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final BooleanProperty disagreements = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<Integer>> found = new SimpleObjectProperty<>(Optional.empty());
    private final List<Annotator.Role> groups = new ArrayList<>(FIRST_ORDER);
    private final ReadOnlyObjectWrapper<@Nullable Layer> alone = new ReadOnlyObjectWrapper<>();
    private final Map<Layer, Boolean> beforeAlone = new HashMap<>();
    private boolean remembered;
    private int colours;

    /** A newcomer sees everybody's work at first, anybody else their own. */
    Layers(List<Annotator> annotators, Annotator me) {
        boolean newcomer = !annotators.contains(me);
        annotators.forEach(a -> add(a, newcomer || a.equals(me)));
        add(me, true);
    }

    /**
     * Group by group, the topmost first, but that one's own lies over all others wherever it stands. Changes also when a
     * layer does.
     */
    public ObservableList<Layer> all() {
        return shown;
    }

    /** The order of the groups, the topmost first. */
    public List<Annotator.Role> groups() {
        return List.copyOf(groups);
    }

    /** The layer that is seen without the others for a while; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Layer> alone() {
        return alone.getReadOnlyProperty();
    }

    /** Shows a layer without the others but one's own; null shows all again that were seen before. */
    public void showAlone(@Nullable Layer layer, AnnotatorId me) {
        if (layer != null && alone.get() == null) {
            all.forEach(l -> beforeAlone.put(l, l.visible.get()));
        }
        alone.set(layer);
        for (Layer each : all) {
            each.visible.set(each.annotator.equals(me)
                    || (layer == null ? beforeAlone.getOrDefault(each, each.visible.get()) : each == layer));
        }
        if (layer == null) {
            beforeAlone.clear();
        }
    }

    /** Whether the project had kept how its layers stand. */
    boolean isRemembered() {
        return remembered;
    }

    void remembered(boolean kept) {
        remembered = kept;
    }

    /** Whether a layer is seen when none is shown alone. */
    boolean isWanted(Layer layer) {
        return beforeAlone.getOrDefault(layer, layer.visible.get());
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

    /** Changes the layer's place with the next one above it in its group, or below; at the end nothing happens. */
    public void move(Layer layer, boolean up, AnnotatorId me) {
        List<Layer> group = new ArrayList<>(
                all.stream().filter(l -> l.role == layer.role && !l.annotator.equals(me)).toList());
        int from = group.indexOf(layer);
        int to = from + (up ? -1 : 1);
        if (from >= 0 && to >= 0 && to < group.size()) {
            place(layer, group.get(to), up);
        }
    }

    /** Puts a layer directly above or below another one of its group. */
    public void place(Layer layer, Layer beside, boolean above) {
        if (layer != beside && layer.role == beside.role) {
            List<Layer> order = new ArrayList<>(all);
            order.remove(layer);
            order.add(order.indexOf(beside) + (above ? 0 : 1), layer);
            all.setAll(order);
        }
    }

    /** Changes a group's place with the next one above it that has layers, or below; at the end nothing happens. */
    public void move(Annotator.Role group, boolean up, AnnotatorId me) {
        List<Annotator.Role> shownGroups = groups.stream()
                .filter(g -> all.stream().anyMatch(l -> l.role == g && !l.annotator.equals(me))).toList();
        int from = shownGroups.indexOf(group);
        int to = from + (up ? -1 : 1);
        if (from >= 0 && to >= 0 && to < shownGroups.size()) {
            place(group, shownGroups.get(to), up);
        }
    }

    /** Puts a group directly above or below another one. */
    public void place(Annotator.Role group, Annotator.Role beside, boolean above) {
        if (group != beside) {
            groups.remove(group);
            groups.add(groups.indexOf(beside) + (above ? 0 : 1), group);
            sort();
        }
    }

    private void sort() {
        List<Layer> order = new ArrayList<>(all);
        order.sort(Comparator.comparingInt(l -> groups.indexOf(l.role)));
        if (!order.equals(all)) {
            all.setAll(order);
        }
    }

    /** Brings groups and layers into an order that was kept; what is not in it comes behind. */
    void order(List<Annotator.Role> ofGroups, List<AnnotatorId> ofLayers) {
        List<Annotator.Role> known = new ArrayList<>(ofGroups);
        FIRST_ORDER.stream().filter(g -> !known.contains(g)).forEach(known::add);
        groups.clear();
        groups.addAll(known);
        List<Layer> order = new ArrayList<>(all);
        order.sort(Comparator.comparingInt(l -> {
            int at = ofLayers.indexOf(l.annotator);
            return at < 0 ? Integer.MAX_VALUE : at;
        }));
        order.sort(Comparator.comparingInt(l -> groups.indexOf(l.role)));
        all.setAll(order);
    }

    void add(Annotator annotator, boolean visible) {
        Optional<Layer> known = of(annotator.id());
        if (known.isEmpty()) {
            all.add(new Layer(annotator, Palette.colour(colours++), visible));
        } else {
            known.get().role = annotator.role();
        }
        sort();
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
