package touchstone.model.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
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
import touchstone.model.note.Carried;
import touchstone.model.note.Published;
import touchstone.model.note.Sent;

/** Ada drew two objects on one image, and both were given back to her. */
class RelabellingTest {

    private static final Annotator ADA = Annotator.named("Ada", Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final Label DIRT = Label.named("dirt", 1);

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

    /** Publishes the next version, in which the class may be found where there was none. */
    private void widen(int version) {
        Guideline next = new Guideline(GuidelineId.create(), version, "# Classes");
        log(Entry.Kind.EDIT, null, Change.add(next), Change.add(new Published(NoteId.create(), null,
                Instant.ofEpochSecond(seq + 1), next.id(), version, Set.of("dirt"), Set.of("dirt"), "").note()));
    }

    private List<State> ofImages() {
        return list.rows().stream().filter(Relabelling.Row::isOfImage).map(Relabelling.Row::state).toList();
    }

    @Test
    void an_image_finished_without_one_is_due_where_there_may_be_one_now() {
        Progress done = new Progress(image, ADA.id(), Status.DONE);
        Progress begun = new Progress(image, ADA.id(), Status.IN_PROGRESS);
        log(Entry.Kind.EDIT, null, Change.add(DIRT), Change.add(done));
        widen(1);
        assertEquals(List.of(State.OPEN), ofImages());
        log(Entry.Kind.EDIT, null, Change.replace(done, begun));
        assertEquals(List.of(State.OPEN), ofImages(), "to begin again is no answer");
        log(Entry.Kind.EDIT, null, Change.replace(begun, done));
        assertEquals(List.of(State.CONFIRMED), ofImages());
        Relabelling.Row proof = list.rows().stream().filter(Relabelling.Row::isOfImage).findFirst().orElseThrow();
        assertEquals(ADA.id(), proof.who());
        assertEquals(seq, proof.edit());
        log(Entry.Kind.UNDO, seq, Change.replace(done, begun));
        assertEquals(List.of(State.OPEN), ofImages());
        Annotation found = Annotation.drawn(image, DIRT.id(), ADA.id(), new Box(40, 0, 9, 9));
        log(Entry.Kind.EDIT, null, Change.add(found));
        assertEquals(List.of(State.CHANGED), ofImages());
        log(Entry.Kind.UNDO, seq, Change.remove(found));
        assertEquals(List.of(State.OPEN), ofImages());
        widen(2);
        assertEquals(List.of(State.OPEN), ofImages(), "once, however often the class is widened");
    }

    @Test
    void an_image_with_one_or_not_finished_or_finished_under_the_version_is_not_due() {
        ImageId other = ImageId.create();
        log(Entry.Kind.EDIT, null, Change.add(DIRT), Change.add(new Progress(image, ADA.id(), Status.DONE)),
                Change.add(Annotation.drawn(image, DIRT.id(), ADA.id(), new Box(40, 0, 9, 9))),
                Change.add(new Progress(other, ADA.id(), Status.IN_PROGRESS)));
        widen(1);
        log(Entry.Kind.EDIT, null, Change.add(new Progress(ImageId.create(), ADA.id(), Status.DONE)));
        assertEquals(List.of(), ofImages());
    }

    @Test
    void what_comes_back_in_a_package_was_finished_under_the_version_that_went_out() {
        log(Entry.Kind.EDIT, null, Change.add(DIRT));
        widen(1);
        log(Entry.Kind.EDIT, null, Change.add(new Sent(NoteId.create(), null, Instant.ofEpochSecond(seq + 1), "p",
                "Ada", "", Map.of(), Map.of()).note()));
        widen(2);
        Progress done = new Progress(image, ADA.id(), Status.DONE);
        Carried.Line line = new Carried.Line(7, Instant.ofEpochSecond(seq + 5), ADA.id(), "Done",
                List.of(Carried.token(done.identity())));
        seq += 9;
        log(Entry.Kind.EDIT, null, Change.add(done), Change.add(new Carried(NoteId.create(), image,
                Instant.ofEpochSecond(seq), "there", List.of(line)).note()));
        assertEquals(List.of(State.OPEN), ofImages());
    }

    @Test
    void a_removed_one_is_settled_and_open_again_when_it_comes_back() {
        log(Entry.Kind.EDIT, null, Change.remove(second));
        assertEquals(List.of(State.OPEN, State.REMOVED), states());
        log(Entry.Kind.UNDO, seq, Change.add(second));
        assertEquals(List.of(State.OPEN, State.OPEN), states());
    }
}
