package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** What comes of a finished path. */
final class PathEnd {

    private PathEnd() {
    }

    /** Empty where nothing can come of the path as it is, so that it may be drawn on. */
    static Optional<Step> of(PathTool.Kind kind, Tool idle, @Nullable AnnotationId target, Points path,
            ToolContext context) {
        return switch (kind) {
            case POLYGON -> free(Polygon.of(path), Set.of(), context).map(shape -> drawn(kind, idle, shape, context));
            case POLYLINE -> Optional.of(drawn(kind, idle, new Polyline(path), context));
            case HOLE -> grown(idle, "edit.hole", target, context, polygon -> Optional.of(Rings.cut(polygon, path)));
            case PART -> grown(idle, "edit.part", target, context, polygon -> free(Polygon.of(path), Set.of(), context)
                    .flatMap(part -> Rings.joined(polygon, part)));
            case RESHAPE -> reshaped(idle, path, context);
            case SPLIT -> split(idle, path, context);
        };
    }

    private static Step drawn(PathTool.Kind kind, Tool idle, Geometry shape, ToolContext context) {
        return kind.draws().flatMap(context::labelFor).map(label -> Edits.drawn(idle, label, shape, context))
                .orElse(Step.to(idle));
    }

    /** Something that a polygon becomes. */
    private interface Growth {

        Optional<Polygon> of(Polygon polygon);
    }

    private static Optional<Step> grown(Tool idle, String what, @Nullable AnnotationId target, ToolContext context,
            Growth growth) {
        Optional<Annotation> before = Optional.ofNullable(target).flatMap(context.objects()::get)
                .filter(a -> a.geometry() instanceof Polygon);
        return before.isEmpty()
                ? Optional.of(Step.to(idle))
                : growth.of((Polygon) before.get().geometry())
                        .map(shape -> Edits.reshaped(idle, what, before.get(), shape, context));
    }

    /** Without what neighbours cover, when that is asked for; empty when nothing is left. */
    private static Optional<Polygon> free(Polygon shape, Set<AnnotationId> own, ToolContext context) {
        if (!context.options().on(PathTool.AVOID_OVERLAP)) {
            return Optional.of(shape);
        }
        List<Polygon> neighbours = context.objects().touching(shape.bounds()).stream()
                .filter(a -> !own.contains(a.id())).flatMap(a -> Areas.of(a.geometry()).stream())
                .filter(n -> Areas.overlap(shape, n)).toList();
        return neighbours.isEmpty() ? Optional.of(shape) : Areas.subtract(shape, neighbours);
    }

    /** The selected objects that the path crosses, or the topmost one where none is selected. */
    private static Optional<Step> reshaped(Tool idle, Points path, ToolContext context) {
        List<Annotation> candidates = context.selection().isEmpty()
                ? context.objects().touching(path.bounds()).reversed()
                : context.selected();
        List<Change> changes = new ArrayList<>();
        List<Annotation> changed = new ArrayList<>();
        for (Annotation before : candidates) {
            Optional<Geometry> shape = Reshaping.of(before.geometry(), path).flatMap(g -> g instanceof Polygon p
                    ? free(p, Set.of(before.id()), context).map(Geometry.class::cast)
                    : Optional.of(g)).filter(g -> !g.equals(before.geometry()));
            if (shape.isPresent() && (changed.isEmpty() || !context.selection().isEmpty())) {
                changed.add(before);
                changes.add(Change.replace(before, before.withGeometry(shape.get())));
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Step.done(idle, new Edit(Edits.named("edit.reshape", changed, context), changes)));
    }

    /** The selected objects that the path crosses, or all that it crosses where none is selected. */
    private static Optional<Step> split(Tool idle, Points path, ToolContext context) {
        List<Annotation> candidates = context.selection().isEmpty()
                ? context.objects().touching(path.bounds())
                : context.selected();
        List<Change> changes = new ArrayList<>();
        List<Annotation> split = new ArrayList<>();
        Set<AnnotationId> pieces = new HashSet<>();
        for (Annotation before : candidates) {
            List<Geometry> shapes = Splitting.of(before.geometry(), path);
            if (shapes.size() > 1) {
                split.add(before);
                pieces.add(before.id());
                changes.add(Change.replace(before, before.withGeometry(shapes.getFirst())));
                for (Geometry shape : shapes.subList(1, shapes.size())) {
                    Annotation piece = Edits.piece(before, shape);
                    changes.add(Change.add(piece));
                    pieces.add(piece.id());
                }
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Step.done(idle, new Edit(Edits.named("edit.split", split, context), changes))
                        .selecting(pieces));
    }
}
