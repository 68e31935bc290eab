package touchstone.store.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.ProjectView;

/** A project whose images are written one after the other, whatever the format, while somebody waits. */
final class Watched implements ProjectView {

    private final ProjectView project;
    private final Watch watch;
    private final Map<ImageId, Integer> places = new HashMap<>();

    Watched(ProjectView project, Watch watch) {
        this.project = project;
        this.watch = watch;
        project.images().forEach(image -> places.put(image.id(), places.size() + 1));
    }

    @Override
    public LabelSchema schema() {
        return project.schema();
    }

    @Override
    public List<Annotator> annotators() {
        return project.annotators();
    }

    @Override
    public List<Image> images() {
        return project.images();
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        watch.step(Watch.Step.WRITE, places.getOrDefault(image, 0), places.size());
        return project.annotations(image, annotator);
    }

    @Override
    public Optional<Guideline> guideline() {
        return project.guideline();
    }

    @Override
    public List<Guideline> guidelines() {
        return project.guidelines();
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        return project.status(image, annotator);
    }

    @Override
    public Path file(Image image) {
        return project.file(image);
    }
}
