package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;

/** What one writing is about: the objects of the chosen annotators with their labels, and what of it gets lost. */
final class Content {

    private static final Messages TEXT = Messages.beside(Content.class);

    final ProjectView project;
    final Losses.Counter losses = new Losses.Counter();
    private final List<AnnotatorId> annotators;
    private final Map<LabelId, Label> labels = new HashMap<>();

    Content(ProjectView project, WriteOptions options) {
        this.project = project;
        annotators = options.annotators();
        project.schema().labels().forEach(l -> labels.put(l.id(), l));
    }

    /** For a format that writes all layers as one and of labels no more than names and joints. */
    static Content ofOneLayer(ProjectView project, WriteOptions options) {
        Content content = new Content(project, options);
        content.losses.schema(project);
        content.losses.layers(content.annotators);
        return content;
    }

    /** The objects of the chosen annotators on one image, one annotator after the other. */
    List<Annotation> objects(Image image) {
        List<Annotation> objects = new ArrayList<>();
        annotators.forEach(a -> objects.addAll(project.annotations(image.id(), a)));
        return objects;
    }

    Label label(Annotation a) {
        Label label = labels.get(a.label());
        if (label == null) {
            throw new IllegalStateException("An object's label is not in the schema.");
        }
        return label;
    }

    /** A polygon that the format says as a mask only; nothing, and counted as lost, where it has no pixel. */
    Optional<Mask> pixels(Polygon polygon, Image image) {
        if (image.width() == 0) {
            losses.object(TEXT.text("lossUnknownSize"));
            return Optional.empty();
        }
        Mask mask = Rasterizer.mask(polygon, image.width(), image.height());
        if (mask.isEmpty()) {
            losses.object(TEXT.text("lossNoPixel"));
            return Optional.empty();
        }
        losses.shape(TEXT.text("lossSeveralParts"));
        return Optional.of(mask);
    }
}
