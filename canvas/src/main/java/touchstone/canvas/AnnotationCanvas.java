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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.FrameLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Dispute;
import touchstone.canvas.layer.Pin;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.tool.BrushTool;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.RegionReader;

/**
 * The one control of this module: an image with its layers, worked on with tools. All methods belong to the JavaFX
 * thread. Order when an image is opened: {@link #setImage}, {@link #setAnnotations}, {@link #setOthers}, {@link #show}.
 *
 * <p>A finished gesture is shown at once and handed to the {@linkplain #setOnEdit consumer}; {@link #apply} with the
 * same changes does nothing then. When an edit could not be stored, {@link #setAnnotations} brings back what holds.
 */
public final class AnnotationCanvas extends Region {

    private static final Background GROUND = Background.fill(Color.rgb(0x10, 0x11, 0x12));

    private final CellGrid grid = new CellGrid(this::layers, this::requestLayout);
    private final Backdrop backdrop = new Backdrop(grid::change, this::repaintTile);
    private final Instruments instruments = new Instruments(grid::change);
    private final View view = new View(this, this::frame, this::viewChanged);
    private final Pointing pointing = new Pointing(backdrop, instruments);
    private final Sketch sketch = new Sketch(this, view);
    private final Workplace work = new Workplace(backdrop, view, pointing, grid, sketch);
    private final Habits habits = new Habits();
    private final ObjectProperty<Style> ownStyle = new SimpleObjectProperty<>(this, "ownStyle", Style.OWN);

    public AnnotationCanvas() {
        setBackground(GROUND);
        setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().add(grid.node());
        getChildren().addAll(sketch.nodes());
        getChildren().add(new Crosshair(this, habits).node());
        new Hand(this);
        ownStyle.addListener((property, before, after) -> {
            work.stack().style(after);
            grid.change();
        });
        instruments.lettersProperty()
                .addListener((property, before, after) -> work.stack().letters(after.doubleValue()));
        toolProperty().addListener((property, before, after) -> showCursor());
        showCursor();
    }

