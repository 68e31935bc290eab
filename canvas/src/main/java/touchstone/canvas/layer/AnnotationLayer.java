package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
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
        PackedObjects packed = objects.packed();
        List<@Nullable Label> labels = new ArrayList<>();
        packed.labels().forEach(id -> labels.add(label(id)));
        IntPredicate isReplaced = objects.among(replaced.keySet());
        IntPredicate isSelected = objects.among(selected);
        List<Annotation> above = new ArrayList<>();
        objects.visit(region, new ObjectIndex.Visitor() {

            @Override
            public void packed(int place) {
                if (isReplaced.test(place) || !style.shows(packed.score(place))) {
                    return;
                }
                if (isSelected.test(place)) {
                    above.add(packed.annotation(place));
                    return;
                }
                Label of = labels.get(packed.label(place));
                painter.paint(packed, place, of, style.colour(packed.idBits(place), of));
            }

            @Override
            public void loose(Annotation annotation) {
                if (replaced.containsKey(annotation.id()) || !style.shows(annotation)) {
                    return;
                }
                if (selected.contains(annotation.id())) {
                    above.add(annotation);
                } else {
                    paint(painter, annotation, annotation.geometry(), false);
                }
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
        painter.paint(shape, label, style.look().marks().colour(style.colour(annotation.id(), label), strong), strong);
    }

    private @Nullable Label label(LabelId id) {
        return schema.byId(id).orElse(null);
    }
}
