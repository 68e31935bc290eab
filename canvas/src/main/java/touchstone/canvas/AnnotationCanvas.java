package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.FrameLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Dispute;
import touchstone.canvas.layer.NamesLayer;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tool.BrushTool;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Preview;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.ToolContext;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Palette;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.store.image.RegionReader;

/**
 * The one control of this module: an image with its layers, worked on with tools. All methods belong to the JavaFX
 * thread. Order when an image is opened: {@link #setImage}, {@link #setAnnotations}, {@link #setOthers}, {@link #show}.
 *
 * <p>A finished gesture is shown at once and handed to the {@linkplain #setOnEdit consumer}; {@link #apply} with the
 * same changes does nothing then. When an edit could not be stored, {@link #setAnnotations} brings back what holds.
 */
public final class AnnotationCanvas extends Region {

    /** Where the tool's steps lead. */
    private final class Worktop implements ToolHost.Surface {

        @Override
        public Optional<ToolContext> context() {
            return AnnotationCanvas.this.context();
        }

        @Override
        public void edited(Edit edit) {
            apply(edit.changes());
            onEdit.accept(edit);
        }

        @Override
        public void selected(Set<AnnotationId> ids) {
            selection.retainAll(ids);
            selection.addAll(ids);
        }

        @Override
        public void retuned(Options values) {
            options.set(values);
        }

        @Override
        public void refused(String sentence) {
            onRefused.accept(sentence);
        }
    }

    private static final Background GROUND = Background.fill(Color.rgb(0x10, 0x11, 0x12));
    private static final double FIT_MAGNIFIES = 8;
    private static final double PART_MAGNIFIES = 16;

    private final CellGrid grid = new CellGrid(this::layers, this::requestLayout);
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(this, "viewport",
            Viewport.IDENTITY);
    private final ToolHost host = new ToolHost(new Worktop());
    private final ObjectProperty<@Nullable Label> label = new SimpleObjectProperty<>(this, "label");
    private final Backdrop backdrop = new Backdrop(this::repaintAll, this::repaintTile);
    private final ObjectProperty<Options> options = new SimpleObjectProperty<>(this, "options", Options.USUAL);
    private final Instruments instruments = new Instruments(this::repaintAll);
    private final BooleanProperty peek = new SimpleBooleanProperty(this, "peek");
    private final ObjectProperty<Style> ownStyle = new SimpleObjectProperty<>(this, "ownStyle", Style.OWN);
    private final BooleanProperty editable = new SimpleBooleanProperty(this, "editable", true);
    private final ReadOnlyObjectWrapper<@Nullable Probe> probe = new ReadOnlyObjectWrapper<>(this, "probe");
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    /** Of the window; held here, because what is mapped is only as long-lived as it is. */
    private final ObservableValue<Number> renderScale = sceneProperty().flatMap(Scene::windowProperty)
            .flatMap(Window::renderScaleXProperty);
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
    private final ObservableSet<AnnotationId> selection = FXCollections.observableSet();

    private final Overlay overlay = new Overlay();
    private final Signs signs = new Signs();
    private final LayerStack stack = new LayerStack(this::objectsChanged);

    private @Nullable Image image;
    private Provenance provenance = Provenance.HUMAN;
    private Preview preview = Preview.NONE;
    /** Where the hand is on the canvas, which stays there when the view moves below it. */
    private @Nullable Point2D hand;
    private @Nullable Point pointer;
    /** Whether the whole image is in view and stays so when the canvas changes its size. */
    private boolean fitted = true;
    private Consumer<Edit> onEdit = edit -> {
    };
    private Consumer<String> onRefused = sentence -> {
    };

    public AnnotationCanvas() {
        setBackground(GROUND);
        setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(List.of(grid.node(), overlay.node(), signs.node()));
        new Hand(this);
        viewport.addListener((property, before, after) -> viewChanged());
        renderScale.addListener((property, before, after) -> viewChanged());
        widthProperty().addListener((property, before, after) -> sizeChanged());
        heightProperty().addListener((property, before, after) -> sizeChanged());
        peek.addListener((property, before, after) -> {
            repaintAll();
            showOverlay();
        });
        ownStyle.addListener((property, before, after) -> {
            stack.style(after);
            repaintAll();
        });
        toolProperty().addListener((property, before, after) -> toolChanged());
        label.addListener((property, before, after) -> toolChanged());
        editable.addListener((property, before, after) -> toolChanged());
        options.addListener((property, before, after) -> {
            input(new Input.OptionsChanged());
            refreshPreview();
            showRing();
        });
        toolChanged();
        selection.addListener((SetChangeListener<AnnotationId>) change -> selectionChanged(change));
    }

