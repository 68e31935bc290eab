package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.note.Example;
import touchstone.store.Project;

/**
 * What a lead does before many images are drawn, by mouse and keyboard: a guideline with an example, a pilot of two who
 * get blind packages and send them back, what they differ in, a second version, a second look by both, and its proof.
 */
class CraftWindowStoryTest extends InStory {

    private static final int PILOT = 3;

    @Override
    int images() {
        return 5;
    }

    @Override
    List<touchstone.model.Label> labels() {
        return List.of(NUCLEUS, touchstone.model.Label.named("debris", 1));
    }

    @Test
    void a_pilot_is_played_from_the_guideline_to_the_proof_that_all_was_looked_at_again() throws Exception {
        writeAGuideline();
        give("calibration", "to", "Ada, Ben", "most", Integer.toString(PILOT), "batch", "pilot");
        comeBack(work("Ada", 3), work("Ben", 2));
        seeWhereTheyDiffer();
        changeWhatCounts();
        lookAgain();
    }

    /** Works on what somebody was given, so many nuclei on every image, and sends it back. */
    private Path work(String name, int nuclei) throws IOException {
        goTo(name);
        draw(nuclei, () -> {
        });
        return sendBack();
    }

    private List<Annotation> of(String name) {
        Project open = hands.session().project();
        return open.annotatorNamed(name).stream()
                .flatMap(a -> open.images().stream().flatMap(i -> open.annotations(i.id(), a.id()).stream())).toList();
    }

    private void publish() {
        hands.until(() -> !hands.find("#draft-publish", Button.class).isDisabled());
        hands.clickOn("#draft-publish");
        hands.until(() -> hands.shows("#publish-because"));
    }

    private void writeAGuideline() {
        hands.reveal("draft");
        hands.type("#draft-text", "Nuclei are counted.");
        hands.pick("box");
        double[] first = NUCLEI.getFirst();
        hands.drag(first).untilMine(1);
        hands.press(KeyCode.ALT, KeyCode.X);
        hands.until(() -> hands.shows("#pin-reason"));
        hands.type("#pin-reason", "its outline is whole");
        hands.clickOn("Pin");
        hands.until(() -> hands.session().project().notes(Example.KIND).size() == 1);
        publish();
        hands.clickOn("Publish version 1");
        hands.until(() -> hands.session().guidelineVersion() == 1);
        String text = hands.session().guideline().get().orElseThrow().text();
        assertTrue(text.contains("Nuclei are counted.") && text.contains("positive: its outline is whole"), text);
        // Who published it is not asked to read it.
        assertFalse(hands.robot().lookup("#banner-guideline").tryQuery().filter(Node::isVisible).isPresent());
    }

    private void compare() {
        people();
        hands.until(() -> hands.rows("#people") >= 2);
        hands.clickOn("#people-compare");
        hands.until(() -> !hands.find("#figures", javafx.scene.layout.GridPane.class).getChildren().isEmpty()
                && hands.find("#quality-said", Label.class).getText().contains("Ben"));
        page(false);
    }

    private void seeWhereTheyDiffer() {
        assertEquals(3 * PILOT, of("Ada").size());
        assertEquals(2 * PILOT, of("Ben").size());
        compare();
        hands.until(() -> hands.rows("#disagreements") == PILOT);
        hands.clickRow("#disagreements", 0);
        hands.until(() -> hands.session().selected().size() == 1
                && hands.session().selected().getFirst().geometry().bounds().maxX() > 190);
        hands.settle();
    }

    private void changeWhatCounts() {
        hands.reveal("draft");
        page(true);
        hands.settle();
        Node part = hands.robot().lookup("#draft-parts .list-cell")
                .<Node>lookup((Node n) -> n instanceof ListCell<?> c && "nucleus".equals(c.getText())).query();
        hands.robot().clickOn(part);
        hands.until(() -> hands.shows("#rule-counts"));
        hands.type("#rule-counts", "also what the edge cuts");
        publish();
        assertTrue(hands.find("#publish-nucleus", CheckBox.class).isSelected());
        assertFalse(hands.find("#publish-debris", CheckBox.class).isSelected());
        hands.type("#publish-because", "the pilot left it open");
        hands.clickOn("Publish version 2");
        hands.until(() -> hands.session().guidelineVersion() == 2);
        page(false);
    }

    /** The lead confirms her own by a key; the others get theirs back and send them again. */
    private void lookAgain() throws IOException {
        hands.reveal("relabel");
        int due = 1 + 3 * PILOT + 2 * PILOT;
        hands.until(() -> hands.rows("#relabels") == due);
        hands.robot().interact(() -> hands.session().show(of("Lea").getFirst().image()));
        hands.settle();
        hands.robot().interact(() -> hands.session().selection().set(Set.of(of("Lea").getFirst().id())));
        hands.focusCanvas().press(KeyCode.Y);
        hands.until(() -> hands.rows("#relabels") == due - 1);
        hands.clickOn("#relabel-give");
        hands.read();
        comeBack(work("Ada", 3), work("Ben", 3));
        hands.reveal("relabel");
        hands.until(() -> hands.rows("#relabels") == 0
                && hands.find("#relabel-told", Label.class).getText().startsWith("All " + due + " looked at"));
        hands.robot().interact(() -> hands.find("#relabel-shown", ComboBox.class).getSelectionModel().selectLast());
        hands.until(() -> hands.rows("#relabels") == due);
        hands.clickOn("#relabel-export");
        hands.until(() -> Files.exists(chosen()) && Files.readAllLines(chosen()).size() == due + 1);
        Files.delete(chosen());
    }
}
