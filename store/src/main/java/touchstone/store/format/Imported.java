package touchstone.store.format;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
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
import touchstone.model.Progress;
import touchstone.model.ProjectView;

/** What a read file holds, as a project that nobody has stored yet. Most formats know of one annotator only. */
public final class Imported implements ProjectView {

    /**
     * @param where place in the file that a user can find: "coco.json, annotation 17"
     * @param reason one sentence
     */
    public record Note(String where, String reason) {
    }

    /**
     * What was not taken over as it stands.
     *
     * @param refused objects that were left out
     * @param changed objects that were taken over differently from what the file says
     */
    record Notes(List<Note> refused, List<Note> changed) {

        Notes {
            refused = List.copyOf(refused);
            changed = List.copyOf(changed);
        }
    }

    private final LabelSchema schema;
    private final List<Annotator> annotators;
    private final List<Image> images;
    private final List<Annotation> all;
    private final Map<Progress.Key, Progress.Status> statuses;
    private final List<Guideline> guidelines;
    private final Notes notes;
    private final Path base;
    private final Map<Progress.Key, List<Annotation>> layers;
    private final List<touchstone.model.Note> said;

    /**
     * A file of one annotator, who has been through all of its images: one that names an image and no object on it says
     * that there is none.
     *
     * @param images in file order; sizes as the file says, 0 x 0 where it does not say; paths as the file names them with
     *        forward slashes
     * @param refused objects that were left out
     * @param changed objects that were taken over differently from what the file says
     * @param base the folder against which image paths are meant
     */
    public Imported(LabelSchema schema, Annotator annotator, List<Image> images, List<Annotation> all,
            List<Note> refused, List<Note> changed, Path base) {
        this(schema, List.of(annotator), images, all,
                images.stream().map(i -> new Progress(i.id(), annotator.id(), Progress.Status.DONE)).toList(),
                List.of(), new Notes(refused, changed), base);
    }

    /** @param progress what the file says about who has been through which image */
    Imported(LabelSchema schema, List<Annotator> annotators, List<Image> images, List<Annotation> all,
            List<Progress> progress, List<Guideline> guidelines, Notes notes, Path base) {
        this(schema, annotators, images, all, progress, guidelines, notes, base, List.of());
    }

    /** @param said what is said about the work, oldest first */
    Imported(LabelSchema schema, List<Annotator> annotators, List<Image> images, List<Annotation> all,
            List<Progress> progress, List<Guideline> guidelines, Notes notes, Path base,
            List<touchstone.model.Note> said) {
        this.schema = schema;
        this.annotators = List.copyOf(annotators);
        this.images = List.copyOf(images);
        this.all = List.copyOf(all);
        this.guidelines = List.copyOf(guidelines);
        this.notes = notes;
        this.base = base;
        this.said = List.copyOf(said);
        statuses = progress.stream()
                .collect(Collectors.toUnmodifiableMap(Progress::identity, Progress::status, (first, last) -> last));
        layers = this.all.stream().collect(Collectors.groupingBy(a -> new Progress.Key(a.image(), a.annotator()),
                HashMap::new, Collectors.toUnmodifiableList()));
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    @Override
    public List<Annotator> annotators() {
        return annotators;
    }

    @Override
    public List<Image> images() {
        return images;
    }

    /** In file order. */
    public List<Annotation> all() {
        return all;
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId of) {
        return layers.getOrDefault(new Progress.Key(image, of), List.of());
    }

    public List<Note> refused() {
        return notes.refused;
    }

    public List<Note> changed() {
        return notes.changed;
    }

    /**
     * The same objects on another image than the only one that the file has, which it may not even name.
     *
     * @throws IllegalStateException when there are several, for which one cannot stand
     */
    public Imported on(Image image) {
        if (images.size() != 1) {
            throw new IllegalStateException("Only a file of one image can be moved to another.");
        }
        return new Imported(schema, annotators, List.of(image), all.stream().map(a -> a.withImage(image.id())).toList(),
                statuses.entrySet().stream()
                        .map(e -> new Progress(image.id(), e.getKey().annotator(), e.getValue())).toList(),
                guidelines, notes, base, List.of());
    }

    public Path base() {
        return base;
    }

    @Override
    public Optional<Guideline> guideline() {
        return guidelines.stream().max(Comparator.comparingInt(Guideline::version));
    }

    @Override
    public List<Guideline> guidelines() {
        return guidelines;
    }

    @Override
    public List<touchstone.model.Note> notes() {
        return said;
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId of) {
        return statuses.getOrDefault(new Progress.Key(image, of), Progress.Status.TODO);
    }

    @Override
    public Path file(Image image) {
        return base.resolve(image.path()).normalize();
    }
}
