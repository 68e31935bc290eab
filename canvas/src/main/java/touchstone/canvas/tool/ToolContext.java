package touchstone.canvas.tool;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;

/**
 * What a tool may know.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param label what is drawn, or null when no label is chosen
 * @param annotator whose layer is worked on
 * @param objects that layer's objects
 * @param brushRadius in image pixels
 * @param provenance what new objects carry
 * @param editable false for a layer that may only be looked at
 */
public record ToolContext(ImageId image, int width, int height, LabelSchema schema, @Nullable Label label,
        AnnotatorId annotator, Objects objects, Set<AnnotationId> selection, double brushRadius, Provenance provenance,
        boolean editable) {

    /** The objects of the layer that is worked on. */
    public interface Objects {

        Optional<Annotation> get(AnnotationId id);

        /** The topmost object that has the point inside or within {@code tolerance} image pixels of its line. */
        Optional<Annotation> at(Point point, double tolerance);
    }

    public ToolContext {
        selection = Set.copyOf(selection);
    }

    /** The label to draw with, if it may be drawn as this kind of shape on this layer. */
    public Optional<Label> labelFor(GeometryKind kind) {
        return Optional.ofNullable(label).filter(l -> editable && l.kinds().contains(kind));
    }

    /** The one selected object; empty when none or several are. */
    public Optional<Annotation> selected() {
        return selection.size() == 1 ? objects.get(selection.iterator().next()) : Optional.empty();
    }

    /** The point, or the nearest one on the image. */
    public Point inside(Point point) {
        return new Point(Math.clamp(point.x(), 0, width), Math.clamp(point.y(), 0, height));
    }

    /** A new object with the default values of its label's attributes. */
    public Annotation draw(Label as, Geometry geometry) {
        return Annotation.drawn(image, as.id(), annotator, geometry);
    }
}
