package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;

/**
 * A handle follows the pointer; a press without a move on a joint or vertex only marks it.
 *
 * @param along the vertices that go along, among them the handle if it is one
 * @param start the shape that the drag begins with: the object's own, or with a new vertex
 * @param now what it is so far
 */
record DraggingHandle(Annotation before, Handle handle, List<Handle> along, Point from, Geometry start,
        Geometry now) implements SelectTool {

    public DraggingHandle {
        along = List.copyOf(along);
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Input.Drag d -> drag(d, context);
            case Input.Release r when now.equals(before.geometry()) && r.modifiers().shift()
                    && handle instanceof Handle.Joint j && before.geometry() instanceof Keypoints k ->
                Edits.reshaped(new SelectTool.Idle(List.of(handle), null), "edit.reshape", before,
                        Vertices.otherVisibility(k, j.index()), context);
            case Input.Release r ->
                Edits.reshaped(new SelectTool.Idle(touched(context), null), "edit.reshape", before, now,
                        context);
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new SelectTool.Idle());
            case Input.Key k when k.code() == Input.Code.SNAP ->
                Step.to(this).setting(Snap.toggled(context.options()));
            default -> Step.to(this);
        };
    }

    private Step drag(Input.Drag d, ToolContext context) {
        boolean still = (now.equals(before.geometry()) || now.equals(start))
                && from.distance(d.at()) < SLACK * context.pixel();
        return still ? Step.to(this) : Step.to(new DraggingHandle(before, handle, along, from, start, to(d, context)));
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
