package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;

/** Everybody's objects on the shown image, in order and by id. However many change at once, the list changes once. */
final class ShownObjects {

    /** As many changes are made one by one no more. */
    private static final int AT_ONCE = 16;
    /** After so many removals an object stands so far before the place that is known of it. */
    private static final int MOST_SHIFTED = 500;

    /** Objects that were read, with what is told of them; made on the thread that read them. */
    record Read(List<Annotation> objects, Map<AnnotationId, Integer> places, Map<AnnotatorId, Integer> counts) {

        static Read of(List<Annotation> objects) {
            Map<AnnotationId, Integer> places = HashMap.newHashMap(objects.size());
            Map<AnnotatorId, Integer> counts = new HashMap<>();
            for (int i = 0; i < objects.size(); i++) {
                places.put(objects.get(i).id(), i);
                counts.merge(objects.get(i).annotator(), 1, Integer::sum);
            }
            return new Read(objects, places, counts);
        }
    }

    private final ObservableList<Annotation> list = FXCollections.observableArrayList();
    // Views listen to this: a list made anew for each of them would be collected, and its listeners with it.
    private final ObservableList<Annotation> shown = FXCollections.unmodifiableObservableList(list);
    /** Each object stands at its place or, where others before it were removed, a little before. */
    private Map<AnnotationId, Integer> places = new HashMap<>();
    private Map<AnnotatorId, Integer> counts = new HashMap<>();
    private int shifted;
    private long revision;

    /** The last on top. */
    ObservableList<Annotation> list() {
        return shown;
    }

    /** Another one after each change, and before anybody is told of it. */
    long revision() {
        return revision;
    }

    /** How many somebody has. */
    int count(AnnotatorId annotator) {
        return counts.getOrDefault(annotator, 0);
    }

    Optional<Annotation> get(AnnotationId id) {
        int at = place(id);
        return at < 0 ? Optional.empty() : Optional.of(list.get(at));
    }

    /** Where in the list it stands; -1 where it is not there. */
    int place(AnnotationId id) {
        Integer known = places.get(id);
        int at = known == null ? -1 : Math.min(known, list.size() - 1);
        while (at >= 0 && !list.get(at).id().equals(id)) {
            at--;
        }
        return at;
    }

    void set(Read read) {
        places = read.places();
        counts = read.counts();
        shifted = 0;
        revision++;
        list.setAll(read.objects());
    }

    /** @param changes of this image's objects */
    void apply(List<Change> changes) {
        if (changes.size() < AT_ONCE) {
            changes.forEach(this::apply);
        } else {
            applyAll(changes);
        }
    }

    private void apply(Change change) {
        Annotation object = (Annotation) change.any();
        int at = place(object.id());
        revision++;
        if (change.after() == null) {
            if (at >= 0) {
                count(object, -1);
                places.remove(object.id());
                shifted += at < list.size() - 1 ? 1 : 0;
                list.remove(at);
            }
        } else if (at >= 0) {
            list.set(at, object);
        } else {
            count(object, 1);
            places.put(object.id(), list.size());
            list.add(object);
        }
        if (shifted > MOST_SHIFTED) {
            settle();
        }
    }

    /** Finds out where each stands after others were removed. */
    private void settle() {
        if (shifted > 0) {
            places = Read.of(list).places();
            shifted = 0;
        }
    }

    private void applyAll(List<Change> changes) {
        settle();
        List<@Nullable Annotation> next = new ArrayList<>(list);
        boolean removed = false;
        for (Change change : changes) {
            Annotation object = (Annotation) change.any();
            Integer at = places.get(object.id());
            if (change.after() == null) {
                if (at != null) {
                    next.set(at, null);
                    places.remove(object.id());
                    count(object, -1);
                    removed = true;
                }
            } else if (at != null) {
                next.set(at, object);
            } else {
                places.put(object.id(), next.size());
                next.add(object);
                count(object, 1);
            }
        }
        if (removed) {
            List<Annotation> left = new ArrayList<>();
            for (Annotation object : next) {
                if (object != null) {
                    left.add(object);
                }
            }
            set(Read.of(left));
        } else {
            revision++;
            list.setAll(next);
        }
    }

    private void count(Annotation object, int more) {
        counts.merge(object.annotator(), more, Integer::sum);
    }
}