    /**
     * Shows an image's pixels, or none, fitted into the canvas; where the view of this image was moved meanwhile and the
     * pixels are as many as the frame had, it stays. Without pixels the objects lie on a plain frame of the image's size.
     * The reader stays the caller's, to be closed after another one is shown.
     */
    public void show(@Nullable RegionReader reader) {
        show(reader, null);
    }

    /** @param as how its samples become colours, or null for what suits them */
    public void show(@Nullable RegionReader reader, @Nullable Display as) {
        Optional<Bounds> before = frame();
        grid.clear();
        backdrop.show(reader, as);
        probe.set(null);
        toolChanged();
        if (fitted || !before.equals(frame())) {
            zoomToFit();
        }
        wantTiles();
    }

    /**
     * What the objects that follow belong to, and the labels they are drawn with. Drops the tool's state, and with
     * another image the selection.
     */
    public void setImage(@Nullable Image to, LabelSchema labels) {
        cancel();
        if (image == null || to == null || !image.id().equals(to.id())) {
            selection.clear();
            fitted = true;
        }
        image = to;
        stack.schema(labels);
    }

    /** Who draws, and the objects of that layer, the last one on top. */
    public void setAnnotations(AnnotatorId of, List<Annotation> annotations) {
        cancel();
        stack.own(of, annotations);
        objectsChanged();
    }

    private void objectsChanged() {
        forgetGone();
        repaintAll();
        refreshPreview();
    }

    /** Other annotators' layers, the last one on top; all lie under the own one. */
    public void setOthers(List<OtherLayer> layers) {
        stack.others(layers);
        repaintAll();
    }

    /** Other annotators' objects that are drawn as selected ones are, without being in the hands of a tool. */
    public void pointOut(Set<AnnotationId> ids) {
        stack.pointOut(ids);
        repaintAll();
    }

    /** Places where people differ, hatched over all objects. */
    public void setDisputes(List<Dispute> places) {
        stack.disputes(places);
        repaintAll();
    }

    /** Takes over changes of annotations of this image that were made elsewhere: undo, lists, other windows. */
    public void apply(List<Change> changes) {
        Bounds part = image == null ? Bounds.EMPTY : stack.apply(image.id(), changes);
        forgetGone();
        repaintNamed(part);
        refreshPreview();
    }

    private void forgetGone() {
        selection.removeIf(id -> stack.isOwnKnown() && stack.own().get(id).isEmpty());
    }

    /** The same with the names of what was changed, and those that made room for them. */
    private void repaintNamed(Bounds part) {
        repaint(stack.isNamed() ? NamesLayer.seen(part, getViewport().scale()) : part);
    }

    private void repaint(Bounds part) {
        if (!part.isEmpty()) {
            grid.change(part.grow(AnnotationLayer.REACH / getViewport().scale()));
        }
    }

    /** What new objects carry, as the guideline version they are made under. */
    public void setProvenance(Provenance ofNewObjects) {
        provenance = ofNewObjects;
    }

    /** Gets each finished gesture on the JavaFX thread. */
    public void setOnEdit(Consumer<Edit> consumer) {
        onEdit = consumer;
    }

    /** Gets one sentence for the user, on the JavaFX thread, when a part of the image cannot be read. */
    public void setOnUnreadable(Consumer<String> consumer) {
        backdrop.setOnUnreadable(consumer);
    }

    /** Gets one sentence for the user, on the JavaFX thread, when a tool or an operation could not do its work. */
    public void setOnRefused(Consumer<String> consumer) {
        onRefused = consumer;
    }

    /** Shows nothing from now on and gives the picture's memory back, however long the window is kept. */
    public void close() {
        show(null);
        grid.free();
    }

    /** Drops what the tool has begun. */
    public void cancel() {
        host.cancel();
    }

    /** Why an operation cannot be done now, a sentence; empty when it can. */
    public Optional<String> obstacle(Operation operation) {
        return host.obstacle(operation);
    }

    /** Does an operation on the selected objects; its edit comes to the consumer when it is done. */
    public void perform(Operation operation) {
        host.perform(operation);
    }

    /** The whole image in the middle of the canvas, not magnified beyond 8 times, until the view is moved. */
    public void zoomToFit() {
        fitted = true;
        if (getWidth() > 0 && getHeight() > 0) {
            frame().ifPresent(frame -> viewport
                    .set(snap(Viewport.showing(frame, getWidth(), getHeight(), FIT_MAGNIFIES))));
        }
    }

    /** What is shown, or where it would be if it could be. */
    private Optional<Bounds> frame() {
        return backdrop.frame()
                .or(() -> Optional.ofNullable(image).map(i -> new Bounds(0, 0, i.width(), i.height()))
                        .filter(f -> f.width() > 0 && f.height() > 0));
    }

