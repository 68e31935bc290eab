package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.store.Project;

/** Ada has been given both images; the project has gold on them. */
class BlindTest extends InProject {

    @Override
    Path made() throws Exception {
        Path file = super.made();
        try (Project made = Project.open(file)) {
            made.commit(Edit.of("Give", given(made.images().get(0), Why.GOLDEN, 0),
                    given(made.images().get(1), Why.WORK, 1)), null);
        }
        return file;
    }

    private static Change given(Image image, Why why, int place) {
        return Change.add(new Assignment(NoteId.create(), image.id(), null, Instant.parse("2026-01-01T00:00:00Z"),
                SmallProject.ADA.id(), "first", Task.DRAW, why, place, null, List.of()).note());
    }

    private boolean goldIsSomewhere() {
        boolean layer = hands.robot().lookup("#layer-gold").tryQuery().isPresent();
        boolean chosen = List.of("#quality-first", "#quality-second").stream()
                .anyMatch(id -> hands.find(id, ComboBox.class).getItems().contains(SmallProject.GOLD));
        return layer || chosen || hands.session().annotators().contains(SmallProject.GOLD);
    }

    @Test
    void who_was_given_images_sees_gold_nowhere_until_they_are_done() {
        hands.reveal("layers").reveal("quality");
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.GOLD.id()));
        hands.settle();
        assertTrue(hands.session().blind().get());
        assertFalse(goldIsSomewhere());
        assertTrue(hands.find("#run-score", Button.class).isDisabled());
        hands.press(KeyCode.F6);
        hands.until(() -> !hands.find("#objects", TableView.class).getItems().isEmpty());
        hands.robot().interact(() -> hands.find("#objects-project", ToggleButton.class).fire());
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.BEN.id()));
        hands.until(() -> hands.find("#objects-count", Label.class).getText().contains("7"));
        assertEquals(7, hands.find("#objects", TableView.class).getItems().size());

        hands.robot().interact(() -> hands.session().mark(
                hands.session().images().stream().map(Image::id).toList(), Progress.Status.DONE));
        hands.until(() -> !hands.session().blind().get());
        hands.settle();
        assertTrue(hands.robot().lookup("#layer-gold").tryQuery().isPresent());
        hands.until(() -> hands.find("#objects", TableView.class).getItems().size() == 11);
    }

    @Test
    void pages_of_scores_say_why_they_are_put_away_and_are_there_for_others() {
        hands.robot().interact(() -> hands.desk().commands().named("dashboard").perform());
        hands.settle();
        assertTrue(hands.find("#dashboard-blind", Label.class).isVisible());
        assertFalse(hands.find("#dashboard", Node.class).isVisible());
        hands.robot().interact(() -> hands.session().become(SmallProject.BEN));
        hands.settle();
        assertFalse(hands.find("#dashboard-blind", Label.class).isVisible());
        assertTrue(hands.find("#dashboard", Node.class).isVisible());
        assertTrue(hands.session().annotators().contains(SmallProject.GOLD));
    }

    @Test
    void what_was_measured_against_gold_goes_when_somebody_blind_comes() {
        hands.robot().interact(() -> hands.session().become(SmallProject.BEN));
        hands.clickOn("#tab-quality");
        hands.robot().interact(() -> hands.find("#quality-first", ComboBox.class).getSelectionModel().select(1));
        hands.robot().interact(() -> hands.find("#quality-second", ComboBox.class)
                .getSelectionModel().select(2));
        hands.robot().interact(() -> hands.find("#run-score", Button.class).fire());
        hands.until(() -> !hands.find("#disagreements", TableView.class).getItems().isEmpty());
        hands.robot().interact(() -> hands.session().become(SmallProject.ADA));
        hands.settle();
        assertTrue(hands.find("#disagreements", TableView.class).getItems().isEmpty());
        assertFalse(goldIsSomewhere());
    }
}
