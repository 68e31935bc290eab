package touchstone.canvas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.tool.BrushTool;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Preview;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.ToolContext;
import touchstone.canvas.tool.Tools;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.model.guideline.Under;
import touchstone.model.geometry.Bounds;

/**
 * The tool in hand and what it works on: what it may know, what comes of it, and what of the image looks different
 * meanwhile.
 */
final class Workplace implements ToolHost.Surface {

    /** Where more than so many look otherwise, all is composed anew without asking where they lie. */
    private static final int MANY = 2_000;

    private final Backdrop backdrop;
    private final View view;
    private final Pointing pointing;
    private final CellGrid grid;
    private final Sketch sketch;
    private final ToolHost host = new ToolHost(this);
    private final LayerStack stack = new LayerStack(this::objectsChanged);
    private final ObjectProperty<Set<AnnotationId>> selection = new SimpleObjectProperty<>(this, "selection", Set.of());
    private final ObjectProperty<@Nullable Label> label = new SimpleObjectProperty<>(this, "label");
    private final ObjectProperty<Options> options = new SimpleObjectProperty<>(this, "options", Options.USUAL);
    private final ObjectProperty<@Nullable PromptedModel> model = new SimpleObjectProperty<>(this, "model");
    private final BooleanProperty editable = new SimpleBooleanProperty(this, "editable", true);
    private final BooleanProperty peek = new SimpleBooleanProperty(this, "peek");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
    private @Nullable Image image;
    private Provenance provenance = Provenance.HUMAN;
    private Preview preview = Preview.NONE;
    private Consumer<Edit> onEdit = edit -> {
    };
    private Consumer<String> onRefused = sentence -> {
    };

    Workplace(Backdrop backdrop, View view, Pointing pointing, CellGrid grid, Sketch sketch) {
        this.backdrop = backdrop;
        this.view = view;
        this.pointing = pointing;
        this.grid = grid;
        this.sketch = sketch;
        host.toolProperty().addListener((property, before, after) -> toolChanged());
        label.addListener((property, before, after) -> toolChanged());
        editable.addListener((property, before, after) -> toolChanged());
        options.addListener((property, before, after) -> {
            host.input(new Input.OptionsChanged());
            refreshPreview();
            showRing();
        });
        peek.addListener((property, before, after) -> {
            grid.change();
            showSketch();
        });
        selection.addListener((property, before, after) -> selectionChanged(before, after));
        toolChanged();
    }

    ToolHost host() {
        return host;
    }

    LayerStack stack() {
        return stack;
    }

    /** Never changed, only replaced, however many are selected at once. */
    ObjectProperty<Set<AnnotationId>> selectionProperty() {
        return selection;
    }

    ObjectProperty<@Nullable Label> labelProperty() {
        return label;
    }

    ObjectProperty<Options> optionsProperty() {
        return options;
    }

    ObjectProperty<@Nullable PromptedModel> modelProperty() {
        return model;
    }

    BooleanProperty editableProperty() {
        return editable;
    }

    BooleanProperty peekProperty() {
        return peek;
    }

    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    void setOnEdit(Consumer<Edit> consumer) {
        onEdit = consumer;
    }

    void setOnRefused(Consumer<String> consumer) {
        onRefused = consumer;
    }

    void setProvenance(Provenance ofNewObjects) {
        provenance = ofNewObjects;
    }

    @Nullable
    Image image() {
        return image;
    }

    void setImage(@Nullable Image to) {
        image = to;
    }

    /** The layers of the objects and of what is being drawn, from the lowest to the highest. */
    List<Layer> layers() {
        return stack.layers(selection.get(), preview, label.get());
    }

    /** All objects are other ones. */
    void objectsChanged() {
        forgetGone();
        grid.change();
        refreshPreview();
    }