    /**
     * One image pixel on one pixel of the device, however dense its screen is, so that nothing is interpolated; the middle
     * stays where it is.
     */
    public void zoomTo100() {
        zoomAt(getWidth() / 2, getHeight() / 2, 1 / renderScale());
    }

    /** Whether the whole image is shown until the view is moved. */
    public boolean isFitted() {
        return fitted;
    }

    /** Looks as a view does, for another picture of the same size. */
    public void goTo(Viewport view) {
        look(view);
    }

    /** A part of the image as large as it fits, with a margin. */
    public void zoomTo(Bounds part) {
        if (!part.isEmpty()) {
            Bounds roomy = part.grow(Math.max(8, Math.max(part.width(), part.height()) * 0.25));
            look(Viewport.showing(roomy, getWidth(), getHeight(), PART_MAGNIFIES));
        }
    }

    /** Zooms by a factor about the middle of the canvas. */
    public void zoomBy(double factor) {
        zoomAt(getWidth() / 2, getHeight() / 2, getViewport().scale() * factor);
    }

    /** The image point under a screen point of the canvas stays there. */
    public void zoomAt(double screenX, double screenY, double scale) {
        look(getViewport().zoomAt(screenX, screenY, scale));
    }

    /** Puts an image point into the middle of the canvas. */
    void centre(double imageX, double imageY) {
        look(Viewport.centred(imageX, imageY, getViewport().scale(), getWidth(), getHeight()));
    }

    public void pan(double dx, double dy) {
        look(getViewport().pan(dx, dy));
    }

    private void look(Viewport free) {
        fitted = false;
        viewport.set(snap(free));
    }

    /** The window from the 0.1 to the 99.9 percentile of the image's own values. */
    public void autoWindow() {
        backdrop.autoWindow();
    }

    /** Whether all that is in view has been loaded, composed and put on the screen. */
    public boolean isSettled() {
        return backdrop.isLoaded() && stack.isKnown()
                && grid.isSettled(getViewport(), getWidth(), getHeight(), renderScale());
    }

    private Viewport snap(Viewport free) {
        return free.snapped(1 / renderScale());
    }

    private double renderScale() {
        Number now = renderScale.getValue();
        return now == null ? 1 : now.doubleValue();
    }

    private void sizeChanged() {
        if (fitted) {
            zoomToFit();
        }
        viewChanged();
    }

    private void viewChanged() {
        zoom.set(getViewport().scale() * renderScale());
        pointAgain();
        wantTiles();
        refreshPreview();
        requestLayout();
    }

    private void wantTiles() {
        backdrop.want(getViewport().visible(getWidth(), getHeight()), getViewport().scale() * renderScale(), pointer);
    }

    @Override
    protected void layoutChildren() {
        grid.pulse(getViewport(), getWidth(), getHeight(), renderScale());
        // What is behind the cells would be painted in every frame all the same.
        setBackground(grid.covers() ? null : GROUND);
    }

    private void repaintAll() {
        grid.change();
    }

    private void repaintTile(Bounds part) {
        grid.change(part);
        if (lacksValues()) {
            pointAgain();
        }
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        backdrop.layer().map(l -> (Layer) l)
                .or(() -> frame().map(f -> new FrameLayer((int) f.width(), (int) f.height())))
                .ifPresent(layers::add);
        if (!layers.isEmpty() && !peek.get()) {
            layers.addAll(instruments.under(backdrop.frame()));
            layers.addAll(stack.layers(selection, preview, label.get()));
        }
        layers.addAll(instruments.over());
        return layers;
    }

    private void selectionChanged(SetChangeListener.Change<? extends AnnotationId> change) {
        AnnotationId id = change.wasAdded() ? change.getElementAdded() : change.getElementRemoved();
        repaintNamed(stack.bounds(Set.of(id)));
        refreshPreview();
    }

