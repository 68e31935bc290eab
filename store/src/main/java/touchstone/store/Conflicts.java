package touchstone.store;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Item;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.note.Conflict;

/** What merges left to people, and what their decisions do. */
public final class Conflicts {

    /** What a person keeps. */
    public enum Keep {
        THIS, OTHER, BOTH
    }

    private static final Messages MESSAGES = Messages.beside(Conflicts.class);

    private Conflicts() {
    }

    /** Those that nobody has decided yet, oldest first. */
    public static List<Conflict> of(Project project) {
        return project.notes(Conflict.KIND).stream().map(Conflict::of).flatMap(Optional::stream).toList();
    }

    /** One decision as one edit: the conflict is listed no more. Empty where somebody has decided it already. */
    public static Edit decide(Project project, Conflict conflict, Keep keep) {
        Optional<Note> note = project.note(conflict.id());
        String name = MESSAGES.text("decide",
                Undecided.of(project, List.of(), List.of(conflict)).getFirst().sentence());
        if (note.isEmpty()) {
            return new Edit(name, List.of());
        }
        List<Change> changes = new ArrayList<>();
        changes.add(Change.remove(note.get()));
        Optional<Annotation> mine = Optional.ofNullable(conflict.object()).flatMap(project::annotation);
        Optional<Annotation> beside = Optional.ofNullable(conflict.beside()).flatMap(project::annotation);
        if (keep == Keep.THIS || keep == Keep.OTHER) {
            beside.ifPresent(b -> changes.add(Change.remove(b)));
        }
        if (keep == Keep.OTHER) {
            if (conflict.reason() == Conflict.Reason.REMOVED) {
                mine.ifPresent(m -> changes.add(Change.remove(m)));
            } else if (mine.isPresent() && beside.isPresent()) {
                Annotation b = beside.get();
                changes.add(Change.replace(mine.get(), new Annotation(mine.get().id(), b.image(), b.label(),
                        b.annotator(), b.geometry(), b.attributes(), b.provenance())));
            } else {
                other(project, conflict).ifPresent(changes::add);
            }
        }
        return new Edit(name, changes);
    }

    /** Several decisions as one edit. */
    public static Edit decide(Project project, List<Conflict> conflicts, Keep keep) {
        if (conflicts.size() == 1) {
            return decide(project, conflicts.getFirst(), keep);
        }
        return new Edit(MESSAGES.text("decide.several", conflicts.size()),
                conflicts.stream().flatMap(c -> decide(project, c, keep).changes().stream()).toList());
    }

    private static Optional<Change> other(Project project, Conflict conflict) {
        return other(conflict).filter(other -> !other.equals(project.now(other.identity())))
                .map(other -> new Change(project.now(other.identity()), other));
    }

    /** The other state of what is no object; nothing where it is not kept. */
    static Optional<Item> other(Conflict conflict) {
        if (conflict.other().isEmpty()) {
            return Optional.empty();
        }
        try {
            Decoder in = new Decoder(Base64.getDecoder().decode(conflict.other()));
            return Optional.of(ItemCodec.decode(in.get(), in));
        } catch (Damaged | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
