package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Contours;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;

/**
 * Turns selected masks into polygons along the edges of their pixels, or shapes with an inside into masks of the pixels
 * that they cover by {@link Rasterizer#mask}. From mask to polygon and back nothing is lost; from polygon to mask all is
 * that lies between pixel edges. A shape that covers no pixel stays as it is.
 *
 * @param to polygon or mask
 */
record Convert(GeometryKind to) implements Operation {

    @Override
    public String name() {
        return "to-" + to.key();
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle().or(() -> {
            List<Annotation> fitting = context.selected().stream().filter(a -> isSource(a.geometry())).toList();
            if (fitting.isEmpty()) {
                return Optional.of(Texts.of(to == GeometryKind.MASK ? "obstacle.area" : "obstacle.mask"));
            }
            return fitting.stream().flatMap(a -> Labels.obstacle(a, to, context).stream()).findFirst();
        });
    }

    private boolean isSource(Geometry shape) {
        return switch (shape.kind()) {
            case MASK -> to == GeometryKind.POLYGON;
            case POLYGON, BOX, ELLIPSE -> to == GeometryKind.MASK;
            case POLYLINE, KEYPOINTS, TAG -> false;
        };
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Change> changes = new ArrayList<>();
        List<Annotation> changed = new ArrayList<>();
        for (Annotation before : context.selected()) {
            if (isSource(before.geometry())) {
                converted(before.geometry(), context).ifPresent(shape -> {
                    changes.add(Change.replace(before, before.withGeometry(shape)));
                    changed.add(before);
                });
            }
        }
        return new Outcome(new Edit(Edits.named("edit." + name(), changed, context), changes), context.selection());
    }

    private static Optional<Geometry> converted(Geometry shape, ToolContext context) {
        if (shape instanceof Mask mask) {
            return mask.isEmpty() ? Optional.empty() : Optional.of(Contours.polygon(mask));
        }
        Mask covered = Rasterizer.mask(shape, context.width(), context.height());
        return covered.isEmpty() ? Optional.empty() : Optional.of(covered);
    }
}