    private void showCursor() {
        Tool tool = getTool();
        setCursor(tool.hasRing() || tool.draws().isPresent() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
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
        anew(() -> backdrop.show(reader, as));
    }

    /** Shows the pixels that another canvas shows, from the tiles that it reads, until that one shows something else. */
    public void showLike(AnnotationCanvas other) {
        anew(() -> backdrop.showLike(other.backdrop));
    }

    private void anew(Runnable change) {
        Optional<Bounds> before = frame();
        grid.clear();
        change.run();
        pointing.forget();
        work.toolChanged();
        if (view.isFitted() || !before.equals(frame())) {
            view.fit();
        }
        wantTiles();
    }

    /**
     * What the objects that follow belong to, and the labels they are drawn with. Drops the tool's state, and with
     * another image the selection.
     */
    public void setImage(@Nullable Image to, LabelSchema labels) {
        cancel();
        Image before = work.image();
        if (before == null || to == null || !before.id().equals(to.id())) {
            work.selectionProperty().set(Set.of());
            view.keepFitted();
        }
        work.setImage(to);
        work.stack().schema(labels);
    }

    /** Who draws, and the objects of that layer, the last one on top. */
    public void setAnnotations(AnnotatorId of, List<Annotation> annotations) {
        cancel();
        work.stack().own(of, annotations);
        work.objectsChanged();
    }

    /** Other annotators' layers, the last one on top; all lie under the own one. */
    public void setOthers(List<OtherLayer> layers) {
        work.stack().others(layers);
        grid.change();
    }

    /** Other annotators' objects that are drawn as selected ones are, without being in the hands of a tool. */
    public void pointOut(Set<AnnotationId> ids) {
        work.stack().pointOut(ids);
        grid.change();
    }

    /** Shows in the place of two people's objects what one has and the other has not; null for their objects. */
    public void setDifference(@Nullable Difference between) {
        work.stack().difference(between);
        grid.change();
    }

    /** Places where people differ, hatched over all objects. */
    public void setDisputes(List<Dispute> places) {
        work.stack().disputes(places);
        grid.change();
    }

    /** Places that something is said about, over everything else. */
    public void setPins(List<Pin> places) {
        work.stack().pins(places);
        grid.change();
    }

    /** Takes over changes of annotations of this image that were made elsewhere: undo, lists, other windows. */
    public void apply(List<Change> changes) {
        work.apply(changes);
    }

    /** What new objects carry, as the guideline version they are made under. */
    public void setProvenance(Provenance ofNewObjects) {
        work.setProvenance(ofNewObjects);
    }

    /** Gets each finished gesture on the JavaFX thread. */
    public void setOnEdit(Consumer<Edit> consumer) {
        work.setOnEdit(consumer);
    }

    /** Gets one sentence for the user, on the JavaFX thread, when a part of the image cannot be read. */
    public void setOnUnreadable(Consumer<String> consumer) {
        backdrop.setOnUnreadable(consumer);
    }

    /** Gets one sentence for the user, on the JavaFX thread, when a tool or an operation could not do its work. */
    public void setOnRefused(Consumer<String> consumer) {
        work.setOnRefused(consumer);
    }

    /** Shows nothing from now on and gives the picture's memory back, however long the window is kept. */
    public void close() {
        show(null);
        grid.free();
    }

    /** Drops what the tool has begun. */
    public void cancel() {
        work.host().cancel();
    }

    /**
     * Before another image comes: finishes the path that was begun, or says that it was dropped.
     *
     * @return whether something was finished
     */
    public boolean leave() {
        return work.host().leave();
    }

    /** Why an operation cannot be done now, a sentence; empty when it can. */
    public Optional<String> obstacle(Operation operation) {
        return work.host().obstacle(operation);
    }

    /** Does an operation on the selected objects; its edit comes to the consumer when it is done. */
    public void perform(Operation operation) {
        work.host().perform(operation);
    }

    /** The whole image in the middle of the canvas, not magnified beyond 8 times, until the view is moved. */
    public void zoomToFit() {
        view.fit();
    }

    /** What is shown, or where it would be if it could be. */
    Optional<Bounds> frame() {
        return backdrop.frame()
                .or(() -> Optional.ofNullable(work.image()).map(i -> new Bounds(0, 0, i.width(), i.height()))
                        .filter(f -> f.width() > 0 && f.height() > 0));
    }

    /**
     * One image pixel on one pixel of the device, however dense its screen is, so that nothing is interpolated; the middle
     * stays where it is.
     */
    public void zoomTo100() {
        view.scale(1 / view.renderScale());
    }

    /** Whether the whole image is shown until the view is moved. */
    public boolean isFitted() {
        return view.isFitted();
    }

    /** Looks as a view does, for another picture of the same size. */
    public void goTo(Viewport to) {
        view.look(to);
    }

    /** A part of the image as large as it fits, with a margin. */
    public void zoomTo(Bounds part) {
        view.show(part);
    }

    /** Zooms by a factor about the middle of the canvas. */
    public void zoomBy(double factor) {
        view.scale(getViewport().scale() * factor);
    }

    /** The image point under a screen point of the canvas stays there. */
    public void zoomAt(double screenX, double screenY, double scale) {
        view.look(getViewport().zoomAt(screenX, screenY, scale));
    }

    /** Puts an image point into the middle of the canvas. */
    void centre(double imageX, double imageY) {
        view.centre(imageX, imageY);
    }

    public void pan(double dx, double dy) {
        view.look(getViewport().pan(dx, dy));
    }

    /** The window from the 0.1 to the 99.9 percentile of the image's own values. */
    public void autoWindow() {
        backdrop.autoWindow();
    }

    /** Whether all that is in view has been loaded, composed and put on the screen. */
    public boolean isSettled() {
        return backdrop.isLoaded() && work.stack().isKnown()
                && grid.isSettled(getViewport(), getWidth(), getHeight(), view.renderScale());
    }

    private void viewChanged() {
        pointAgain();
        wantTiles();
        work.refreshPreview();
        requestLayout();
    }

    private void wantTiles() {
        backdrop.want(view.visible(), view.deviceScale(), pointing.pointer());
    }

    @Override
    protected void layoutChildren() {
        grid.pulse(getViewport(), getWidth(), getHeight(), view.renderScale());
        // What is behind the cells would be painted in every frame all the same.
        setBackground(grid.covers() ? null : GROUND);
    }

    private void repaintTile(Bounds part) {
        grid.change(part);
        if (pointing.lacksValues()) {
            pointAgain();
        }
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        backdrop.layer().map(l -> (Layer) l)
                .or(() -> frame().map(f -> new FrameLayer((int) f.width(), (int) f.height())))
                .ifPresent(layers::add);
        if (!layers.isEmpty() && !work.peekProperty().get()) {
            layers.addAll(instruments.under(backdrop.frame()));
            layers.addAll(work.layers());
        }
        layers.addAll(instruments.over());
        return layers;
    }

    /** Lets the tool have an input; for a key, whether the tool made use of it. */
    boolean input(Input input) {
        return work.host().input(input);
    }

    void pointerAt(double x, double y) {
        pointing.at(x, y, getViewport());
        pointed();
    }

    private void pointAgain() {
        pointing.again(getViewport());
        pointed();
    }

    private void pointed() {
        work.showRing();
        if (pointing.lacksValues()) {
            wantTiles();
        }
    }

    /** Whether the pointer is moved by keys, so that a cross has to show where it is. */
    void pointsByKeys(boolean byKeys) {
        pointing.byKeys(byKeys);
        work.toolChanged();
    }

    void pointerLeft() {
        pointing.left();
        work.showRing();
    }

    void dragWindow(double dx, double dy) {
        backdrop.dragWindow(dx, dy);
    }

    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return view.viewportProperty();
    }

