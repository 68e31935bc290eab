package touchstone.qa;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.Spacing;
import touchstone.model.geometry.Geometry;
import touchstone.model.note.Assignment;

/** A project in memory, made object by object. */
public final class SmallProject implements ProjectView {

    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Annotator> annotators = new LinkedHashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final List<Annotation> objects = new ArrayList<>();
    private final Set<Progress.Key> done = new HashSet<>();
    private final List<Note> notes = new ArrayList<>();

    /** Without a size, 100 by 100 pixels. */
    public SmallProject image(String name) {
        images.put(name, Image.unseen(name, 100, 100));
        return this;
    }

    /** Says how large the pixels of an image are. */
    public SmallProject spacing(String image, Spacing spacing) {
        images.put(image, named(image).withSpacing(spacing));
        return this;
    }

    /** Says what is known of an image. */
    public SmallProject fields(String image, Map<String, String> fields) {
        images.put(image, named(image).withFields(fields));
        return this;
    }

    /** One that is more than a name; before anything is drawn with it. */
    public SmallProject label(Label label) {
        labels.put(label.name(), label.withPosition(labels.size()));
        return this;
    }

    public SmallProject draw(String annotator, String image, String label, Geometry shape) {
        return draw(annotator, image, label, shape, Map.of());
    }

    public SmallProject draw(String annotator, String image, String label, Geometry shape,
            Map<String, String> attributes) {
        Label l = labels.computeIfAbsent(label, name -> Label.named(name, labels.size()));
        objects.add(Annotation.drawn(named(image).id(), l.id(), annotator(annotator).id(), shape)
                .withAttributes(attributes));
        return this;
    }

    /** A label on which people may well differ; before anything is drawn with it. */
    public SmallProject subjective(String label) {
        labels.put(label, Label.named(label, labels.size()).withSubjective(true));
        return this;
    }

    public SmallProject done(String annotator, String image) {
        done.add(new Progress.Key(named(image).id(), annotator(annotator).id()));
        return this;
    }

    /** Gives somebody an image to draw. */
    public SmallProject give(String annotator, String image) {
        notes.add(new Assignment(NoteId.create(), named(image).id(), null, Instant.EPOCH, annotator(annotator).id(), "",
                Assignment.Task.DRAW, Assignment.Why.WORK, notes.size(), null, List.of()).note());
        return this;
    }

    /** Everything that somebody has drawn so far came from a file. */
    public SmallProject imported(String annotator) {
        objects.replaceAll(o -> o.annotator().equals(annotator(annotator).id())
                ? o.withProvenance(new Provenance(Provenance.Origin.IMPORT, "a.json", null, 0))
                : o);
        return this;
    }

    /** Says what somebody is who is not an annotator; before anything is drawn. */
    public SmallProject role(String annotator, Annotator.Role role) {
        annotators.put(annotator, Annotator.named(annotator, role));
        return this;
    }

    public Annotator annotator(String name) {
        return annotators.computeIfAbsent(name, n -> Annotator.named(n, Annotator.Role.ANNOTATOR));
    }

    /** Before he draws anything. */
    public SmallProject annotator(String name, Annotator.Role role) {
        annotators.put(name, Annotator.named(name, role));
        return this;
    }

    private Image named(String name) {
        Image image = images.get(name);
        if (image == null) {
            throw new IllegalArgumentException(name);
        }
        return image;
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(List.copyOf(labels.values()));
    }

    @Override
    public List<Annotator> annotators() {
        return List.copyOf(annotators.values());
    }

    @Override
    public List<Image> images() {
        return List.copyOf(images.values());
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        return objects.stream().filter(o -> o.image().equals(image) && o.annotator().equals(annotator)).toList();
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        return done.contains(new Progress.Key(image, annotator)) ? Progress.Status.DONE : Progress.Status.TODO;
    }

    @Override
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.empty();
    }

    @Override
    public Path file(Image image) {
        return Path.of(image.path());
    }
}
