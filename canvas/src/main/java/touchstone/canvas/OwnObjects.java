package touchstone.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.canvas.tool.ToolContext;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Point;

/** The objects of the layer that is worked on, the last one on top. */
final class OwnObjects implements ToolContext.Objects {

    private final Map<AnnotationId, Annotation> byId = new LinkedHashMap<>();

    void set(List<Annotation> annotations) {
        byId.clear();
        annotations.forEach(a -> byId.put(a.id(), a));
    }

    void put(Annotation annotation) {
        byId.put(annotation.id(), annotation);
    }

    void remove(AnnotationId id) {
        byId.remove(id);
    }

    @Override
    public Optional<Annotation> get(AnnotationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Annotation> all() {
        return new ArrayList<>(byId.values());
    }

    @Override
    public Optional<Annotation> at(Point point, double tolerance) {
        return all().reversed().stream().filter(a -> a.geometry().contains(point.x(), point.y())).findFirst();
    }
}
