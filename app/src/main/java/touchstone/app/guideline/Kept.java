package touchstone.app.guideline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Change;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** All notes of one kind of the project, of all images, kept in step with its edits. */
final class Kept<T> implements Session.Listener {

    private final String kind;
    private final Function<Note, Optional<T>> of;
    private final Map<NoteId, T> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<T>> all = new ReadOnlyObjectWrapper<>(List.of());

    Kept(Session session, String kind, Function<Note, Optional<T>> of) {
        this.kind = kind;
        this.of = of;
        session.listen(this);
        session.ask(() -> session.project().notes(kind), notes -> {
            notes.forEach(n -> of.apply(n).ifPresent(t -> known.putIfAbsent(n.id(), t)));
            all.set(List.copyOf(known.values()));
        });
    }

    ReadOnlyObjectProperty<List<T>> all() {
        return all.getReadOnlyProperty();
    }

    Optional<T> named(NoteId id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        boolean ours = false;
        for (Change change : done.others()) {
            if (change.any() instanceof Note note && note.kind().equals(kind)) {
                ours = true;
                known.remove(note.id());
                if (change.after() instanceof Note after) {
                    of.apply(after).ifPresent(t -> known.put(after.id(), t));
                }
            }
        }
        if (ours) {
            all.set(List.copyOf(known.values()));
        }
    }

    @Override
    public void loaded() {
        // Of the shown image; what is kept here is of all.
    }
}
