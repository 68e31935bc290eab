package touchstone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.ProjectView;

/**
 * A project as if of all who draw only some had: golden sets, models and consensus stay, for without them there would be
 * nothing to measure against.
 */
record Chosen(ProjectView project, Set<Annotator> people) implements ProjectView {

    @Override
    public List<Annotator> annotators() {
        return project.annotators().stream().filter(a -> a.role() != Role.ANNOTATOR || people.contains(a)).toList();
    }

    @Override
    public void entries(Consumer<Entry> visitor) {
        Set<AnnotatorId> left = Set.copyOf(project.annotators().stream().filter(a -> !annotators().contains(a))
                .map(Annotator::id).toList());
        project.entries(entry -> {
            if (entry.author() == null || !left.contains(entry.author())) {
                visitor.accept(entry);
            }
        });
    }

    @Override
    public LabelSchema schema() {
        return project.schema();
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
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        return project.status(image, annotator);
    }

    @Override
    public Path file(Image image) {
        return project.file(image);
    }
}
