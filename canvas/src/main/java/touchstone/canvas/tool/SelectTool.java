package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Picks objects and edits them. A click selects the topmost object, another click at the same place or one with Alt the
 * next one below, Shift adds or takes away; a drag on empty ground selects what it frames, to the left also what it only
 * touches, with Control vertices of the selected object. Dragging moves; handles resize, stretch, turn and reshape; a
 * double click, Alt on a line or a drag from the middle of a segment makes a new vertex; Delete removes the vertices last
 * touched, or the objects; arrow keys move by one pixel, with Shift by ten.
 */
public sealed interface SelectTool extends Tool {

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
            Optional<Dragging> grabbed = p.modifiers().alt()
                    ? newVertex(p.at(), context, true)
                    : grab(p, context).or(() -> opening(p.at(), context));
            if (grabbed.isPresent()) {
                return Step.to(grabbed.get());
            }
            if (p.modifiers().control()) {
                return Step.to(new Framing(p.at(), p.at(), Framing.Aim.VERTICES));
            }
            List<Annotation> under = under(p.at(), context);
            if (under.isEmpty()) {
                return p.modifiers().shift()
                        ? Step.to(new Framing(p.at(), p.at(), Framing.Aim.MORE))
                        : Step.to(new Framing(p.at(), p.at(), Framing.Aim.OBJECTS)).selecting();
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
                    ? Step.to(new Moving(objects, p.at(), 0, 0, meant)).selecting(held)
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
                    .map(made -> Edits.reshaped(new Idle(List.of(made.handle), null), "edit.reshape", made.before,
                            made.now, context))
                    .orElseGet(() -> press(press, context));
        }

        private Optional<Dragging> grab(Input.Press p, ToolContext context) {
            return context.selectedAlone().flatMap(a -> Handles.at(a.geometry(), p.at(), context.pixel())
                    .map(handle -> new Dragging(a, handle, together(handle, a), p.at(), a.geometry(), a.geometry())));
        }

        /** A vertex that was touched takes the others that were touched along. */
        private List<Handle> together(Handle handle, Annotation a) {
            return touched.contains(handle) && Vertices.has(a.geometry(), touched) ? touched : List.of(handle);
        }

        private static Optional<Dragging> opening(Point at, ToolContext context) {
            return context.selectedAlone().filter(a -> Vertices.openings(a.geometry(), context.pixel()).stream()
                    .anyMatch(o -> o.distance(at) <= REACH * context.pixel()))
                    .flatMap(a -> newVertex(at, context, false));
        }

