package touchstone.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.geometry.Geometry;

/**
 * One object that an annotator drew on an image.
 *
 * @param attributes values by attribute name, sorted; names that the label's schema does not know are kept
 */
public record Annotation(AnnotationId id, ImageId image, LabelId label, AnnotatorId annotator, Geometry geometry,
        Map<String, String> attributes, Provenance provenance) implements Item {

    public Annotation {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A new object of a person's hand. */
    public static Annotation drawn(ImageId image, LabelId label, AnnotatorId annotator, Geometry geometry) {
        return new Annotation(AnnotationId.create(), image, label, annotator, geometry, Map.of(), Provenance.HUMAN);
    }

    /** The same object on another image. */
    public Annotation withImage(ImageId replacement) {
        return new Annotation(id, replacement, label, annotator, geometry, attributes, provenance);
    }

    public Annotation withGeometry(Geometry replacement) {
        return new Annotation(id, image, label, annotator, replacement, attributes, provenance);
    }

    /** The same object elsewhere on its image, together with a box of its own. */
    public Annotation translate(double dx, double dy) {
        return new Annotation(id, image, label, annotator, geometry.translate(dx, dy),
                OwnExtent.of(this).translate(dx, dy).with(attributes), provenance);
    }

    public Annotation withLabel(LabelId replacement) {
        return new Annotation(id, image, replacement, annotator, geometry, attributes, provenance);
    }

    public Annotation withAttributes(Map<String, String> replacement) {
        return new Annotation(id, image, label, annotator, geometry, replacement, provenance);
    }

    public Annotation withProvenance(Provenance replacement) {
        return new Annotation(id, image, label, annotator, geometry, attributes, replacement);
    }

    @Override
    public AnnotationId identity() {
        return id;
    }
}
