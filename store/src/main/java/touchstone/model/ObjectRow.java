package touchstone.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Perimeter;

/**
 * What a table says of an object without its shape: a hundred thousand of them are a few megabytes, however large the
 * masks.
 *
 * @param bounds in image pixels, {@link Bounds#EMPTY} for a tag
 * @param attributes values by attribute name, sorted
 * @param area in square pixels; NaN for a mask, which has to be unpacked for it
 * @param perimeter length of the outline in pixels; NaN for a mask, and for what has no outline
 */
public record ObjectRow(AnnotationId id, ImageId image, LabelId label, AnnotatorId annotator, GeometryKind kind,
        Bounds bounds, Map<String, String> attributes, Provenance provenance, double area, double perimeter) {

    public ObjectRow {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    public static ObjectRow of(Annotation object) {
        Geometry shape = object.geometry();
        boolean mask = shape instanceof Mask;
        return new ObjectRow(object.id(), object.image(), object.label(), object.annotator(), shape.kind(),
                shape.bounds(), object.attributes(), object.provenance(), mask ? Double.NaN : shape.area(),
                mask ? Double.NaN : Perimeter.of(shape).orElse(Double.NaN));
    }
}
