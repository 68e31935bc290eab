package touchstone.canvas.tool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/** A frame is drawn around what is to be selected. */
record FramingObjects(Point from, Point to, Aim aim) implements SelectTool {

    /** What is selected by the frame. */
    enum Aim {
        OBJECTS, MORE, VERTICES
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Input.Drag d -> Step.to(new FramingObjects(from, d.at(), aim));
            case Input.Release r -> aim == Aim.VERTICES
                    ? Step.to(new SelectTool.Idle(vertices(context), null))
                    : Step.to(new SelectTool.Idle()).selecting(objects(context));
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new SelectTool.Idle());
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
        return Bounds.between(from, to);
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
