package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;

class EditTest {

    private static final Image IMAGE = Image.unseen("slide.png", 100, 80);
    private static final Annotator ANNA = Annotator.named("Anna", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final Annotation DRAWN = Annotation.drawn(IMAGE.id(), CELL.id(), ANNA.id(), new Box(1, 1, 2, 2));
    private static final Annotation MOVED = DRAWN.withGeometry(new Box(5, 1, 2, 2));
    private static final Annotation MOVED_ON = DRAWN.withGeometry(new Box(9, 1, 2, 2));

    @Test
    void the_inverse_takes_the_changes_back_in_reverse_order() {
        Edit edit = Edit.of("Draw", Change.add(CELL), Change.add(DRAWN), Change.replace(DRAWN, MOVED));
        assertEquals(Edit.of("Draw", Change.replace(MOVED, DRAWN), Change.remove(DRAWN), Change.remove(CELL)),
                edit.inverse());
        assertEquals(edit, edit.inverse().inverse());
    }

    @Test
    void two_changes_of_one_item_become_one() {
        Edit first = Edit.of("Move", Change.replace(DRAWN, MOVED));
        Edit second = Edit.of("Move on", Change.replace(MOVED, MOVED_ON));
        assertEquals(Edit.of("Move", Change.replace(DRAWN, MOVED_ON)), first.then(second));
    }

    @Test
    void what_is_drawn_and_removed_leaves_nothing() {
        assertTrue(Edit.of("Draw", Change.add(DRAWN)).then(Edit.of("Remove", Change.remove(DRAWN))).isEmpty());
        assertTrue(Edit.of("Move", Change.replace(DRAWN, MOVED)).then(Edit.of("Back", Change.replace(MOVED, DRAWN)))
                .isEmpty());
    }

    @Test
    void what_is_drawn_and_moved_is_drawn_where_it_ends() {
        assertEquals(Edit.of("Draw", Change.add(MOVED)),
                Edit.of("Draw", Change.add(DRAWN)).then(Edit.of("Move", Change.replace(DRAWN, MOVED))));
    }

    @Property(seed = "1", tries = 300)
    void an_edit_and_its_inverse_leave_everything_as_it_was(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Object, Item> before = randomItems(random);
        Map<Object, Item> items = new HashMap<>(before);
        Edit edit = randomEdit(items, random);
        apply(edit.inverse(), items);
        assertEquals(before, items);
    }

    @Property(seed = "2", tries = 300)
    void edits_joined_do_what_they_do_one_after_the_other(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Object, Item> start = randomItems(random);
        Map<Object, Item> items = new HashMap<>(start);
        Edit joined = randomEdit(items, random).then(randomEdit(items, random)).then(randomEdit(items, random));
        Map<Object, Item> atOnce = new HashMap<>(start);
        apply(joined, atOnce);
        assertEquals(items, atOnce);
        assertEquals(joined.changes().size(), joined.changes().stream().map(Change::identity).distinct().count());
    }

    private static Map<Object, Item> randomItems(Random random) {
        Map<Object, Item> items = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Annotation a = Annotation.drawn(IMAGE.id(), CELL.id(), ANNA.id(), new Box(i, 0, 1, 1));
            items.put(a.identity(), a);
        }
        return items;
    }

    /** Adds, changes and removes items, and says what it did. */
    private static Edit randomEdit(Map<Object, Item> items, Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            List<Item> present = List.copyOf(items.values());
            int kind = present.isEmpty() ? 0 : random.nextInt(3);
            Change change;
            if (kind == 0) {
                change = Change.add(Annotation.drawn(IMAGE.id(), CELL.id(), ANNA.id(), new Box(0, 0, 1, 1)));
            } else {
                Annotation a = (Annotation) present.get(random.nextInt(present.size()));
                change = kind == 1
                        ? Change.replace(a, a.withGeometry(new Box(random.nextInt(2), 0, 1, 1)))
                        : Change.remove(a);
            }
            apply(Edit.of("", change), items);
            changes.add(change);
        }
        return new Edit("Edit", changes);
    }

    private static void apply(Edit edit, Map<Object, Item> items) {
        for (Change change : edit.changes()) {
            assertEquals(change.before(), items.get(change.identity()));
            if (change.after() == null) {
                items.remove(change.identity());
            } else {
                items.put(change.identity(), change.after());
            }
        }
    }

    @Test
    void a_change_is_about_one_item() {
        assertThrows(IllegalArgumentException.class, () -> new Change(null, null));
        assertThrows(IllegalArgumentException.class, () -> Change.replace(CELL, Label.named("cell", 0)));
    }

    @Test
    void drawing_and_progress_belong_to_the_undo_of_their_image() {
        assertEquals(Optional.of(IMAGE.id()), Change.add(DRAWN).scope());
        assertEquals(Optional.of(IMAGE.id()), Change.remove(DRAWN).scope());
        assertEquals(Optional.of(IMAGE.id()),
                Change.add(new Progress(IMAGE.id(), ANNA.id(), Progress.Status.DONE)).scope());
    }

    @Test
    void an_image_that_changes_is_undone_on_itself_and_one_that_comes_or_goes_on_the_project() {
        Image seen = new Image(IMAGE.id(), IMAGE.path(), 100, 80, "00", 12);
        assertEquals(Optional.of(IMAGE.id()), Change.replace(IMAGE, seen).scope());
        assertEquals(Optional.empty(), Change.add(IMAGE).scope());
        assertEquals(Optional.empty(), Change.remove(IMAGE).scope());
    }

    @Test
    void the_schema_and_its_people_belong_to_the_undo_of_the_project() {
        assertEquals(Optional.empty(), Change.add(CELL).scope());
        assertEquals(Optional.empty(), Change.add(ANNA).scope());
    }
}
