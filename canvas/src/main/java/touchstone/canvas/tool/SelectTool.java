package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;

/**
 * Picks objects and edits them. A click selects the topmost object, another click at the same place or one with Alt the
 * next one below, Shift adds or takes away; a drag on empty ground selects what it frames, to the left also what it only
 * touches, with Control vertices of the selected object. Dragging moves; handles resize, stretch, turn and reshape; a
 * double click, Alt on a line or a drag from the middle of a segment makes a new vertex; Delete removes the vertices last
 * touched, or the objects; arrow keys move by one pixel, with Shift by ten.
 */
public sealed interface SelectTool extends Tool permits SelectTool.Idle, MovingObjects, DraggingHandle, FramingObjects {

    /** How near, in screen pixels, a line has to be to be meant. */
    double REACH = 6;

    /** A press that moves less than this many screen pixels moves nothing. */
    double SLACK = 3;

    @Override
    default String name() {
        return "select";
    }

    @Override
    default boolean onlyLooks() {
        return true;
    }

    @Override
    default List<Option> options() {
        return Snap.OPTIONS;
    }

    /**
     * @param touched the vertices or joints last touched, which Delete and the arrow keys mean; may be none
     * @param clicked where an object was last picked by a click, or null; a click there again goes on to the next one
     */
    record Idle(List<Handle> touched, @Nullable Point clicked) implements SelectTool {

        public Idle {
            touched = List.copyOf(touched);
        }

        Idle() {
            this(List.of(), null);
        }

        @Override
        public boolean rests() {
            return true;
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> press(p, context);
                case Input.Press p -> turnOver(p.at(), context);
                case Input.DoubleClick d -> doubleClick(d, context);
                case Input.Key k -> key(k, context);
                default -> Step.to(this);
            };
        }

        private Step press(Input.Press p, ToolContext context) {
            Optional<DraggingHandle> grabbed = p.modifiers().alt()
                    ? newVertex(p.at(), context, true)
                    : grab(p, context).or(() -> opening(p.at(), context));
            if (grabbed.isPresent()) {
                return Step.to(grabbed.get());
            }
            if (p.modifiers().control()) {
                return Step.to(new FramingObjects(p.at(), p.at(), FramingObjects.Aim.VERTICES));
            }
            List<Annotation> under = under(p.at(), context);
            if (under.isEmpty()) {
                return p.modifiers().shift()
                        ? Step.to(new FramingObjects(p.at(), p.at(), FramingObjects.Aim.MORE))
                        : Step.to(new FramingObjects(p.at(), p.at(), FramingObjects.Aim.OBJECTS)).selecting();
            }
            if (p.modifiers().shift()) {
                Set<AnnotationId> chosen = new HashSet<>(context.selection());
                AnnotationId id = under.getFirst().id();
                if (!chosen.add(id)) {
                    chosen.remove(id);
                }
                return Step.to(new Idle()).selecting(chosen);
            }
            boolean again = p.modifiers().alt() || repeats(p.at(), context);
            AnnotationId meant = again ? below(under, context) : under.getFirst().id();
            Set<AnnotationId> held = under.stream().anyMatch(a -> context.selection().contains(a.id()))
                    ? context.selection()
                    : Set.of(meant);
            List<Annotation> objects = held.stream().sorted().flatMap(c -> context.objects().get(c).stream()).toList();
            return context.editable()
                    ? Step.to(new MovingObjects(objects, p.at(), 0, 0, meant)).selecting(held)
                    : Step.to(new Idle(List.of(), p.at())).selecting(meant);
        }

        private boolean repeats(Point at, ToolContext context) {
            return clicked != null && clicked.distance(at) < SLACK * context.pixel();
        }

        /** The objects under a point, the topmost first. */
        private static List<Annotation> under(Point at, ToolContext context) {
            double reach = REACH * context.pixel();
            return context.objects().touching(new Bounds(at.x(), at.y(), at.x(), at.y()).grow(reach)).reversed()
                    .stream().filter(a -> Nearness.touches(a.geometry(), at, reach)).toList();
        }

        /** The next one after the selected one, from the top down and then again from the top. */
        private static AnnotationId below(List<Annotation> under, ToolContext context) {
            int selected = -1;
            for (int i = 0; i < under.size(); i++) {
                if (context.selection().contains(under.get(i).id())) {
                    selected = i;
                }
            }
            return under.get((selected + 1) % under.size()).id();
        }

        /** On a line a new vertex; elsewhere the second of two quick clicks, which a drag may follow. */
        private Step doubleClick(Input.DoubleClick d, ToolContext context) {
            Input.Press press = new Input.Press(d.at(), Input.Button.PRIMARY, d.modifiers());
            if (grab(press, context).isPresent()) {
                return press(press, context);
            }
            return newVertex(d.at(), context, true)
                    .map(made -> Edits.reshaped(new Idle(List.of(made.handle()), null), "edit.reshape", made.before(),
                            made.now(), context))
                    .orElseGet(() -> press(press, context));
        }