        /** @param atOnce whether the vertex is there without a drag */
        private static Optional<Dragging> newVertex(Point at, ToolContext context, boolean atOnce) {
            return context.selectedAlone().flatMap(a -> Vertices.insert(a.geometry(), at, REACH * context.pixel())
                    .map(made -> new Dragging(a, made.vertex(), List.of(made.vertex()), at, made.shape(),
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
            Point shift = kept(selected, dx, dy, context);
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

    /** A move as far as the objects stay on the image; objects that are not wholly on it move freely. */
    private static Point kept(List<Annotation> objects, double dx, double dy, ToolContext context) {
        Bounds all = objects.stream().map(a -> a.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
        boolean across = all.minX() >= 0 && all.maxX() <= context.width();
        boolean down = all.minY() >= 0 && all.maxY() <= context.height();
        return new Point(across ? Math.clamp(dx, -all.minX(), context.width() - all.maxX()) : dx,
                down ? Math.clamp(dy, -all.minY(), context.height() - all.maxY()) : dy);
    }

    /**
     * Objects follow the pointer.
     *
     * @param meant what is selected when nothing was moved in the end
     */
    record Moving(List<Annotation> objects, Point from, double dx, double dy,
            AnnotationId meant) implements SelectTool {

        public Moving {
            objects = List.copyOf(objects);
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> to(d.at(), context);
                case Input.Release r when dx == 0 && dy == 0 -> {
                    Step picked = Step.to(new Idle(List.of(), from));
                    yield context.selection().equals(Set.of(meant)) ? picked : picked.selecting(meant);
                }
                case Input.Release r -> Edits.moved(new Idle(), objects, dx, dy, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private Step to(Point at, ToolContext context) {
            if (dx == 0 && dy == 0 && from.distance(at) < SLACK * context.pixel()) {
                return Step.to(this);
            }
            Point shift = kept(objects, at.x() - from.x(), at.y() - from.y(), context);
            return Step.to(new Moving(objects, from, shift.x(), shift.y(), meant));
        }

        @Override
        public Preview preview(ToolContext context) {
            if (dx == 0 && dy == 0) {
                return new Idle().preview(context);
            }
            Map<AnnotationId, Geometry> moved = new HashMap<>();
            objects.forEach(a -> moved.put(a.id(), a.geometry().translate(dx, dy)));
            return new Preview(moved, null, Points.of(), Points.of(), null);
        }

        @Override
        public String hint() {
            return "select.move";
        }
    }

    /**
     * A handle follows the pointer; a press without a move on a joint or vertex only marks it.
     *
     * @param along the vertices that go along, among them the handle if it is one
     * @param start the shape that the drag begins with: the object's own, or with a new vertex
     * @param now what it is so far
     */
    record Dragging(Annotation before, Handle handle, List<Handle> along, Point from, Geometry start,
            Geometry now) implements SelectTool {

        public Dragging {
            along = List.copyOf(along);
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> drag(d, context);
                case Input.Release r when now.equals(before.geometry()) && r.modifiers().shift()
                        && handle instanceof Handle.Joint j && before.geometry() instanceof Keypoints k ->
                    Edits.reshaped(new Idle(List.of(handle), null), "edit.reshape", before,
                            Vertices.otherVisibility(k, j.index()), context);
                case Input.Release r -> Edits.reshaped(new Idle(touched(context), null), "edit.reshape", before, now,
                        context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                case Input.Key k when k.code() == Input.Code.SNAP ->
                    Step.to(this).setting(Snap.toggled(context.options()));
                default -> Step.to(this);
            };
        }

        private Step drag(Input.Drag d, ToolContext context) {
            boolean still = (now.equals(before.geometry()) || now.equals(start))
                    && from.distance(d.at()) < SLACK * context.pixel();
            return still ? Step.to(this) : Step.to(new Dragging(before, handle, along, from, start, to(d, context)));
        }

        private Geometry to(Input.Drag d, ToolContext context) {
            return switch (handle) {
                case Handle.Turn t -> Handles.drag(start, t, d.at(), d.modifiers().shift());
                case Handle.Side s -> Handles.drag(start, s, context.inside(d.at()), d.modifiers().shift());
                case Handle.Stretch s -> {
                    double asideX = s.at().x() - s.corner().x();
                    double asideY = s.at().y() - s.corner().y();
                    Point corner = context.inside(d.at().plus(-asideX, -asideY));
                    yield Handles.drag(start, s, corner.plus(asideX, asideY), d.modifiers().shift());
                }
                case Handle.Vertex v -> moved(d, context);
                case Handle.Joint j -> moved(d, context);
            };
        }

        private Geometry moved(Input.Drag d, ToolContext context) {
            Point to = snap(d.at(), context).map(Snap::at).orElse(d.at());
            return Vertices.moved(start, along, to.x() - handle.at().x(), to.y() - handle.at().y(), context);
        }

        private Optional<Snap> snap(Point at, ToolContext context) {
            return Snap.at(at, context, Set.of(before.id()));
        }

        /** The vertices where they are now. */
        private List<Handle> touched(ToolContext context) {
            boolean made = !start.equals(before.geometry()) && now.equals(before.geometry());
            if (made || !(handle instanceof Handle.Vertex || handle instanceof Handle.Joint)) {
                return List.of();
            }
            return Handles.of(now, context.pixel()).stream().filter(h -> along.stream().anyMatch(a -> same(a, h)))
                    .toList();
        }

        private static boolean same(Handle a, Handle b) {
            return switch (a) {
                case Handle.Vertex v -> b instanceof Handle.Vertex w && v.line() == w.line()
                        && v.index() == w.index();
                case Handle.Joint j -> b instanceof Handle.Joint k && j.index() == k.index();
                default -> false;
            };
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = Preview.replacing(before.id(), now).withHandles(Handles.shown(now, context.pixel()));
            List<Handle> there = touched(context).stream().filter(h -> same(h, handle)).toList();
            return there.isEmpty() || now.equals(before.geometry())
                    ? preview
                    : preview.withMarks(snap(there.getFirst().at(), context)
                            .filter(s -> s.at().equals(there.getFirst().at())).map(Snap::mark).stream().toList());
        }

        @Override
        public String hint() {
            return handle instanceof Handle.Turn ? "select.turn" : "select.reshape";
        }
    }

    /** A frame is drawn around what is to be selected. */
    record Framing(Point from, Point to, Aim aim) implements SelectTool {

        /** What is selected by the frame. */
        enum Aim {
            OBJECTS, MORE, VERTICES
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> Step.to(new Framing(from, d.at(), aim));
                case Input.Release r -> aim == Aim.VERTICES
                        ? Step.to(new Idle(vertices(context), null))
                        : Step.to(new Idle()).selecting(objects(context));
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private List<Handle> vertices(ToolContext context) {
            Bounds frame = frame();
            return context.selectedAlone().map(a -> Handles.of(a.geometry(), context.pixel()).stream()
                    .filter(h -> h instanceof Handle.Vertex || h instanceof Handle.Joint)
                    .filter(h -> frame.contains(h.at().x(), h.at().y())).toList()).orElse(List.of());
        }

        /** A frame drawn to the left takes what it touches, one drawn to the right what lies wholly in it. */
        private Set<AnnotationId> objects(ToolContext context) {
            Set<AnnotationId> chosen = new HashSet<>(aim == Aim.MORE ? context.selection() : Set.of());
            if (to.x() < from.x()) {
                context.objects().touching(frame()).stream().filter(a -> Nearness.meets(a.geometry(), frame()))
                        .forEach(a -> chosen.add(a.id()));
            } else {
                context.objects().within(frame()).forEach(a -> chosen.add(a.id()));
            }
            return chosen;
        }

        private Bounds frame() {
            return new Bounds(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()), Math.max(from.x(), to.x()),
                    Math.max(from.y(), to.y()));
        }

        @Override
        public Preview preview(ToolContext context) {
            return Preview.line(Points.of(from.x(), from.y(), to.x(), from.y(), to.x(), to.y(), from.x(), to.y(),
                    from.x(), from.y()));
        }

        @Override
        public String hint() {
            return to.x() < from.x() ? "select.touch" : "select.frame";
        }
    }
}