    /** Takes over changes of annotations of this image. */
    void apply(List<Change> changes) {
        Bounds part = image == null ? Bounds.EMPTY : stack.apply(image.id(), changes);
        if (changes.size() > MANY) {
            return; // They are indexed first.
        }
        if (changes.stream().anyMatch(c -> c.after() == null)) {
            forgetGone(changes);
        }
        repaintNamed(part);
        refreshPreview();
    }

    private void forgetGone(List<Change> changes) {
        Set<AnnotationId> now = selection.get();
        if (changes.stream().anyMatch(c -> c.after() == null && c.identity() instanceof AnnotationId id
                && now.contains(id))) {
            forgetGone();
        }
    }

    private void forgetGone() {
        if (stack.isOwnKnown()) {
            ObjectIndex there = stack.ownIndex();
            Set<AnnotationId> now = selection.get();
            if (!now.stream().allMatch(there::contains)) {
                selection.set(now.stream().filter(there::contains).collect(Collectors.toUnmodifiableSet()));
            }
        }
    }

    private void selectionChanged(Set<AnnotationId> before, Set<AnnotationId> after) {
        if (before.size() + after.size() > MANY) {
            grid.change();
        } else {
            Set<AnnotationId> other = new HashSet<>(after);
            before.forEach(id -> {
                if (!other.remove(id)) {
                    other.add(id);
                }
            });
            repaintNamed(stack.bounds(other));
        }
        refreshPreview();
    }

    /** Another tool, or another state of it, or other things it can do. */
    void toolChanged() {
        Tool tool = host.tool();
        boolean blind = image != null && editable.get() && tool.needsPixels() && backdrop.frame().isEmpty();
        String can = blind ? Tools.hintWithoutPixels() : Tools.hint(tool, editable.get());
        hint.set(pointing.isByKeys() ? Tools.hintByKeys(tool, can) : can);
        refreshPreview();
        showRing();
    }

    /** What the tool shows in the view and with the objects that there are now. */
    void refreshPreview() {
        Preview before = preview;
        preview = context().map(c -> host.tool().preview(c)).orElse(Preview.NONE);
        Bounds part = preview.changed();
        if (!before.replaced().keySet().equals(preview.replaced().keySet())) {
            // What is being changed has no name meanwhile.
            repaintNamed(stack.seen(before).union(stack.seen(preview)));
        } else {
            repaint(part != null ? part : stack.seen(before).union(stack.seen(preview)));
        }
        showSketch();
    }

    private void showSketch() {
        sketch.show(peek.get() ? Preview.NONE : preview, label.get());
    }

    /** Where a brush would paint now. */
    void showRing() {
        boolean ring = host.tool().hasRing();
        sketch.ring(ring || pointing.isByKeys() ? pointing.pointer() : null,
                ring ? options.get().amount(BrushTool.RADIUS) : 0);
    }

    /** The same with the names of what was changed, and those that made room for them. */
    private void repaintNamed(Bounds part) {
        repaint(stack.withNames(part, view.viewport().scale()));
    }

    private void repaint(Bounds part) {
        if (!part.isEmpty()) {
            grid.change(part.grow(AnnotationLayer.REACH / view.viewport().scale()));
        }
    }

    @Override
    public Optional<ToolContext> context() {
        Image of = image;
        AnnotatorId who = stack.annotator();
        return of == null || who == null
                ? Optional.empty()
                : Optional.of(new ToolContext(of.id(), of.width(), of.height(), stack.schema(), label.get(), who,
                        stack.own(), selection.get(), options.get(),
                        backdrop.pixels(view.visible(), view.deviceScale()), model.get(), view.viewport().pixel(),
                        of.spacing(),
                        provenance, editable.get()));
    }

    @Override
    public void edited(Edit edit) {
        Edit made = Under.version(edit, provenance.guidelineVersion());
        apply(made.changes());
        onEdit.accept(made);
    }

    @Override
    public void selected(Set<AnnotationId> ids) {
        selection.set(Set.copyOf(ids));
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