    private void toolChanged() {
        boolean blind = image != null && isEditable() && getTool().needsPixels() && backdrop.frame().isEmpty();
        hint.set(blind ? Tools.hintWithoutPixels() : Tools.hint(getTool(), isEditable()));
        setCursor(getTool().hasRing() || getTool().draws().isPresent() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
        refreshPreview();
        showRing();
    }

    private void refreshPreview() {
        Preview before = preview;
        preview = context().map(c -> getTool().preview(c)).orElse(Preview.NONE);
        Bounds part = preview.changed();
        if (!before.replaced().keySet().equals(preview.replaced().keySet())) {
            // What is being changed has no name meanwhile.
            repaintNamed(stack.seen(before).union(stack.seen(preview)));
        } else {
            repaint(part != null ? part : stack.seen(before).union(stack.seen(preview)));
        }
        showOverlay();
    }

    private void showOverlay() {
        Label of = label.get();
        Preview seen = peek.get() ? Preview.NONE : preview;
        overlay.show(seen.line(), seen.handles(), getViewport(), getWidth(), getHeight(),
                of == null ? Palette.colour(0) : of.colour());
        signs.show(seen.marks(), seen.notes(), getViewport(), getWidth(), getHeight());
    }

    private void showRing() {
        overlay.showRing(getTool().hasRing() ? pointer : null, getBrushRadius(), getViewport());
    }

    private Optional<ToolContext> context() {
        Image of = image;
        AnnotatorId who = stack.annotator();
        return of == null || who == null
                ? Optional.empty()
                : Optional.of(new ToolContext(of.id(), of.width(), of.height(), stack.schema(), label.get(), who,
                        stack.own(), Set.copyOf(selection), options.get(),
                        backdrop.pixels(getViewport().visible(getWidth(), getHeight()),
                                getViewport().scale() * renderScale()),
                        getViewport().pixel(), of.spacing(), provenance, isEditable()));
    }

    /** Lets the tool have an input; for a key, whether the tool made use of it. */
    boolean input(Input input) {
        return host.input(input);
    }

    void pointerAt(double x, double y) {
        hand = new Point2D(x, y);
        pointAgain();
    }

    private void pointAgain() {
        Point2D on = hand;
        Point at = on == null ? null : getViewport().toImage(on.getX(), on.getY());
        pointer = at;
        showRing();
        probe.set(at == null ? null : new Probe(at, backdrop.valuesAt(at), instruments.heatAt(at)));
        if (lacksValues()) {
            wantTiles();
        }
    }

    /** Whether the pointer is on the image where the very pixel has not been read, as the view is of a smaller level. */
    private boolean lacksValues() {
        Probe now = probe.get();
        return now != null && now.values().isEmpty() && backdrop.frame()
                .filter(frame -> frame.contains(now.at().x(), now.at().y())).isPresent();
    }

    void pointerLeft() {
        hand = null;
        pointer = null;
        showRing();
        probe.set(null);
    }

    void dragWindow(double dx, double dy) {
        backdrop.dragWindow(dx, dy);
    }

    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    public Viewport getViewport() {
        return viewport.get();
    }

    /** Pixels of the device for one image pixel: 1 is 100 %. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** The tool in its present state; set it to one of {@link Tools#ALL} to change tools. */
    public ObjectProperty<Tool> toolProperty() {
        return host.toolProperty();
    }

    public Tool getTool() {
        return host.tool();
    }

    public void setTool(Tool to) {
        host.toolProperty().set(to);
    }

    /** What is drawn with; null when no label is chosen. */
    public ObjectProperty<@Nullable Label> labelProperty() {
        return label;
    }

    /** How the image's samples become colours; null while it is not known yet. */
    public ObjectProperty<@Nullable Display> displayProperty() {
        return backdrop.displayProperty();
    }

    /** The whole image in few samples; null until they have been read. */
    public ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return backdrop.overviewProperty();
    }

    /** What is laid over the image, and how all of it is seen. */
    public Instruments instruments() {
        return instruments;
    }

    /** The values of all tools' and operations' options. */
    public ObjectProperty<Options> optionsProperty() {
        return options;
    }

    /** In image pixels. */
    public double getBrushRadius() {
        return options.get().amount(BrushTool.RADIUS);
    }

    public void setBrushRadius(double radius) {
        options.set(options.get().with(BrushTool.RADIUS, radius));
    }

    /** Whether a tool's question or an operation is being worked on. */
    public ReadOnlyBooleanProperty busyProperty() {
        return host.busyProperty();
    }

    /** While true only the image is shown. */
    public BooleanProperty peekProperty() {
        return peek;
    }

    /** How the own objects are drawn. */
    public ObjectProperty<Style> ownStyleProperty() {
        return ownStyle;
    }

    /** False for a layer that may only be looked at. */
    public BooleanProperty editableProperty() {
        return editable;
    }

    public boolean isEditable() {
        return editable.get();
    }

    /** What lies under the pointer; null while it is elsewhere. */
    public ReadOnlyObjectProperty<@Nullable Probe> probeProperty() {
        return probe.getReadOnlyProperty();
    }

    /** One line that says what the hand can do now. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /**
     * Whether what is selected is only what the drawing tool in hand has just drawn, so that the hand more likely means
     * the next object than this one.
     */
    public boolean isSelectionJustDrawn() {
        return !selection.isEmpty() && host.hasDrawn(Set.copyOf(selection));
    }

    /** The selected objects of the own layer; may be changed from outside. */
    public ObservableSet<AnnotationId> selection() {
        return selection;
    }
}
