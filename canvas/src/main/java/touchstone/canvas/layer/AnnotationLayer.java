package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;

/**
 * One annotator's objects.
 *
 * @param selected drawn stronger and above the others
 * @param replaced shapes that stand in for those of the index, of objects that are being changed
 */
public record AnnotationLayer(ObjectIndex objects, LabelSchema schema, Style style, Set<AnnotationId> selected,
        Map<AnnotationId, Geometry> replaced) implements Layer {

    /** How far, in screen pixels, a drawn object reaches beyond its bounds. */
    public static final double REACH = 8;

    public AnnotationLayer {
        selected = Set.copyOf(selected);
        replaced = Map.copyOf(replaced);
    }

    public AnnotationLayer(ObjectIndex objects, LabelSchema schema, Style style) {
        this(objects, schema, style, Set.of(), Map.of());
    }

    @Override
    public void paint(Raster raster) {
        Bounds region = raster.region().grow(REACH * raster.density() / raster.scale());
        ShapePainter painter = new ShapePainter(raster, style);
        List<@Nullable Label> labels = new ArrayList<>();
        objects.labels().forEach(id -> labels.add(label(id)));
        List<Annotation> above = new ArrayList<>();
        objects.visit(region, new ObjectIndex.Visitor() {

            @Override
            public void packed(Annotation annotation, int label, double minX, double minY, double maxX,
                    double maxY) {
                if (isPlain(annotation)) {
                    Label of = labels.get(label);
                    painter.paint(annotation.geometry(), minX, minY, maxX, maxY, of,
                            style.colour(annotation.id(), of));
                }
            }

            @Override
            public void loose(Annotation annotation) {
                if (isPlain(annotation)) {
                    paint(painter, annotation, annotation.geometry(), false);
                }
            }

            private boolean isPlain(Annotation annotation) {
                if (!replaced.isEmpty() && replaced.containsKey(annotation.id()) || !style.shows(annotation)) {
                    return false;
                }
                if (!selected.isEmpty() && selected.contains(annotation.id())) {
                    above.add(annotation);
                    return false;
                }
                return true;
            }
        });
        for (Annotation annotation : above) {
            paint(painter, annotation, annotation.geometry(), true);
        }
        replaced.forEach((id, shape) -> objects.get(id).ifPresent(annotation -> {
            if (shape.bounds().intersects(region)) {
                paint(painter, annotation, shape, selected.contains(id));
            }
        }));
    }

    private void paint(ShapePainter painter, Annotation annotation, Geometry shape, boolean strong) {
        Label label = label(annotation.label());
        painter.paint(shape, label, style.colour(annotation.id(), label), strong);
    }

    private @Nullable Label label(LabelId id) {
        return schema.byId(id).orElse(null);
    }
}
