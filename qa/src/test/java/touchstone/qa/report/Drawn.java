package touchstone.qa.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;

/** A project in memory whose ids count up from 1, so that two of them built alike are alike. */
final class Drawn implements ProjectView {

    private final Path folder;
    private final List<Label> labels = new ArrayList<>();
    private final List<Annotator> annotators = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private @Nullable Guideline guideline;
    private long ids;

    Drawn(Path folder) {
        this.folder = folder;
    }

    private UUID next() {
        return new UUID(0, ++ids);
    }

    Label label(String name) {
        Label label = new Label(new LabelId(next()), name, 0xE69F00, null, Set.of(GeometryKind.values()),
                List.of(), null, "", labels.size());
        labels.add(label);
        return label;
    }

    Annotator annotator(String name, Role role) {
        Annotator annotator = new Annotator(new AnnotatorId(next()), name, role);
        annotators.add(annotator);
        return annotator;
    }

    Image image(String path, int width, int height) {
        Image image = new Image(new ImageId(next()), path, width, height, null, 0);
        images.add(image);
        return image;
    }

    Drawn draw(Annotator by, Image on, Label as, Geometry geometry) {
        annotations.add(new Annotation(new AnnotationId(next()), on.id(), as.id(), by.id(), geometry, Map.of(),
                Provenance.HUMAN));
        return this;
    }

    Drawn guideline(String text) {
        guideline = new Guideline(new GuidelineId(next()), 1, text);
        return this;
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(labels);
    }

    @Override
    public List<Annotator> annotators() {
        return List.copyOf(annotators);
    }

    @Override
    public List<Image> images() {
        return List.copyOf(images);
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        return annotations.stream().filter(a -> a.image().equals(image) && a.annotator().equals(annotator)).toList();
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.ofNullable(guideline);
    }

    @Override
    public Path file(Image image) {
        return folder.resolve(image.path());
    }
}
