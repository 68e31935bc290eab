package touchstone.qa.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.LabelId;
import touchstone.model.geometry.Geometry;

/**
 * The objects of a layer that are drawn twice: those that an earlier object of the same label equals, or has at least the
 * usual share of area in common with. Each is told with the first such; only the first is compared with what follows, so
 * that thousands of copies of one object cost no more than as many different ones.
 *
 * @param firsts the objects that are no copy, in their order
 * @param copies each copy with the object that it repeats
 */
record Twins(List<Placed> firsts, Map<Annotation, Annotation> copies) {

    private record Shape(LabelId label, Geometry geometry) {
    }

    static Twins of(Layer layer) {
        List<Placed> firsts = new ArrayList<>();
        Map<Annotation, Annotation> copies = new LinkedHashMap<>();
        Map<Shape, Annotation> shapes = new HashMap<>();
        Neighbours neighbours = new Neighbours(layer.image());
        double least = layer.rules().of(Limit.DUPLICATE_IOU);
        for (Annotation object : layer.objects()) {
            Placed placed = Placed.of(object);
            Annotation same = shapes.putIfAbsent(new Shape(object.label(), object.geometry()), object);
            Optional<Annotation> first = same == null
                    ? neighbours.first(placed, other -> other.object().label().equals(object.label())
                            && neighbours.iouAtLeast(placed, other, least)).map(Placed::object)
                    : Optional.of(copies.getOrDefault(same, same));
            if (first.isPresent()) {
                copies.put(object, first.get());
            } else {
                firsts.add(placed);
                neighbours.add(placed);
            }
        }
        return new Twins(firsts, copies);
    }
}
