package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.model.Annotation;
import touchstone.model.Change;

/**
 * One layer's objects with what has become of them. Many are indexed beside the JavaFX thread, to which all methods
 * belong: until that is done only those are known that have changed since, and no change is lost.
 */
final class IndexedObjects {

    /** So many are indexed within a frame. */
    static final int AT_ONCE = 2_000;
    /** From so many changed objects on the others are indexed anew. */
    private static final int CROWDED = 256;

    /** What has happened since an indexing began. */
    private record Step(Function<ObjectIndex, ObjectIndex> change, boolean large) {
    }

    private final Runnable done;
    private ObjectIndex index = ObjectIndex.EMPTY;
    private boolean known = true;
    /** Since the indexing began; null when none is under way. */
    private @Nullable List<Step> meanwhile;

    /** @param done called later, on the JavaFX thread, when the objects are there; not called when they are at once */
    IndexedObjects(List<Annotation> objects, Runnable done) {
        this.done = done;
        if (objects.size() <= AT_ONCE) {
            index = new ObjectIndex(objects);
        } else {
            known = false;
            pack(() -> new ObjectIndex(objects));
        }
    }

    ObjectIndex index() {
        return index;
    }

    /** Whether all objects are there. */
    boolean isKnown() {
        return known;
    }

    /** Takes in what is its own of very many changes, which is seen a little later. */
    void applyAll(List<Change> changes, Predicate<Annotation> isOwn) {
        known = false;
        Function<ObjectIndex, ObjectIndex> step = now -> now
                .with(changes.stream().filter(c -> c.any() instanceof Annotation any && isOwn.test(any)).toList());
        if (meanwhile != null) {
            meanwhile.add(new Step(step, true));
        } else {
            ObjectIndex now = index;
            pack(() -> step.apply(now));
        }
    }

    /** Changes of a few. */
    void apply(List<Change> changes) {
        index = index.with(changes);
        if (meanwhile != null) {
            meanwhile.add(new Step(now -> now.with(changes), false));
        } else if (index.size() > AT_ONCE && index.looseSize() > CROWDED) {
            ObjectIndex now = index;
            pack(() -> new ObjectIndex(now.all()));
        }
    }

    private void pack(Supplier<ObjectIndex> packing) {
        List<Step> since = new ArrayList<>();
        meanwhile = since;
        ForkJoinPool.commonPool().execute(() -> {
            ObjectIndex packed = packing.get();
            Platform.runLater(() -> take(packed, since));
        });
    }

    private void take(ObjectIndex packed, List<Step> since) {
        index = packed;
        meanwhile = null;
        for (int i = 0; i < since.size(); i++) {
            if (since.get(i).large) {
                List<Step> rest = List.copyOf(since.subList(i, since.size()));
                ObjectIndex now = index;
                pack(() -> rest.stream().reduce(now, (before, step) -> step.change.apply(before), (a, b) -> b));
                return;
            }
            index = since.get(i).change.apply(index);
        }
        if (!known) {
            known = true;
            done.run();
        }
    }
}
