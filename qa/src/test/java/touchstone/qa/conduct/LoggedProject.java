package touchstone.qa.conduct;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Rules;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Subject;

/** A project in memory with a log and a clock, worked on entry by entry. */
final class LoggedProject implements ProjectView {

    static final Label CELL = Label.named("cell", 0);
    static final Label DIRT = Label.named("dirt", 1);
    static final Label PERSON = Label.named("person", 2).withSkeleton(new Skeleton(
            List.of("nose", "left hand", "right hand"), List.of(), List.of(new Skeleton.Pair(1, 2))));

    private final Map<AnnotatorId, Annotator> annotators = new LinkedHashMap<>();
    private final Map<ImageId, Image> images = new LinkedHashMap<>();
    private final Map<Progress.Key, Map<AnnotationId, Annotation>> objects = new HashMap<>();
    private final Map<Progress.Key, Status> statuses = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    Annotator annotator(String name) {
        return annotator(name, Annotator.Role.ANNOTATOR);
    }

    Annotator annotator(String name, Annotator.Role role) {
        return annotators.values().stream().filter(a -> a.name().equals(name)).findFirst().orElseGet(() -> {
            Annotator made = Annotator.named(name, role);
            annotators.put(made.id(), made);
            return made;
        });
    }

    Image image(String name) {
        return images.values().stream().filter(i -> i.path().equals(name)).findFirst()
                .orElseGet(() -> add(Image.unseen(name, 1000, 800)));
    }

    Image add(Image image) {
        images.put(image.id(), image);
        return image;
    }

    LoggedProject later(double seconds) {
        now = now.plusMillis(Math.round(seconds * 1000));
        return this;
    }

    Annotation object(Annotator of, Image on, Label label, Geometry shape, Provenance from) {
        return new Annotation(AnnotationId.create(), on.id(), label.id(), of.id(), shape, Map.of(), from);
    }

    Annotation draw(Annotator by, Image on, Geometry shape) {
        Annotation drawn = object(by, on, CELL, shape, Provenance.HUMAN);
        commit(by, Change.add(drawn));
        return drawn;
    }

    Entry mark(Annotator by, Image on, Annotator whose, Status status) {
        Progress.Key key = new Progress.Key(on.id(), whose.id());
        Status before = statuses.get(key);
        Progress after = new Progress(on.id(), whose.id(), status);
        return commit(by, before == null
                ? Change.add(after)
                : Change.replace(new Progress(on.id(), whose.id(), before), after));
    }

    Entry commit(@Nullable Annotator by, Change... changes) {
        return log(by, Entry.Kind.EDIT, null, List.of(changes));
    }

    /** Takes an entry back. */
    Entry undo(Annotator by, Entry entry) {
        return log(by, Entry.Kind.UNDO, entry.seq(), new Edit("", entry.changes()).inverse().changes());
    }

    Entry redo(Annotator by, Entry entry) {
        return log(by, Entry.Kind.REDO, entry.seq(), entry.changes());
    }

    private Entry log(@Nullable Annotator by, Entry.Kind kind, @Nullable Long of, List<Change> changes) {
        for (Change change : changes) {
            apply(change);
        }
        Entry entry = new Entry(entries.size() + 1L, now, by == null ? null : by.id(), "", kind, of, changes, "");
        entries.add(entry);
        return entry;
    }

    private void apply(Change change) {
        switch (change.any()) {
            case Annotation a -> {
                Map<AnnotationId, Annotation> layer = objects.computeIfAbsent(
                        new Progress.Key(a.image(), a.annotator()), k -> new LinkedHashMap<>());
                if (change.after() == null) {
                    layer.remove(a.id());
                } else {
                    layer.put(a.id(), a);
                }
            }
            case Progress p -> {
                if (change.after() == null) {
                    statuses.remove(p.identity());
                } else {
                    statuses.put(p.identity(), p.status());
                }
            }
            case Guideline g -> {
            }
            case Note n -> {
            }
            default -> throw new IllegalArgumentException();
        }
    }

    Subject subject(String... settings) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return new Subject(this, Rules.DEFAULT, Basis.NONE, given);
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(List.of(CELL, DIRT, PERSON));
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
        return List.copyOf(objects.getOrDefault(new Progress.Key(image, annotator), Map.of()).values());
    }

    @Override
    public Status status(ImageId image, AnnotatorId annotator) {
        return Objects.requireNonNullElse(statuses.get(new Progress.Key(image, annotator)), Status.TODO);
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.empty();
    }

    @Override
    public Path file(Image image) {
        return Path.of(image.path());
    }

    @Override
    public void entries(Consumer<Entry> visitor) {
        entries.forEach(visitor);
    }
}
