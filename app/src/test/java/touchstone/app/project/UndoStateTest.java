package touchstone.app.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.Entry;
import touchstone.model.Entry.Kind;
import touchstone.model.HistoryLine;

class UndoStateTest {

    private final Annotator ada = Annotator.named("Ada", Role.ANNOTATOR);
    private final Annotator ben = Annotator.named("Ben", Role.ANNOTATOR);
    private final Image image = Image.unseen("a.png", 100, 80);
    private final Label cell = Label.named("cell", 0);
    private final UndoState state = new UndoState(ada.id()::equals, id -> ben.name());

    private Entry entry(long seq, String name, Kind kind, @Nullable Long of, Change... changes) {
        return new Entry(seq, Instant.EPOCH, null, name, kind, of, List.of(changes), "");
    }

    private Change drawnBy(Annotator annotator) {
        return Change.add(Annotation.drawn(image.id(), cell.id(), annotator.id(), new Box(1, 2, 3, 4)));
    }

    /** What undo and redo would do next; the history is given oldest first. */
    private List<String> next(Entry... history) {
        state.follow(Stream.of(history).flatMap(e -> HistoryLine.of(e, image.id()).stream()).toList().reversed());
        return List.of(state.undoName().get(), state.redoName().get());
    }

    @Test
    void an_edit_taken_back_is_next_to_be_done_again() {
        Entry draw = entry(1, "Draw", Kind.EDIT, null, drawnBy(ada));
        Entry move = entry(2, "Move", Kind.EDIT, null, drawnBy(ada));
        Entry undone = entry(3, "Move", Kind.UNDO, 2L, drawnBy(ada));
        assertEquals(List.of("Move", ""), next(draw, move));
        assertEquals(List.of("Draw", "Move"), next(draw, move, undone));
        assertEquals(List.of("Move", ""), next(draw, move, undone, entry(4, "Move", Kind.REDO, 2L, drawnBy(ada))));
    }

    @Test
    void without_an_image_there_is_nothing_to_take_back_and_the_reason_is_said() {
        assertFalse(state.undoObstacle().get().isEmpty());
        assertFalse(state.redoObstacle().get().isEmpty());
        next(entry(1, "Draw", Kind.EDIT, null, drawnBy(ada)));
        assertEquals("", state.undoObstacle().get());
    }

    @Test
    void a_new_edit_leaves_nothing_to_do_again() {
        assertEquals(List.of("Mark", ""), next(entry(1, "Draw", Kind.EDIT, null, drawnBy(ada)),
                entry(2, "Draw", Kind.UNDO, 1L, drawnBy(ada)), entry(3, "Mark", Kind.EDIT, null, drawnBy(ada))));
    }

    @Test
    void that_the_image_was_added_is_not_taken_back_on_the_image() {
        assertEquals(List.of("", ""), next(entry(1, "Add 1 image", Kind.EDIT, null, Change.add(image))));
        assertEquals(
                "There is nothing to take back on this image. What was done to many images at once is taken back by"
                        + " Undo the project's last step in the menu Edit.",
                state.undoObstacle().get());
    }

    @Test
    void somebody_elses_work_is_an_obstacle_and_mine_is_none() {
        Entry mine = entry(1, "Draw", Kind.EDIT, null, drawnBy(ada));
        assertEquals(List.of("", ""), next(mine, entry(2, "Draw", Kind.EDIT, null, drawnBy(ben))));
        assertEquals("The last change here is on the layer of Ben. Draw as Ben to change it.",
                state.undoObstacle().get());
        assertEquals(List.of("Draw", ""), next(mine));
        assertEquals("", state.undoObstacle().get());
        assertEquals("There is nothing to do again on this image.", state.redoObstacle().get());
    }
}
