package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;

/**
 * Combines the selected shapes with an inside. The largest one stays the object that it was, with its label and
 * attributes. A union or intersection takes the place of all of them; what is subtracted from the largest stays beside it.
 * As soon as one of them is a mask the result is a mask, by the pixels that {@link Rasterizer#mask} says the others cover.
 */
record Combine(Kind kind) implements Operation {

    enum Kind {
        UNION, SUBTRACT, INTERSECT
    }

    @Override
    public String name() {
        return switch (kind) {
            case UNION -> "union";
            case SUBTRACT -> "subtract";
            case INTERSECT -> "intersect";
        };
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle().or(() -> {
            List<Annotation> shapes = shapes(context);
            if (shapes.size() < 2) {
                return Optional.of(Texts.of("obstacle.areas"));
            }
            if (shapes.stream().anyMatch(a -> a.geometry() instanceof Mask && Masks.of(a, context).isEmpty())) {
                return Optional.of(Texts.of("obstacle.frame"));
            }
            if (kind == Kind.INTERSECT && shapes.stream().map(a -> a.geometry().bounds())
                    .reduce(Bounds::intersection).orElse(Bounds.EMPTY).isEmpty()) {
                return Optional.of(Texts.of("obstacle.apart"));
            }
            return Labels.obstacle(shapes.getFirst(), anyMask(shapes) ? GeometryKind.MASK : GeometryKind.POLYGON,
                    context);
        });
    }

    /** Those with an inside, the largest one first. */
    private static List<Annotation> shapes(ToolContext context) {
        List<Annotation> shapes = new ArrayList<>(context.selected().stream().filter(a -> a.geometry().area() > 0)
                .toList());
        shapes.sort((a, b) -> Double.compare(b.geometry().area(), a.geometry().area()));
        return shapes;
    }

    private static boolean anyMask(List<Annotation> shapes) {
        return shapes.stream().anyMatch(a -> a.geometry() instanceof Mask);
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Annotation> shapes = shapes(context);
        Annotation kept = shapes.getFirst();
        List<Geometry> others = shapes.subList(1, shapes.size()).stream().map(Annotation::geometry).toList();
        Optional<? extends Geometry> combined = anyMask(shapes)
                ? masks(kept.geometry(), others, context)
                : polygons(kept.geometry(), others);
        if (combined.isEmpty() && kind == Kind.INTERSECT) {
            return new Outcome(new Edit(name(), List.of()), context.selection());
        }
        Set<AnnotationId> selected = new HashSet<>(context.selection());
        List<Change> changes = new ArrayList<>();
        if (combined.isEmpty()) {
            changes.add(Change.remove(kept));
            selected.remove(kept.id());
        } else if (!combined.get().equals(kept.geometry())) {
            changes.add(Change.replace(kept, kept.withGeometry(combined.get())));
        }
        if (kind != Kind.SUBTRACT) {
            for (Annotation other : shapes.subList(1, shapes.size())) {
                changes.add(Change.remove(other));
                selected.remove(other.id());
            }
        }
        return new Outcome(new Edit(Edits.named("edit." + name(), shapes, context), changes), selected);
    }

    private Optional<Mask> masks(Geometry first, List<Geometry> others, ToolContext context) {
        Mask combined = Rasterizer.mask(first, context.width(), context.height());
        for (Geometry other : others) {
            Mask next = Rasterizer.mask(other, context.width(), context.height());
            combined = switch (kind) {
                case UNION -> combined.union(next);
                case SUBTRACT -> combined.minus(next);
                case INTERSECT -> combined.intersect(next);
            };
        }
        return combined.isEmpty() ? Optional.empty() : Optional.of(combined);
    }

    private Optional<Polygon> polygons(Geometry first, List<Geometry> others) {
        Polygon from = Areas.of(first).orElseThrow();
        List<Polygon> rest = others.stream().flatMap(o -> Areas.of(o).stream()).toList();
        List<Polygon> all = new ArrayList<>(rest);
        all.addFirst(from);
        return switch (kind) {
            case UNION -> Areas.union(all);
            case SUBTRACT -> Areas.subtract(from, rest);
            case INTERSECT -> Areas.intersection(all);
        };
    }
}
