package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.LabelId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Decision;
import touchstone.store.Project;

class AdjudicationTest extends InProject {

    private static final LabelId CELL = SmallProject.CELL.id();
    private static final LabelId NUCLEUS = SmallProject.NUCLEUS.id();

    /** What lies on the layer: whose it was, what it is called and where. */
    private record Taken(String source, LabelId label, double x, double y) {

        static Taken of(Annotation annotation) {
            assertEquals(Provenance.Origin.ACCEPTED, annotation.provenance().origin());
            Bounds bounds = annotation.geometry().bounds();
            return new Taken(annotation.provenance().source(), annotation.label(), bounds.minX(), bounds.minY());
        }
    }

    @BeforeEach
    void compare() {
        hands.clickOn("#tab-quality").clickOn("#run-agreement");
        hands.until(() -> rows().getItems().size() == 2);
    }

    private TableView<?> rows() {
        return hands.find("#disagreements", TableView.class);
    }

    private void perform(String command) {
        hands.robot().interact(() -> hands.desk().commands().named(command).perform());
        hands.until(hands::isSaved);
        hands.settle();
    }

    private String settled() {
        return hands.find("#settled", Label.class).getText();
    }

    private Annotator consensus() {
        return hands.session().annotators().stream().filter(a -> a.role() == Annotator.Role.CONSENSUS).findFirst()
                .orElseThrow();
    }

    private List<Annotation> stored() {
        Project open = hands.session().project();
        Annotator consensus = consensus();
        return open.images().stream().flatMap(i -> open.annotations(i.id(), consensus.id()).stream()).toList();
    }

    private Set<Taken> taken() {
        return Set.copyOf(stored().stream().map(Taken::of).toList());
    }

    @Test
    void all_of_a_project_is_settled_and_the_consensus_has_what_was_decided() {
        assertEquals("0 of 2 decided", settled());
        perform("settle-agreed");
        assertEquals(Set.of(new Taken("Ada", CELL, 20, 20), new Taken("Ada", CELL, 40, 40)), taken());
        perform("settle-agreed");
        assertEquals(2, stored().size());
        hands.clickRow("#disagreements", 0);
        hands.settle();
        hands.press(KeyCode.ALT, KeyCode.DIGIT1);
        hands.until(() -> settled().equals("1 of 2 decided"));
        hands.until(() -> rows().getSelectionModel().getSelectedIndex() == 1);
        hands.settle();
        hands.press(KeyCode.ALT, KeyCode.DIGIT2);
        hands.until(() -> settled().equals("2 of 2 decided"));
        assertEquals(Set.of(new Taken("Ada", CELL, 20, 20), new Taken("Ada", CELL, 40, 40),
                new Taken("Ada", NUCLEUS, 140, 90), new Taken("Ben", NUCLEUS, 120, 30)), taken());
        assertEquals("Ada", hands.session().me().get().name());
        hands.reveal("layers");
        assertTrue(hands.find("#layer-consensus", CheckBox.class).isSelected());
    }

    @Test
    void undo_opens_a_place_again_and_a_second_decision_replaces_the_first() {
        hands.clickRow("#disagreements", 1);
        hands.settle();
        hands.until(() -> "first.png".equals(hands.desk().image()));
        perform("settle-both");
        assertEquals(2, stored().size());
        hands.clickRow("#disagreements", 1);
        hands.settle();
        perform("settle-first");
        assertEquals(Set.of(new Taken("Ada", CELL, 120, 30)), taken());
        hands.clickRow("#disagreements", 1);
        hands.settle();
        perform("settle-neither");
        assertEquals(Set.of(), taken());
        assertEquals("1 of 2 decided", settled());
        hands.clickRow("#disagreements", 1);
        hands.settle();
        hands.focusCanvas();
        Stream.of(1, 2, 3).forEach(time -> perform("undo"));
        assertEquals("0 of 2 decided", settled());
        assertEquals(Set.of(), taken());
        perform("redo");
        assertEquals("1 of 2 decided", settled());
        assertEquals(2, stored().size());
        perform("settle-reopen");
        assertEquals("0 of 2 decided", settled());
        assertEquals(Set.of(), taken());
    }

    @Test
    void what_is_decided_is_known_after_the_project_was_closed() {
        hands.clickRow("#disagreements", 0);
        hands.settle();
        perform("settle-neither");
        hands.close();
        hands.open(project);
        hands.clickOn("#tab-quality").clickOn("#run-agreement");
        hands.until(() -> settled().equals("1 of 2 decided"));
        List<Decision> stored = hands.session().project().notes(Decision.KIND).stream()
                .flatMap(n -> Decision.of(n).stream()).toList();
        assertEquals(List.of(Decision.Outcome.NEITHER), stored.stream().map(Decision::outcome).toList());
        assertEquals(SmallProject.ADA.id(), Objects.requireNonNull(stored.getFirst().author()));
    }

    @Test
    void what_is_redrawn_on_the_result_s_layer_decides_the_place() {
        hands.clickRow("#disagreements", 1);
        hands.settle();
        perform("settle-redraw");
        assertEquals("consensus", hands.session().me().get().name());
        assertEquals("0 of 2 decided", settled());
        hands.pick("box");
        hands.drag(122, 32, 150, 50, 158, 58);
        hands.until(() -> settled().equals("1 of 2 decided"));
        assertEquals(List.of(Provenance.Origin.HUMAN),
                stored().stream().map(a -> a.provenance().origin()).toList());
        hands.clickRow("#disagreements", 0);
        hands.settle();
        perform("settle-first");
        assertEquals("Ada", hands.session().me().get().name());
        assertEquals("2 of 2 decided", settled());
    }

    @Test
    void only_the_two_are_seen_and_in_turn_and_then_all_as_before() {
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.GOLD.id()));
        perform("only-two");
        assertFalse(hands.session().layers().isVisible(SmallProject.GOLD.id()));
        assertTrue(hands.session().layers().isVisible(SmallProject.BEN.id()));
        perform("blink");
        hands.until(() -> hands.session().layers().isVisible(SmallProject.ADA.id())
                && !hands.session().layers().isVisible(SmallProject.BEN.id()));
        hands.until(() -> !hands.session().layers().isVisible(SmallProject.ADA.id())
                && hands.session().layers().isVisible(SmallProject.BEN.id()));
        perform("blink");
        perform("only-two");
        assertTrue(hands.session().layers().isVisible(SmallProject.ADA.id()));
        assertTrue(hands.session().layers().isVisible(SmallProject.GOLD.id()));
    }
}
