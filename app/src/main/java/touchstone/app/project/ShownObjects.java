package touchstone.app.project;

import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;

/** Everybody's objects on the shown image, as views see them. */
final class ShownObjects {

    private final ObjectList list = new ObjectList();
    private long revision;
    private Chosen.@Nullable Found found;

    /** The last on top. */
    ObservableList<Annotation> list() {
        return list;
    }

    /** Another one after each change, and before anybody is told of it. */
    long revision() {
        return revision;
    }

    /** What is selected of them where it was found together with them; null where nobody has looked. */
    Chosen.@Nullable Found found() {
        return found;
    }

    /** How many objects the screen's thread has looked at one by one so far. */
    long looks() {
        return list.looks();
    }

    /** To be looked through; whoever does says {@link #looked}. */
    ObjectOrder order() {
        return list.order();
    }

    void looked(int many) {
        list.looked(many);
    }

    /** How many somebody has. */
    int count(AnnotatorId annotator) {
        return list.order().count(annotator);
    }

    /** Somebody's, in order: the same list until one of them changes. */
    List<Annotation> of(AnnotatorId owner) {
        return list.order().of(owner);
    }

    Optional<Annotation> get(AnnotationId id) {
        int at = place(id);
        return at < 0 ? Optional.empty() : Optional.of(list.get(at));
    }

    /** Where in the list it stands; -1 where it is not there. */
    int place(AnnotationId id) {
        return list.order().place(id);
    }

    /** @param seen what is selected of them, null where nobody has looked */
    void take(ObjectOrder order, Chosen.@Nullable Found seen) {
        revision++;
        found = seen;
        list.take(order);
    }

    /** @param changes a few, of this image's objects */
    void apply(List<Change> changes) {
        for (Change change : changes) {
            revision++;
            found = null;
            list.apply(change);
        }
    }
}
