package touchstone.app.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;

/** What is selected, and which objects of the shown image that are, found once for all who ask. */
final class Chosen {

    /**
     * What was selected of some objects.
     *
     * @param all in the order of the image's objects
     * @param mine those of them that are one's own
     */
    record Found(Set<AnnotationId> of, AnnotatorId by, List<Annotation> all, List<Annotation> mine) {

        private static Found in(ObjectOrder order, Set<AnnotationId> ids, AnnotatorId who) {
            List<Annotation> list = order.list();
            List<Annotation> all = new ArrayList<>(ids.size());
            if (ids.size() > list.size() / 2) {
                for (Annotation object : list) {
                    if (ids.contains(object.id())) {
                        all.add(object);
                    }
                }
            } else {
                int[] places = ids.stream().mapToInt(order::place).filter(place -> place >= 0).toArray();
                Arrays.sort(places);
                for (int place : places) {
                    all.add(list.get(place));
                }
            }
            List<Annotation> mine = new ArrayList<>(all.size());
            for (Annotation object : all) {
                if (object.annotator().equals(who)) {
                    mine.add(object);
                }
            }
            List<Annotation> found = List.copyOf(all);
            return new Found(ids, who, found, mine.size() == found.size() ? found : List.copyOf(mine));
        }

        /** Whether it is still what is asked for. */
        @SuppressWarnings("ReferenceEquality") // a set that is set anew may as well be looked up anew
        private boolean is(Set<AnnotationId> ids, AnnotatorId who) {
            return of == ids && by.equals(who);
        }
    }

    private record Wanted(Set<AnnotationId> ids, AnnotatorId who) {
    }

    private final ShownObjects objects;
    private final ObservableObjectValue<Annotator> me;
    private final ObjectProperty<Set<AnnotationId>> ids = new SimpleObjectProperty<>(Set.of());
    /** For the thread that brings new objects. */
    private volatile Wanted wanted;
    private Found found;
    private long at = -1;

    Chosen(ShownObjects objects, ObservableObjectValue<Annotator> me) {
        this.objects = objects;
        this.me = me;
        wanted = new Wanted(Set.of(), me.get().id());
        found = new Found(Set.of(), me.get().id(), List.of(), List.of());
        ids.addListener(o -> want());
        me.addListener(o -> want());
    }

    private void want() {
        wanted = new Wanted(ids.get(), me.get().id());
    }

    ObjectProperty<Set<AnnotationId>> ids() {
        return ids;
    }

    /** In the order of the image's objects. */
    List<Annotation> all() {
        return find().all();
    }

    /** Those of them that are one's own. */
    List<Annotation> mine() {
        return find().mine();
    }

    /** On the thread that brings new objects: what is selected of them, for the other one to take with them. */
    Found in(ObjectOrder order) {
        Wanted now = wanted;
        return Found.in(order, now.ids, now.who);
    }

    private Found find() {
        Set<AnnotationId> now = ids.get();
        AnnotatorId who = me.get().id();
        if (at != objects.revision() || !found.is(now, who)) {
            Found given = objects.found();
            if (given != null && given.is(now, who)) {
                found = given;
            } else {
                found = Found.in(objects.order(), now, who);
                objects.looked(now.size());
            }
            at = objects.revision();
        }
        return found;
    }
}
