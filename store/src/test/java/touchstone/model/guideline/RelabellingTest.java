package touchstone.model.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.geometry.Box;
import touchstone.model.guideline.Relabelling.State;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;

/** Ada drew two objects on one image, and both were given back to her. */
class RelabellingTest {

    private static final Annotator ADA = Annotator.named("Ada", Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);

    private final ImageId image = ImageId.create();
    private final Annotation first = Annotation.drawn(image, CELL.id(), ADA.id(), new Box(0, 0, 9, 9));
    private final Annotation second = Annotation.drawn(image, CELL.id(), ADA.id(), new Box(20, 0, 9, 9));
    private final Annotation moved = first.withGeometry(new Box(1, 0, 9, 9));
    private final Relabelling list = new Relabelling();
    private long seq;

    private void log(Entry.Kind kind, @Nullable Long of, Change... changes) {
        seq++;
        list.accept(new Entry(seq, Instant.ofEpochSecond(seq), ADA.id(), "", kind, of, List.of(changes), ""));
    }

    @BeforeEach
    void giveBothBack() {
        log(Entry.Kind.EDIT, null, Change.add(CELL), Change.add(ADA), Change.add(first), Change.add(second));
        log(Entry.Kind.EDIT, null, Change.add(new Assignment(NoteId.create(), image, null, Instant.EPOCH, ADA.id(),
                "again", Task.RELABEL, Why.WORK, 0, null, List.of(first.id(), second.id())).note()));
    }

    private List<State> states() {
        return list.rows().stream().map(Relabelling.Row::state).toList();
    }

    @Test
    void a_change_settles_one_of_them_and_its_undo_opens_it_again() {
        assertEquals(List.of(State.OPEN, State.OPEN), states());
        log(Entry.Kind.EDIT, null, Change.replace(first, moved));
        assertEquals(List.of(State.CHANGED, State.OPEN), states());
        log(Entry.Kind.UNDO, seq, Change.replace(moved, first));
        assertEquals(List.of(State.OPEN, State.OPEN), states());
        log(Entry.Kind.REDO, seq, Change.replace(first, moved));
        assertEquals(List.of(State.CHANGED, State.OPEN), states());
    }

    @Test
    void being_done_with_the_image_settles_what_is_left_and_its_undo_opens_that_alone() {
        log(Entry.Kind.EDIT, null, Change.replace(first, moved));
        Progress done = new Progress(image, ADA.id(), Status.DONE);
        log(Entry.Kind.EDIT, null, Change.add(done));
        assertEquals(List.of(State.CHANGED, State.CONFIRMED), states());
        assertEquals(new Relabelling.Count(2, 0, 1, 1, 0), list.count());
        log(Entry.Kind.UNDO, seq, Change.remove(done));
        assertEquals(List.of(State.CHANGED, State.OPEN), states());
    }

    @Test
    void a_removed_one_is_settled_and_open_again_when_it_comes_back() {
        log(Entry.Kind.EDIT, null, Change.remove(second));
        assertEquals(List.of(State.OPEN, State.REMOVED), states());
        log(Entry.Kind.UNDO, seq, Change.add(second));
        assertEquals(List.of(State.OPEN, State.OPEN), states());
    }
}