        private Optional<DraggingHandle> grab(Input.Press p, ToolContext context) {
            return context.selectedAlone().flatMap(a -> Handles.at(a.geometry(), p.at(), context.pixel())
                    .map(handle -> new DraggingHandle(a, handle, together(handle, a), p.at(), a.geometry(),
                            a.geometry())));
        }

        /** A vertex that was touched takes the others that were touched along. */
        private List<Handle> together(Handle handle, Annotation a) {
            return touched.contains(handle) && Vertices.has(a.geometry(), touched) ? touched : List.of(handle);
        }

        private static Optional<DraggingHandle> opening(Point at, ToolContext context) {
            return context.selectedAlone().filter(a -> Vertices.openings(a.geometry(), context.pixel()).stream()
                    .anyMatch(o -> o.distance(at) <= REACH * context.pixel()))
                    .flatMap(a -> newVertex(at, context, false));
        }

        /** @param atOnce whether the vertex is there without a drag */
        private static Optional<DraggingHandle> newVertex(Point at, ToolContext context, boolean atOnce) {
            return context.selectedAlone().flatMap(a -> Vertices.insert(a.geometry(), at, REACH * context.pixel())
                    .map(made -> new DraggingHandle(a, made.vertex(), List.of(made.vertex()), at, made.shape(),
                            atOnce ? made.shape() : a.geometry())));
        }

        /** The right button on a joint of the selected object hides it or shows it. */
        private Step turnOver(Point at, ToolContext context) {
            return context.selectedAlone().flatMap(a -> Handles.at(a.geometry(), at, context.pixel())
                    .map(handle -> turnOver(a, handle, context))).orElse(Step.to(this));
        }

        private Step turnOver(Annotation a, Handle handle, ToolContext context) {
            return handle instanceof Handle.Joint j && a.geometry() instanceof Keypoints k
                    ? Edits.reshaped(new Idle(List.of(handle), null), "edit.reshape", a,
                            Vertices.otherVisibility(k, j.index()), context)
                    : Step.to(this);
        }

        private Step key(Input.Key key, ToolContext context) {
            List<Annotation> selected = context.selected();
            int step = key.modifiers().shift() ? 10 : 1;
            return switch (key.code()) {
                case ESCAPE -> touched.isEmpty() && !context.selection().isEmpty()
                        ? Step.to(new Idle()).selecting()
                        : Step.to(new Idle());
                case DELETE, BACKSPACE -> delete(selected, context);
                case LEFT -> nudge(selected, -step, 0, context);
                case RIGHT -> nudge(selected, step, 0, context);
                case UP -> nudge(selected, 0, -step, context);
                case DOWN -> nudge(selected, 0, step, context);
                case SKIP -> context.selectedAlone().filter(a -> touched.size() == 1
                        && Vertices.has(a.geometry(), touched)).map(a -> turnOver(a, touched.getFirst(), context))
                        .orElse(Step.to(this));
                case SNAP -> Step.to(this).setting(Snap.toggled(context.options()));
                default -> Step.to(this);
            };
        }

        private Optional<Annotation> withTouched(ToolContext context) {
            return context.selectedAlone()
                    .filter(a -> !touched.isEmpty() && Vertices.has(a.geometry(), touched));
        }

        private Step delete(List<Annotation> selected, ToolContext context) {
            if (!context.editable() || selected.isEmpty()) {
                return Step.to(this);
            }
            return withTouched(context)
                    .map(before -> Vertices.without(before.geometry(), touched)
                            .map(shape -> Edits.reshaped(new Idle(), "edit.reshape", before, shape, context))
                            .orElse(Step.to(this)))
                    .orElseGet(() -> Edits.deleted(new Idle(), selected, context));
        }

        private Step nudge(List<Annotation> selected, double dx, double dy, ToolContext context) {
            if (!context.editable() || selected.isEmpty()) {
                return Step.to(this);
            }
            Point shift = MovingObjects.kept(selected, dx, dy, context);
            return withTouched(context)
                    .map(before -> Edits.reshaped(new Idle(Vertices.followed(touched, dx, dy, context), null),
                            "edit.reshape", before, Vertices.moved(before.geometry(), touched, dx, dy, context),
                            context))
                    .orElseGet(() -> Edits.moved(this, selected, shift.x(), shift.y(), context));
        }

        @Override
        public Preview preview(ToolContext context) {
            return context.selectedAlone().map(a -> {
                List<Mark> marks = new ArrayList<>();
                Vertices.openings(a.geometry(), context.pixel())
                        .forEach(p -> marks.add(new Mark(p, Mark.Look.NEW_VERTEX)));
                if (Vertices.has(a.geometry(), touched)) {
                    touched.forEach(h -> marks.add(new Mark(h.at(), Mark.Look.VERTEX)));
                }
                return Preview.NONE.withHandles(Handles.shown(a.geometry(), context.pixel())).withMarks(marks);
            }).orElse(Preview.NONE);
        }

        @Override
        public String hint() {
            return touched.isEmpty() ? "select.start" : "select.vertex";
        }
    }
}
