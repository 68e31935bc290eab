package touchstone.canvas.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.PromptedModel;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.Spacing;
import touchstone.model.geometry.Bounds;
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
 * @param options the values of all options
 * @param pixels the image's samples; null while no picture is shown, and where the file is of another size than the image
 * @param model outlines what is clicked; null where none is set up
 * @param pixel how many image pixels one screen pixel is wide; tolerances are given in screen pixels
 * @param spacing how large the image's pixels are, null where nobody told it
 * @param provenance what new objects carry
 * @param editable false for a layer that may only be looked at
 */
public record ToolContext(ImageId image, int width, int height, LabelSchema schema, @Nullable Label label,
        AnnotatorId annotator, Objects objects, Set<AnnotationId> selection, Options options, @Nullable Pixels pixels,
        @Nullable PromptedModel model, double pixel, @Nullable Spacing spacing, Provenance provenance,
        boolean editable) {

    /** The objects of the layer that is worked on. */
    public interface Objects {

        Optional<Annotation> get(AnnotationId id);

        /** The topmost object that has the point inside or within {@code tolerance} image pixels of its line. */
        Optional<Annotation> at(Point point, double tolerance);

        /** The objects whose bounds lie in the region. */
        List<Annotation> within(Bounds region);

        /** The objects whose bounds touch the region, the last one on top. */
        List<Annotation> touching(Bounds region);

        /** The same with those of the other layers that are shown: they cannot be changed, but be snapped to. */
        List<Annotation> seen(Bounds region);
    }

    public ToolContext {
        selection = Set.copyOf(selection);
        if (pixels != null && (pixels.width(0) != width || pixels.height(0) != height)) {
            pixels = null;
        }
    }

    /** The label to draw with, if it may be drawn as this kind of shape on this layer. */
    Optional<Label> labelFor(GeometryKind kind) {
        return Optional.ofNullable(label).filter(l -> editable && l.kinds().contains(kind));
    }

    /** The selected objects that there are. */
    List<Annotation> selected() {
        return selection.stream().sorted().flatMap(id -> objects.get(id).stream()).toList();
    }

    /** The one selected object, if it is the only one and may be changed. */
    Optional<Annotation> selectedAlone() {
        return editable && selection.size() == 1 ? objects.get(selection.iterator().next()) : Optional.empty();
    }

    /** Why the selected objects cannot be changed, a sentence; empty when there are some and they can. */
    public Optional<String> selectionObstacle() {
        return !editable
                ? Optional.of(Texts.of("obstacle.locked"))
                : selection.isEmpty() ? Optional.of(Texts.of("obstacle.selection")) : Optional.empty();
    }

    /** In image pixels. */
    double brushRadius() {
        return options.amount(BrushTool.RADIUS);
    }

    /** Its label's name, for the names of edits. */
    String labelName(Annotation annotation) {
        return schema.byId(annotation.label()).map(Label::name).orElse("");
    }

    /** The point, or the nearest one on the image. */
    Point inside(Point point) {
        return new Point(Math.clamp(point.x(), 0, width), Math.clamp(point.y(), 0, height));
    }

    /** A new object with the first values of its label's attributes. */
    Annotation draw(Label as, Geometry geometry) {
        Map<String, String> attributes = new TreeMap<>();
        for (Attribute attribute : as.attributes()) {
            if (!attribute.initial().isEmpty()) {
                attributes.put(attribute.name(), attribute.initial());
            }
        }
        return new Annotation(AnnotationId.create(), image, as.id(), annotator, geometry, attributes, provenance);
    }
}