    public Viewport getViewport() {
        return view.viewport();
    }

    /** Pixels of the device for one image pixel: 1 is 100 %. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return view.zoomProperty();
    }

    /** The tool in its present state; set it to one of {@link Tools#ALL} to change tools. */
    public ObjectProperty<Tool> toolProperty() {
        return work.host().toolProperty();
    }

    public Tool getTool() {
        return work.host().tool();
    }

    public void setTool(Tool to) {
        work.host().toolProperty().set(to);
    }

    /** What is drawn with; null when no label is chosen. */
    public ObjectProperty<@Nullable Label> labelProperty() {
        return work.labelProperty();
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

    /** What the hand may have its own way with. */
    public Habits habits() {
        return habits;
    }

    /** The values of all tools' and operations' options. */
    public ObjectProperty<Options> optionsProperty() {
        return work.optionsProperty();
    }

    /** What outlines objects that are clicked; null for none. */
    public ObjectProperty<@Nullable PromptedModel> modelProperty() {
        return work.modelProperty();
    }

    /** In image pixels. */
    public double getBrushRadius() {
        return optionsProperty().get().amount(BrushTool.RADIUS);
    }

    public void setBrushRadius(double radius) {
        optionsProperty().set(optionsProperty().get().with(BrushTool.RADIUS, radius));
    }

    /** Whether a tool's question or an operation is being worked on. */
    public ReadOnlyBooleanProperty busyProperty() {
        return work.host().busyProperty();
    }

    /** While true only the image is shown. */
    public BooleanProperty peekProperty() {
        return work.peekProperty();
    }

    /** How the own objects are drawn. */
    public ObjectProperty<Style> ownStyleProperty() {
        return ownStyle;
    }

    /** False for a layer that may only be looked at. */
    public BooleanProperty editableProperty() {
        return work.editableProperty();
    }

    public boolean isEditable() {
        return editableProperty().get();
    }

    /** What lies under the pointer; null while it is elsewhere. */
    public ReadOnlyObjectProperty<@Nullable Probe> probeProperty() {
        return pointing.probeProperty();
    }

    /** One line that says what the hand can do now. */
    public ReadOnlyStringProperty hintProperty() {
        return work.hintProperty();
    }

    /**
     * Whether what is selected is only what the drawing tool in hand has just drawn, so that the hand more likely means
     * the next object than this one.
     */
    public boolean isSelectionJustDrawn() {
        return !selection().isEmpty() && work.host().hasDrawn(selection());
    }

    /** The selected objects of the own layer; the set is never changed, only replaced. */
    public ObjectProperty<Set<AnnotationId>> selectionProperty() {
        return work.selectionProperty();
    }

    public Set<AnnotationId> selection() {
        return selectionProperty().get();
    }

    public void select(Set<AnnotationId> ids) {
        selectionProperty().set(Set.copyOf(ids));
    }
}
