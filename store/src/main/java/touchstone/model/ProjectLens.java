package touchstone.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A project seen through something: all that a subclass does not say otherwise is the project's own. */
public abstract class ProjectLens implements ProjectView {

    protected final ProjectView project;

    protected ProjectLens(ProjectView project) {
        this.project = project;
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
    public List<Note> notes() {
        return project.notes();
    }

    @Override
    public String auditHead() {
        return project.auditHead();
    }

    @Override
    public Path file(Image image) {
        return project.file(image);
    }

    @Override
    public void entries(Consumer<Entry> visitor) {
        project.entries(visitor);
    }
}
