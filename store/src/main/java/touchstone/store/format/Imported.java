package touchstone.store.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectView;

/**
 * What a read file holds, as a project that nobody has stored yet: one annotator, its images, labels and objects.
 *
 * @param images in file order; sizes as the file says, paths as the file names them with forward slashes
 * @param refused objects that were left out
 * @param changed objects that were taken over differently from what the file says
 * @param base the folder against which image paths are meant
 */
public record Imported(LabelSchema schema, Annotator annotator, List<Image> images, List<Annotation> all,
        List<Note> refused, List<Note> changed, Path base) implements ProjectView {

    /**
     * @param where place in the file that a user can find: "coco.json, annotation 17"
     * @param reason one sentence
     */
    public record Note(String where, String reason) {
    }

    public Imported {
        images = List.copyOf(images);
        all = List.copyOf(all);
        refused = List.copyOf(refused);
        changed = List.copyOf(changed);
    }

    @Override
    public List<Annotator> annotators() {
        return List.of(annotator);
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId of) {
        return all.stream().filter(a -> a.image().equals(image) && a.annotator().equals(of)).toList();
    }

    public Map<ImageId, List<Annotation>> byImage() {
        return all.stream().collect(Collectors.groupingBy(Annotation::image));
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.empty();
    }

    @Override
    public Path file(Image image) {
        return base.resolve(image.path()).normalize();
    }
}
