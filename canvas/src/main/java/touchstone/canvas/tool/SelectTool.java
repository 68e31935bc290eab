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
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * Picks objects and edits them: a click selects the topmost one, Shift adds or takes away, a drag on empty ground selects
 * what it frames; dragging moves; handles resize, turn and reshape; a double click or Alt and a drag on a line makes a
 * new vertex; Delete removes the vertex last touched, or the objects; arrow keys move by one pixel, with Shift by ten.
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

    /** @param vertex the vertex or joint last touched, which Delete and the arrow keys mean, or null */
    record Idle(@Nullable Handle vertex) implements SelectTool {

        Idle() {
            this(null);
        }

        @Override
        public boolean rests() {
            return true;
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> press(p, context);
                case Input.DoubleClick d -> newVertex(d.at(), context)
                        .map(dragging -> Edits.reshaped(new Idle(dragging.handle), "edit.reshape", dragging.before,
                                dragging.now, context))
                        .orElse(Step.to(this));
                case Input.Key k -> key(k, context);
                default -> Step.to(this);
            };
        }

        private Step press(Input.Press p, ToolContext context) {
            Optional<Dragging> grabbed = p.modifiers().alt() ? newVertex(p.at(), context) : grab(p, context);
            if (grabbed.isPresent()) {
                return Step.to(grabbed.get());
            }
            Optional<Annotation> hit = context.objects().at(p.at(), REACH * context.pixel());
            if (hit.isEmpty()) {
                Step framing = Step.to(new Framing(p.at(), p.at(), p.modifiers().shift()));
                return p.modifiers().shift() ? framing : framing.selecting();
            }
            AnnotationId id = hit.get().id();
            Set<AnnotationId> chosen = new HashSet<>(context.selection());
            if (p.modifiers().shift()) {
                if (!chosen.add(id)) {
                    chosen.remove(id);
                }
                return Step.to(new Idle()).selecting(chosen);
            }
            if (!chosen.contains(id)) {
                chosen = Set.of(id);
            }
            List<Annotation> objects = chosen.stream().sorted().flatMap(c -> context.objects().get(c).stream())
                    .toList();
            return context.editable()
                    ? Step.to(new Moving(objects, p.at(), 0, 0)).selecting(chosen)
                    : Step.to(new Idle()).selecting(chosen);
        }

        private Optional<Dragging> grab(Input.Press p, ToolContext context) {
            return context.selectedAlone().flatMap(a -> Handles.at(a.geometry(), p.at(), context.pixel())
                    .map(handle -> new Dragging(a, handle, p.at(), a.geometry())));
        }

        /** A vertex where a line of the one selected object passes the point. */
        private static Optional<Dragging> newVertex(Point at, ToolContext context) {
            return context.selectedAlone().flatMap(a -> {
                List<Points> lines = Nearness.lines(a.geometry());
                double nearest = REACH * context.pixel();
                Handle.@Nullable Vertex vertex = null;
                for (int line = 0; line < lines.size(); line++) {
                    Points points = lines.get(line);
                    int segments = points.size() - (a.geometry() instanceof Polyline ? 1 : 0);
                    for (int i = 0; i < segments; i++) {
                        double distance = Nearness.distance(at, points.get(i), points.get((i + 1) % points.size()));
                        if (distance <= nearest) {
                            nearest = distance;
                            vertex = new Handle.Vertex(line, i + 1, at);
                        }
                    }
                }
                Handle.Vertex v = vertex;
                return v == null ? Optional.empty() : switch (a.geometry()) {
                    case Polygon g -> Optional.of(new Dragging(a, v, at,
                            Rings.with(g, v.line(), r -> r.insert(v.index(), at.x(), at.y()))));
                    case Polyline l -> Optional.of(new Dragging(a, v, at,
                            new Polyline(l.points().insert(v.index(), at.x(), at.y()))));
                    default -> Optional.empty();
                };
            });
        }

        private Step key(Input.Key key, ToolContext context) {
            List<Annotation> selected = context.selected();
            int step = key.modifiers().shift() ? 10 : 1;
            return switch (key.code()) {
                case ESCAPE -> vertex == null && !context.selection().isEmpty()
                        ? Step.to(this).selecting()
                        : Step.to(new Idle());
                case DELETE, BACKSPACE -> delete(selected, context);
                case LEFT -> nudge(selected, -step, 0, context);
                case RIGHT -> nudge(selected, step, 0, context);
                case UP -> nudge(selected, 0, -step, context);
                case DOWN -> nudge(selected, 0, step, context);
                default -> Step.to(this);
            };
        }

        private Step delete(List<Annotation> selected, ToolContext context) {
            if (!context.editable() || selected.isEmpty()) {
                return Step.to(this);
            }
            Optional<Annotation> alone = context.selectedAlone();
            if (vertex == null || alone.isEmpty()
                    || !Handles.of(alone.get().geometry(), context.pixel()).contains(vertex)) {
                return Edits.deleted(new Idle(), selected, context);
            }
            Annotation before = alone.get();
            return without(before.geometry(), vertex)
                    .map(shape -> Edits.reshaped(new Idle(), "edit.reshape", before, shape, context))
                    .orElse(Step.to(this));
        }

        /** The shape without a vertex or joint; empty where it cannot do without. */
        private static Optional<Geometry> without(Geometry shape, Handle vertex) {
            return switch (vertex) {
                case Handle.Vertex v when shape instanceof Polygon g && v.line() < g.rings().size()
                        && v.index() < g.rings().get(v.line()).size() ->
                    Rings.withoutVertex(g, v.line(), v.index()).map(Geometry.class::cast);
                case Handle.Vertex v when shape instanceof Polyline l && l.points().size() > 2
                        && v.index() < l.points().size() ->
                    Optional.of(new Polyline(l.points().remove(v.index())));
                case Handle.Joint j when shape instanceof Keypoints k && j.index() < k.joints().size() ->
                    withoutJoint(k, j.index());
                default -> Optional.empty();
            };
        }

        private static Optional<Geometry> withoutJoint(Keypoints keypoints, int index) {
            List<Keypoints.Joint> joints = new ArrayList<>(keypoints.joints());
            joints.set(index, new Keypoints.Joint(0, 0, Keypoints.ABSENT));
            return joints.stream().allMatch(j -> j.visibility() == Keypoints.ABSENT)
                    ? Optional.empty()
                    : Optional.of(new Keypoints(joints));
        }

        private Step nudge(List<Annotation> selected, double dx, double dy, ToolContext context) {
            if (!context.editable() || selected.isEmpty()) {
                return Step.to(this);
            }
            Optional<Annotation> alone = context.selectedAlone();
            if (vertex != null && alone.isPresent()) {
                Optional<Handle> there = Handles.of(alone.get().geometry(), context.pixel()).stream()
                        .filter(vertex::equals).findFirst();
                if (there.isPresent()) {
                    Point to = context.inside(there.get().at().plus(dx, dy));
                    Geometry shape = Handles.drag(alone.get().geometry(), there.get(), to, false);
                    return Edits.reshaped(new Idle(moved(there.get(), to)), "edit.reshape", alone.get(), shape,
                            context);
                }
            }
            Point shift = kept(selected, dx, dy, context);
            return Edits.moved(this, selected, shift.x(), shift.y(), context);
        }

        @Override
        public Preview preview(ToolContext context) {
            return context.selectedAlone()
                    .map(a -> Preview.NONE.withHandles(Handles.shown(a.geometry(), context.pixel())))
                    .orElse(Preview.NONE);
        }

        @Override
        public String hint() {
            return vertex == null ? "select.start" : "select.vertex";
        }
    }

    private static @Nullable Handle moved(Handle handle, Point to) {
        return switch (handle) {
            case Handle.Vertex v -> new Handle.Vertex(v.line(), v.index(), to);
            case Handle.Joint j -> new Handle.Joint(j.index(), to);
            case Handle.Side s -> null;
            case Handle.Turn t -> null;
        };
    }

    /** A move as far as the objects stay on the image; objects that are not wholly on it move freely. */
    private static Point kept(List<Annotation> objects, double dx, double dy, ToolContext context) {
        Bounds all = objects.stream().map(a -> a.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
        boolean across = all.minX() >= 0 && all.maxX() <= context.width();
        boolean down = all.minY() >= 0 && all.maxY() <= context.height();
        return new Point(across ? Math.clamp(dx, -all.minX(), context.width() - all.maxX()) : dx,
                down ? Math.clamp(dy, -all.minY(), context.height() - all.maxY()) : dy);
    }

    /** Objects follow the pointer. */
    record Moving(List<Annotation> objects, Point from, double dx, double dy) implements SelectTool {

        public Moving {
            objects = List.copyOf(objects);
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> to(d.at(), context);
                case Input.Release r -> dx == 0 && dy == 0
                        ? Step.to(new Idle())
                        : Edits.moved(new Idle(), objects, dx, dy, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private Step to(Point at, ToolContext context) {
            if (dx == 0 && dy == 0 && from.distance(at) < SLACK * context.pixel()) {
                return Step.to(this);
            }
            Point shift = kept(objects, at.x() - from.x(), at.y() - from.y(), context);
            return Step.to(new Moving(objects, from, shift.x(), shift.y()));
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

    /** A handle follows the pointer; a press without a move on a joint or vertex only marks it. */
    record Dragging(Annotation before, Handle handle, Point from, Geometry now) implements SelectTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> drag(d, context);
                case Input.Release r when now.equals(before.geometry()) && r.modifiers().shift()
                        && handle instanceof Handle.Joint j && before.geometry() instanceof Keypoints k ->
                    Edits.reshaped(new Idle(handle), "edit.reshape", before, otherVisibility(k, j.index()), context);
                case Input.Release r -> Edits.reshaped(
                        new Idle(moved(handle, place(context))), "edit.reshape", before, now, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private Step drag(Input.Drag d, ToolContext context) {
            boolean still = now.equals(before.geometry()) && from.distance(d.at()) < SLACK * context.pixel();
            if (still) {
                return Step.to(this);
            }
            boolean bound = !(handle instanceof Handle.Turn);
            Point to = bound ? context.inside(d.at()) : d.at();
            Geometry base = handle instanceof Handle.Vertex ? now : before.geometry();
            return Step.to(new Dragging(before, handle, from,
                    Handles.drag(base, handle, to, d.modifiers().shift())));
        }

        /** Where the handle is now. */
        private Point place(ToolContext context) {
            return Handles.of(now, context.pixel()).stream().filter(h -> same(h, handle)).map(Handle::at).findFirst()
                    .orElse(handle.at());
        }

        private static boolean same(Handle a, Handle b) {
            return switch (a) {
                case Handle.Vertex v -> b instanceof Handle.Vertex w && v.line() == w.line()
                        && v.index() == w.index();
                case Handle.Joint j -> b instanceof Handle.Joint k && j.index() == k.index();
                case Handle.Side s -> b instanceof Handle.Side t && s.sx() == t.sx() && s.sy() == t.sy();
                case Handle.Turn t -> b instanceof Handle.Turn;
            };
        }

        private static Keypoints otherVisibility(Keypoints keypoints, int index) {
            List<Keypoints.Joint> joints = new ArrayList<>(keypoints.joints());
            Keypoints.Joint j = joints.get(index);
            joints.set(index, new Keypoints.Joint(j.x(), j.y(),
                    j.visibility() == Keypoints.VISIBLE ? Keypoints.HIDDEN : Keypoints.VISIBLE));
            return new Keypoints(joints);
        }

        @Override
        public Preview preview(ToolContext context) {
            return Preview.replacing(before.id(), now).withHandles(Handles.shown(now, context.pixel()));
        }

        @Override
        public String hint() {
            return handle instanceof Handle.Turn ? "select.turn" : "select.reshape";
        }
    }

    /** A frame is drawn around objects to select them. */
    record Framing(Point from, Point to, boolean adding) implements SelectTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> Step.to(new Framing(from, d.at(), adding));
                case Input.Release r -> {
                    Set<AnnotationId> chosen = new HashSet<>(adding ? context.selection() : Set.of());
                    context.objects().within(frame()).forEach(a -> chosen.add(a.id()));
                    yield chosen.equals(context.selection())
                            ? Step.to(new Idle())
                            : Step.to(new Idle()).selecting(chosen);
                }
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
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
            return "select.frame";
        }
    }
}
