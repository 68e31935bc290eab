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
import touchstone.model.ImageId;
import touchstone.model.Progress;
import touchstone.store.Project;

/** How each image stands: everybody's progress and number of objects on it, and whether its file is there. */
final class Standing {

    private static final int SURVEYED_AT_ONCE = 20;

    private record Found(ImageId image, Map<AnnotatorId, Integer> counts, boolean there) {
    }

    private final Map<Progress.Key, Progress.Status> progress = new HashMap<>();
    private final Map<Progress.Key, Integer> counts = new HashMap<>();
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
        return status == Progress.Status.DONE || status == Progress.Status.SKIPPED;
    }

    /** Knows a status that is only on its way to the file. */
    void expect(Progress coming) {
        progress.put(coming.identity(), coming.status());
    }

    int count(ImageId image, AnnotatorId annotator) {
        return counts.getOrDefault(new Progress.Key(image, annotator), 0);
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
            case Annotation a when change.before() == null -> add(a, 1);
            case Annotation a when change.after() == null -> add(a, -1);
            case Progress p when change.after() == null -> progress.remove(p.identity());
            case Progress p -> progress.put(p.identity(), p.status());
            case Image i -> missing.remove(i.id());
            default -> {
            }
        }
    }

    private void add(Annotation object, int count) {
        counts.merge(new Progress.Key(object.image(), object.annotator()), count, Integer::sum);
    }

    /** Counts objects and looks for files, a few images at a time so that edits are not held up. */
    void survey(Project project, Disk disk, List<Image> images, Consumer<String> failed) {
        if (images.isEmpty()) {
            return;
        }
        int now = Math.min(images.size(), SURVEYED_AT_ONCE);
        disk.ask(() -> images.subList(0, now).stream()
                .map(i -> new Found(i.id(), project.counts(i.id()), Files.exists(project.file(i)))).toList(), found -> {
                    found.forEach(this::take);
                    changed();
                    survey(project, disk, images.subList(now, images.size()), failed);
                }, failed);
    }

    private void take(Found found) {
        found.counts().forEach((annotator, n) -> counts.put(new Progress.Key(found.image(), annotator), n));
        if (found.there()) {
            missing.remove(found.image());
        } else {
            missing.add(found.image());
        }
    }
}
