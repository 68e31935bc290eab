package touchstone.canvas.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.PromptedModel;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.Spacing;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Point;

/** Runs a tool on inputs as the canvas does, and keeps what comes of it. The image has 100 by 80 pixels. */
final class Desk implements ToolContext.Objects {

    static final int WIDTH = 100;
    static final int HEIGHT = 80;

    final ImageId image = ImageId.create();
    final AnnotatorId annotator = AnnotatorId.create();
    final List<Edit> edits = new ArrayList<>();
    /** Why something could not be done. */
    final List<String> refusals = new ArrayList<>();
    final Map<AnnotationId, Annotation> objects = new LinkedHashMap<>();
    /** On other layers that are shown. */
    final List<Annotation> others = new ArrayList<>();
    private final Label label;
    private Tool tool;
    private Set<AnnotationId> selection = Set.of();
    Options options = Options.USUAL.with(BrushTool.RADIUS, 2);
    /** What tools see of the image; null for an image without a picture. */
    @Nullable
    Pixels pixels;
    @Nullable
    PromptedModel model = new ByBrightness();
    int width = WIDTH;
    int height = HEIGHT;
    double pixel = 1;
    @Nullable
    Spacing spacing;
    boolean editable = true;

    Desk(Tool tool, Label label) {
        this.tool = tool;
        this.label = label;
    }

    static Desk with(String tool) {
        return new Desk(Tools.named(tool).orElseThrow(), Label.named("cell", 0));
    }

    Annotation add(Geometry geometry) {
        return add(geometry, Map.of());
    }

    Annotation add(Geometry geometry, Map<String, String> attributes) {
        Annotation added = Annotation.drawn(image, label.id(), annotator, geometry).withAttributes(attributes);
        objects.put(added.id(), added);
        return added;
    }

    void select(Annotation... annotations) {
        selection = Set.copyOf(Arrays.stream(annotations).map(Annotation::id).toList());
    }

    Set<AnnotationId> selection() {
        return selection;
    }

    Tool tool() {
        return tool;
    }

    Preview preview() {
        return tool.preview(context());
    }

    ToolContext context() {
        return new ToolContext(image, width, height, new LabelSchema(List.of(label)), label, annotator, this, selection,
                options, pixels, model, pixel, spacing, Provenance.HUMAN, editable);
    }

    void give(Input... inputs) {
        for (Input input : inputs) {
            Step step = tool.on(input, context());
            tool = step.next();
            step.edit().ifPresent(this::apply);
            step.selection().ifPresent(chosen -> selection = chosen);
            step.options().ifPresent(values -> options = values);
            step.question().ifPresent(this::answer);
        }
    }

    /** What cannot be worked out leaves the tool as it was at first. */
    private void answer(Question question) {
        Input answer;
        try {
            answer = answered(question);
        } catch (InvalidGeometry impossible) {
            refusals.add(String.valueOf(impossible.getMessage()));
            tool = Tools.named(tool.name()).orElseThrow();
            return;
        }
        give(answer);
    }

    /** Answers come at once; a canvas gives other inputs meanwhile. */
    static Input answered(Question question) {
        try {
            return question.answer(() -> false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Does an operation as the canvas does, or nothing while there is an obstacle. */
    void perform(Operation operation) {
        if (operation.obstacle(context()).isEmpty()) {
            Operation.Outcome outcome;
            try {
                outcome = operation.apply(context());
            } catch (InvalidGeometry impossible) {
                refusals.add(String.valueOf(impossible.getMessage()));
                return;
            }
            if (!outcome.edit().isEmpty()) {
                apply(outcome.edit());
            }
            selection = outcome.selected();
        }
    }

    private void apply(Edit edit) {
        edits.add(edit);
        for (Change change : edit.changes()) {
            if (change.after() instanceof Annotation after) {
                objects.put(after.id(), after);
            } else {
                objects.remove(((Annotation) change.any()).id());
            }
        }
    }

    /** What an object says of itself now. */
    Map<String, String> attributes(Annotation object) {
        return Objects.requireNonNull(objects.get(object.id())).attributes();
    }

    /** The shapes on the image, the last one on top. */
    List<Geometry> shapes() {
        return objects.values().stream().map(Annotation::geometry).toList();
    }

    static Point at(double x, double y) {
        return new Point(x, y);
    }

    static Input press(double x, double y) {
        return press(x, y, Input.Modifiers.NONE);
    }

    static Input press(double x, double y, Input.Modifiers held) {
        return new Input.Press(at(x, y), Input.Button.PRIMARY, held);
    }

    static Input drag(double x, double y) {
        return new Input.Drag(at(x, y), Input.Modifiers.NONE);
    }

    static Input move(double x, double y) {
        return new Input.Move(at(x, y), Input.Modifiers.NONE);
    }

    static Input release(double x, double y) {
        return new Input.Release(at(x, y), Input.Modifiers.NONE);
    }

    static Input doubleClick(double x, double y) {
        return new Input.DoubleClick(at(x, y), Input.Modifiers.NONE);
    }

    static Input key(Input.Code code) {
        return new Input.Key(code, Input.Modifiers.NONE);
    }

    void click(double x, double y) {
        give(press(x, y), release(x, y));
    }

    void click(double x, double y, Input.Modifiers held) {
        give(press(x, y, held), new Input.Release(at(x, y), held));
    }

    /** Press, drags and release. */
    void dragThrough(double... xy) {
        give(press(xy[0], xy[1]));
        for (int i = 2; i < xy.length; i += 2) {
            give(drag(xy[i], xy[i + 1]));
        }
        give(release(xy[xy.length - 2], xy[xy.length - 1]));
    }

    @Override
    public Optional<Annotation> get(AnnotationId id) {
        @Nullable
        Annotation found = objects.get(id);
        return Optional.ofNullable(found);
    }

    @Override
    public Optional<Annotation> at(Point point, double tolerance) {
        return new ArrayList<>(objects.values()).reversed().stream()
                .filter(a -> Nearness.touches(a.geometry(), point, tolerance)).findFirst();
    }

    @Override
    public List<Annotation> touching(Bounds region) {
        return objects.values().stream().filter(a -> region.intersects(a.geometry().bounds())).toList();
    }

    @Override
    public List<Annotation> seen(Bounds region) {
        List<Annotation> seen = new ArrayList<>(others);
        seen.addAll(touching(region));
        return seen;
    }

    @Override
    public List<Annotation> within(Bounds region) {
        return objects.values().stream().filter(a -> region.intersection(a.geometry().bounds())
                .equals(a.geometry().bounds())).toList();
    }
}
