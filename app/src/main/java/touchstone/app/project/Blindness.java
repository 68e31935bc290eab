package touchstone.app.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Assignment;

/**
 * From whom gold is kept: from whoever has been given images that are still open, as any of them may be a golden one. The
 * one place that decides it; who is gold is then not among the session's annotators.
 */
final class Blindness {

    private record Given(AnnotatorId to, ImageId image) {
    }

    private final Map<NoteId, Given> given = new HashMap<>();
    private final BiPredicate<ImageId, AnnotatorId> finished;
    private final ReadOnlyBooleanWrapper blind = new ReadOnlyBooleanWrapper();

    /** @param finished whether somebody has nothing to do on an image any more */
    Blindness(List<Assignment> all, BiPredicate<ImageId, AnnotatorId> finished) {
        this.finished = finished;
        all.forEach(a -> given.put(a.id(), new Given(a.to(), a.image())));
    }

    /** Whether gold is kept from who draws. */
    ReadOnlyBooleanProperty blind() {
        return blind.getReadOnlyProperty();
    }

    boolean mayShow(Annotator annotator) {
        return !blind.get() || annotator.role() != Annotator.Role.GOLD;
    }

    void apply(Change change) {
        if (change.any() instanceof Note note && note.kind().equals(Assignment.KIND)) {
            given.remove(note.id());
            if (change.after() instanceof Note after) {
                Assignment.of(after).ifPresent(a -> given.put(a.id(), new Given(a.to(), a.image())));
            }
        }
    }

    /** @return whether it is otherwise than before */
    boolean look(AnnotatorId who) {
        boolean before = blind.get();
        blind.set(given.values().stream().anyMatch(g -> g.to.equals(who) && !finished.test(g.image, who)));
        return before != blind.get();
    }
}
