package touchstone.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.note.Snapshot;

/** A project's content as it was at a snapshot: what was not touched since is read from the project itself. */
public final class PastView implements ProjectView {

    private final Project project;
    private final Map<Object, Optional<Item>> then;
    private final Snapshot snapshot;
    private final Map<Progress.Key, List<Annotation>> changed = new HashMap<>();

    PastView(Project project, Map<Object, Optional<Item>> then, Snapshot snapshot) {
        this.project = project;
        this.then = then;
        this.snapshot = snapshot;
        then.values().forEach(item -> {
            if (item.orElse(null) instanceof Annotation a) {
                changed.computeIfAbsent(new Progress.Key(a.image(), a.annotator()), key -> new ArrayList<>()).add(a);
            }
        });
    }

    private <T extends Item> List<T> items(Class<T> type, List<T> now) {
        return Stream.concat(now.stream().filter(i -> !then.containsKey(i.identity())),
                then.values().stream().flatMap(Optional::stream).filter(type::isInstance).map(type::cast)).toList();
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(items(Label.class, project.schema().labels()));
    }

    @Override
    public List<Annotator> annotators() {
        return items(Annotator.class, project.annotators()).stream().sorted(Comparator.comparing(Annotator::id))
                .toList();
    }

    @Override
    public List<Image> images() {
        return items(Image.class, project.images()).stream().sorted(Comparator.comparing(Image::id)).toList();
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        return Stream
                .concat(project.annotations(image, annotator).stream().filter(a -> !then.containsKey(a.id())),
                        changed.getOrDefault(new Progress.Key(image, annotator), List.of()).stream())
                .sorted(Comparator.comparing(Annotation::id, Comparator.<AnnotationId>naturalOrder())).toList();
    }

    @Override
    public Optional<Guideline> guideline() {
        return guidelines().stream().max(Comparator.comparingInt(Guideline::version));
    }

    @Override
    public List<Guideline> guidelines() {
        return items(Guideline.class, project.guidelines()).stream()
                .sorted(Comparator.comparingInt(Guideline::version)).toList();
    }

    @Override
    public List<Note> notes() {
        return items(Note.class, project.notes()).stream().sorted(Comparator.comparing(Note::id)).toList();
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        Optional<Item> was = then.get(new Progress.Key(image, annotator));
        if (was == null) {
            return project.status(image, annotator);
        }
        return was.orElse(null) instanceof Progress p ? p.status() : Progress.Status.TODO;
    }

    @Override
    public Path file(Image image) {
        return project.file(image);
    }

    @Override
    public String auditHead() {
        return snapshot.head();
    }
}
