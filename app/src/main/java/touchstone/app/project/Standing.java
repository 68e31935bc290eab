package touchstone.app.project;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Image;
import org.jspecify.annotations.Nullable;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.store.Project;

/** How each image stands: everybody's progress and number of objects on it, and whether its file is there. */
final class Standing {

    private static final int SURVEYED_AT_ONCE = 200;

    private record Found(ImageId image, boolean there) {
    }

    private record Owned(AnnotatorId annotator, LabelId label) {
    }

    private final Map<Progress.Key, Progress.Status> progress = new HashMap<>();
    private final Map<ImageId, Map<Owned, Integer>> counts = new HashMap<>();
    private final Set<ImageId> missing = new HashSet<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    Standing(Map<Progress.Key, Progress.Status> progress) {
        this.progress.putAll(progress);
    }

    void reset(Map<Progress.Key, Progress.Status> stored) {
        progress.clear();
        progress.putAll(stored);
        changed();
    }

    /** What somebody said of an image; empty where nothing is stored. */
    Optional<Progress.Status> said(ImageId image, AnnotatorId annotator) {
        return Optional.ofNullable(progress.get(new Progress.Key(image, annotator)));
    }

    Progress.Status status(ImageId image, AnnotatorId annotator) {
        return said(image, annotator).orElse(Progress.Status.TODO);
    }

    boolean isFinished(ImageId image, AnnotatorId annotator) {
        Progress.Status status = status(image, annotator);
        return status == Progress.Status.DONE || status == Progress.Status.SKIPPED
                || status == Progress.Status.ESCALATED;
    }

    /** Knows a status that is only on its way to the file. */
    void expect(Progress coming) {
        progress.put(coming.identity(), coming.status());
    }

    int count(ImageId image, AnnotatorId annotator) {
        return counts.getOrDefault(image, Map.of()).entrySet().stream()
                .filter(e -> e.getKey().annotator().equals(annotator)).mapToInt(Map.Entry::getValue).sum();
    }

    /** Whether there is an object of this label, this annotator, or both on the image; null asks for any. */
    boolean has(ImageId image, @Nullable LabelId label, @Nullable AnnotatorId annotator) {
        return counts.getOrDefault(image, Map.of()).entrySet().stream()
                .anyMatch(e -> e.getValue() > 0 && (label == null || e.getKey().label().equals(label))
                        && (annotator == null || e.getKey().annotator().equals(annotator)));
    }

    boolean isMissing(ImageId image) {
        return missing.contains(image);
    }

    ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    void changed() {
        revision.set(revision.get() + 1);
    }

    void apply(Change change) {
        switch (change.any()) {
            case Annotation a -> {
                if (change.before() instanceof Annotation before) {
                    add(before, -1);
                }
                if (change.after() instanceof Annotation after) {
                    add(after, 1);
                }
            }
            case Progress p when change.after() == null -> progress.remove(p.identity());
            case Progress p -> progress.put(p.identity(), p.status());
            case Image i -> missing.remove(i.id());
            default -> {
            }
        }
    }

    private void add(Annotation object, int count) {
        counts.computeIfAbsent(object.image(), image -> new HashMap<>())
                .merge(new Owned(object.annotator(), object.label()), count, Integer::sum);
    }

    /** Counts objects, then looks for files, some images at a time so that edits are not held up. */
    void survey(Project project, Disk disk, List<Image> images, Consumer<String> failed) {
        disk.ask(project::counts, found -> {
            counts.clear();
            found.forEach(c -> counts.computeIfAbsent(c.image(), image -> new HashMap<>())
                    .put(new Owned(c.annotator(), c.label()), c.objects()));
            changed();
            look(project, disk, images, failed);
        }, failed);
    }

    private void look(Project project, Disk disk, List<Image> images, Consumer<String> failed) {
        if (images.isEmpty()) {
            return;
        }
        int now = Math.min(images.size(), SURVEYED_AT_ONCE);
        disk.ask(() -> images.subList(0, now).stream()
                .map(i -> new Found(i.id(), Files.exists(project.file(i)))).toList(), found -> {
                    if (take(found)) {
                        changed();
                    }
                    look(project, disk, images.subList(now, images.size()), failed);
                }, failed);
    }

    /** @return whether anything is otherwise than was thought */
    private boolean take(List<Found> found) {
        boolean changed = false;
        for (Found each : found) {
            changed |= each.there() ? missing.remove(each.image()) : missing.add(each.image());
        }
        return changed;
    }
}
