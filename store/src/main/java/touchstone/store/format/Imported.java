package touchstone.store.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.ProjectView;

/** What a read file holds, as a project that nobody has stored yet: one annotator, its images, labels and objects. */
public final class Imported implements ProjectView {

    /**
     * @param where place in the file that a user can find: "coco.json, annotation 17"
     * @param reason one sentence
     */
    public record Note(String where, String reason) {
    }

    private final LabelSchema schema;
    private final Annotator annotator;
    private final List<Image> images;
    private final List<Annotation> all;
    private final List<Note> refused;
    private final List<Note> changed;
    private final Path base;
    private final Set<ImageId> untouched;
    private final Map<ImageId, List<Annotation>> byImage;

    /**
     * @param images in file order; sizes as the file says, 0 x 0 where it does not say; paths as the file names them with
     *        forward slashes
     * @param refused objects that were left out
     * @param changed objects that were taken over differently from what the file says
     * @param base the folder against which image paths are meant
     */
    public Imported(LabelSchema schema, Annotator annotator, List<Image> images, List<Annotation> all,
            List<Note> refused, List<Note> changed, Path base) {
        this(schema, annotator, images, all, refused, changed, base, Set.of());
    }

    /** @param untouched images of which the file says that nobody has been through them */
    Imported(LabelSchema schema, Annotator annotator, List<Image> images, List<Annotation> all,
            List<Note> refused, List<Note> changed, Path base, Set<ImageId> untouched) {
        this.schema = schema;
        this.annotator = annotator;
        this.images = List.copyOf(images);
        this.all = List.copyOf(all);
        this.refused = List.copyOf(refused);
        this.changed = List.copyOf(changed);
        this.base = base;
        this.untouched = Set.copyOf(untouched);
        byImage = this.all.stream()
                .collect(Collectors.groupingBy(Annotation::image, HashMap::new, Collectors.toUnmodifiableList()));
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    public Annotator annotator() {
        return annotator;
    }

    @Override
    public List<Annotator> annotators() {
        return List.of(annotator);
    }

    @Override
    public List<Image> images() {
        return images;
    }

    /** In file order. */
    public List<Annotation> all() {
        return all;
    }

    public List<Annotation> annotations(ImageId image) {
        return byImage.getOrDefault(image, List.of());
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId of) {
        return of.equals(annotator.id()) ? annotations(image) : List.of();
    }

    public List<Note> refused() {
        return refused;
    }

    public List<Note> changed() {
        return changed;
    }

    public Path base() {
        return base;
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.empty();
    }

    /** A file that names an image says that the annotator has been through it, even where it holds no object of it. */
    @Override
    public Progress.Status status(ImageId image, AnnotatorId of) {
        return of.equals(annotator.id()) && !untouched.contains(image) ? Progress.Status.DONE : Progress.Status.TODO;
    }

    @Override
    public Path file(Image image) {
        return base.resolve(image.path()).normalize();
    }
}
