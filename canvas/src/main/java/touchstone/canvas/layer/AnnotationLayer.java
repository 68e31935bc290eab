package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Bounds region = raster.region().grow(REACH / raster.scale());
        List<Annotation> above = new ArrayList<>();
        Map<LabelId, Label> labels = new HashMap<>();
        schema.labels().forEach(l -> labels.put(l.id(), l));
        ShapePainter painter = new ShapePainter(raster, style);
        for (Annotation annotation : objects.in(region)) {
            if (replaced.containsKey(annotation.id())) {
                continue;
            }
            if (selected.contains(annotation.id())) {
                above.add(annotation);
            } else {
                painter.paint(annotation.geometry(), labels.get(annotation.label()), false);
            }
        }
        for (Annotation annotation : above) {
            painter.paint(annotation.geometry(), labels.get(annotation.label()), true);
        }
        replaced.forEach((id, shape) -> objects.get(id).ifPresent(annotation -> {
            if (shape.bounds().intersects(region)) {
                painter.paint(shape, labels.get(annotation.label()), true);
            }
        }));
    }
}
