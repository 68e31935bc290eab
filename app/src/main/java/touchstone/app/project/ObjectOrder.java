package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;

/** Everybody's objects on one image, in order, by id and by owner. Belongs to whichever thread holds it. */
final class ObjectOrder {

    /** After so many removals an object stands so far before the place that is known of it. */
    private static final int MOST_SHIFTED = 500;

    private final List<Annotation> list;
    /** Each object stands at its place or, where others before it were removed, a little before. */
    private final Map<AnnotationId, Integer> places;
    private final Map<AnnotatorId, Integer> counts;
    /** Each owner's objects as far as somebody has asked for them and they have not changed since. */
    private final Map<AnnotatorId, List<Annotation>> groups = new HashMap<>();
    private int shifted;

    private ObjectOrder(List<Annotation> list, Map<AnnotationId, Integer> places, Map<AnnotatorId, Integer> counts) {
        this.list = list;
        this.places = places;
        this.counts = counts;
    }

    static ObjectOrder of(List<Annotation> objects) {
        ObjectOrder order = new ObjectOrder(new ArrayList<>(objects), HashMap.newHashMap(objects.size()),
                new HashMap<>());
        order.place();
        objects.forEach(object -> order.count(object, 1));
        return order;
    }

    /** The same for another thread, with each owner's objects. */
    ObjectOrder copy() {
        ObjectOrder copy = new ObjectOrder(new ArrayList<>(list), new HashMap<>(places), new HashMap<>(counts));
        copy.shifted = shifted;
        Map<AnnotatorId, List<Annotation>> all = new HashMap<>();
        list.forEach(object -> all.computeIfAbsent(object.annotator(), id -> new ArrayList<>()).add(object));
        all.forEach((owner, objects) -> copy.groups.put(owner, List.copyOf(objects)));
        return copy;
    }

    List<Annotation> list() {
        return list;
    }

    /** How many somebody has. */
    int count(AnnotatorId annotator) {
        return counts.getOrDefault(annotator, 0);
    }

    /** Somebody's, in order: the same list until one of them changes. */
    List<Annotation> of(AnnotatorId owner) {
        return counts.getOrDefault(owner, 0) == 0
                ? List.of()
                : groups.computeIfAbsent(owner,
                        id -> list.stream().filter(object -> object.annotator().equals(id)).toList());
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

    private void count(Annotation object, int more) {
        counts.merge(object.annotator(), more, Integer::sum);
    }

    private void place() {
        for (int i = 0; i < list.size(); i++) {
            places.put(list.get(i).id(), i);
        }
        shifted = 0;
    }

    /** @return where it stood or stands now; -1 where there was nothing to remove */
    int apply(Change change) {
        Annotation object = (Annotation) change.any();
        groups.remove(object.annotator());
        int at = place(object.id());
        if (change.after() == null) {
            if (at >= 0) {
                count(list.get(at), -1);
                places.remove(object.id());
                shifted += at < list.size() - 1 ? 1 : 0;
                list.remove(at);
                settle(MOST_SHIFTED);
            }
            return at;
        }
        if (at >= 0) {
            list.set(at, object);
            return at;
        }
        count(object, 1);
        places.put(object.id(), list.size());
        list.add(object);
        return list.size() - 1;
    }

    /** Finds out where each stands after others were removed. */
    private void settle(int most) {
        if (shifted > most) {
            place();
        }
    }

    void applyAll(List<Change> changes) {
        settle(0);
        groups.clear();
        boolean[] gone = null;
        for (Change change : changes) {
            Annotation object = (Annotation) change.any();
            Integer at = places.get(object.id());
            if (change.after() == null) {
                if (at != null) {
                    gone = gone == null ? new boolean[list.size() + changes.size()] : gone;
                    gone[at] = true;
                    places.remove(object.id());
                    count(object, -1);
                }
            } else if (at != null) {
                list.set(at, object);
            } else {
                places.put(object.id(), list.size());
                list.add(object);
                count(object, 1);
            }
        }
        remove(gone);
    }

    private void remove(boolean @Nullable [] gone) {
        if (gone != null) {
            List<Annotation> left = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                if (!gone[i]) {
                    left.add(list.get(i));
                }
            }
            list.clear();
            list.addAll(left);
            place();
        }
    }
}
