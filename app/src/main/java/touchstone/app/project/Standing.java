package touchstone.app.project;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.store.ObjectCount;
import touchstone.store.Project;

/** How each image stands: everybody's progress and number of objects on it, and whether its file is there. */
final class Standing {

    private static final int SURVEYED_AT_ONCE = 200;

    /** Whose objects of which label are counted. */
    record Owned(AnnotatorId annotator, LabelId label) {
    }

    private record Found(ImageId image, boolean there) {
    }

    private final Map<Progress.Key, Progress.Status> progress = new HashMap<>();
    private final Map<AnnotatorId, Integer> done = new HashMap<>();
    private final Map<ImageId, Map<Owned, Integer>> counts = new HashMap<>();
    private final Map<Owned, Integer> totals = new HashMap<>();
    private final Set<ImageId> missing = new HashSet<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    Standing(Map<Progress.Key, Progress.Status> progress) {
        put(progress);
    }

    private void put(Map<Progress.Key, Progress.Status> stored) {
        stored.forEach((key, status) -> said(key, status));
    }

    void reset(Map<Progress.Key, Progress.Status> stored) {
        progress.clear();
        done.clear();
        put(stored);
        changed();
    }

    /** @param status null for nothing */
    private void said(Progress.Key key, Progress.@Nullable Status status) {
        Progress.Status before = status == null ? progress.remove(key) : progress.put(key, status);
        int more = (status == Progress.Status.DONE ? 1 : 0) - (before == Progress.Status.DONE ? 1 : 0);
        if (more != 0) {
            done.merge(key.annotator(), more, Integer::sum);
        }
    }

    /** What somebody said of an image; empty where nothing is stored. */
    Optional<Progress.Status> said(ImageId image, AnnotatorId annotator) {
        return Optional.ofNullable(progress.get(new Progress.Key(image, annotator)));
    }

    Progress.Status status(ImageId image, AnnotatorId annotator) {
        Progress.Status said = progress.get(new Progress.Key(image, annotator));
        return said == null ? Progress.Status.TODO : said;
    }

    /** How many images somebody is done with. */
    int done(AnnotatorId annotator) {
        return done.getOrDefault(annotator, 0);
    }

    boolean isFinished(ImageId image, AnnotatorId annotator) {
        Progress.Status status = status(image, annotator);
        return status == Progress.Status.DONE || status == Progress.Status.SKIPPED
                || status == Progress.Status.ESCALATED;
    }

    /** Knows a status that is only on its way to the file. */
    void expect(Progress coming) {
        said(coming.identity(), coming.status());
    }

    int count(ImageId image, AnnotatorId annotator) {
        int all = 0;
        for (Map.Entry<Owned, Integer> each : counts.getOrDefault(image, Map.of()).entrySet()) {
            if (each.getKey().annotator().equals(annotator)) {
                all += each.getValue();
            }
        }
        return all;
    }

    int count(ImageId image, LabelId label, AnnotatorId annotator) {
        return counts.getOrDefault(image, Map.of()).getOrDefault(new Owned(annotator, label), 0);
    }

    /** On all images together; null asks for everybody's who is shown. */
    int total(LabelId label, @Nullable AnnotatorId annotator, Predicate<AnnotatorId> shown) {
        if (annotator != null) {
            return totals.getOrDefault(new Owned(annotator, label), 0);
        }
        return totals.entrySet().stream()
                .filter(e -> e.getKey().label().equals(label) && shown.test(e.getKey().annotator()))
                .mapToInt(Map.Entry::getValue).sum();
    }

    /** Whether there is an object of this label, this annotator, or both on the image; null asks for any that is shown. */
    boolean has(ImageId image, @Nullable LabelId label, @Nullable AnnotatorId annotator,
            Predicate<AnnotatorId> shown) {
        for (Map.Entry<Owned, Integer> each : counts.getOrDefault(image, Map.of()).entrySet()) {
            if (each.getValue() > 0 && (label == null || each.getKey().label().equals(label))
                    && (annotator == null
                            ? shown.test(each.getKey().annotator())
                            : each.getKey().annotator().equals(annotator))) {
                return true;
            }
        }
        return false;
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

    void apply(Digest digest) {
        for (Change change : digest.applied().others()) {
            switch (change.any()) {
                case Progress p -> said(p.identity(), change.after() == null ? null : p.status());
                case Image i -> missing.remove(i.id());
                default -> {
                }
            }
        }
        digest.counted().forEach((image, more) -> {
            Map<Owned, Integer> there = counts.computeIfAbsent(image, id -> new HashMap<>());
            more.forEach((owned, n) -> {
                there.merge(owned, n, Integer::sum);
                totals.merge(owned, n, Integer::sum);
            });
        });
    }

    private record Counted(Map<ImageId, Map<Owned, Integer>> byImage, Map<Owned, Integer> totals) {

        static Counted of(List<ObjectCount> found) {
            Map<ImageId, Map<Owned, Integer>> byImage = new HashMap<>();
            Map<Owned, Integer> totals = new HashMap<>();
            for (ObjectCount each : found) {
                Owned owned = new Owned(each.annotator(), each.label());
                byImage.computeIfAbsent(each.image(), image -> new HashMap<>()).put(owned, each.objects());
                totals.merge(owned, each.objects(), Integer::sum);
            }
            return new Counted(byImage, totals);
        }
    }

    /** Counts objects, then looks for files, some images at a time so that edits are not held up. */
    void survey(Project project, Disk disk, List<Image> images, Consumer<String> failed) {
        disk.askWhileOpen(() -> Counted.of(project.counts()), found -> {
            counts.clear();
            counts.putAll(found.byImage());
            totals.clear();
            totals.putAll(found.totals());
            changed();
            look(project, disk, images, failed);
        }, failed);
    }

    private void look(Project project, Disk disk, List<Image> images, Consumer<String> failed) {
        if (images.isEmpty()) {
            return;
        }
        int now = Math.min(images.size(), SURVEYED_AT_ONCE);
        disk.askWhileOpen(() -> images.subList(0, now).stream()
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
