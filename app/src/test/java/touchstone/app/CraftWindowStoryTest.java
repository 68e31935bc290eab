package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.handout.Standings;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Progress;
import touchstone.model.note.Example;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/**
 * What a lead does before many images are drawn, by mouse and keyboard: a guideline with an example, a pilot of two who
 * get blind packages and send them back, what they differ in, a second version, a second look by both, and its proof.
 */
class CraftWindowStoryTest {

    private static final int IMAGES = 5;
    private static final int PILOT = 3;
    private static final Annotator LEA = Annotator.named("Lea", Role.ANNOTATOR);
    /** On every image: two whole nuclei and one that the edge cuts, as drags from corner to corner. */
    private static final List<double[]> NUCLEI = List.of(new double[]{ 30, 30, 70, 60 },
            new double[]{ 100, 60, 140, 90 }, new double[]{ 165, 20, 199, 50 });

    @TempDir
    Path folder;

    private Path project;
    private Path chosen;
    private Hands hands;
    private int packages;

    @BeforeEach
    void makeAProject() throws Exception {
        project = folder.resolve("nuclei.touchstone");
        chosen = folder.resolve("chosen.touchpack");
        try (Project made = Project.create(project)) {
            List<Change> changes = new ArrayList<>(List.of(
                    Change.add(touchstone.model.Label.named("nucleus", 0)),
                    Change.add(touchstone.model.Label.named("debris", 1)), Change.add(LEA)));
            for (int i = 0; i < IMAGES; i++) {
                Path picture = folder.resolve("field-" + i + ".png");
                ImageIO.write(picture(i), "png", picture.toFile());
                ImageFile seen = ImageFile.inspect(picture);
                changes.add(Change.add(new Image(ImageId.create(), "field-" + i + ".png", seen.width(), seen.height(),
                        seen.sha256(), seen.bytes())));
            }
            made.commit(new Edit("Set up", changes), null);
        }
        hands = Hands.at(folder, new GivenFiles(chosen), "Lea");
        hands.open(project);
    }

    private static BufferedImage picture(int number) {
        BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(210, 200, 205 + number));
        graphics.fillRect(0, 0, 200, 120);
        graphics.setColor(new Color(90, 80, 150));
        NUCLEI.forEach(n -> graphics.fillOval((int) n[0], (int) n[1], (int) (n[2] - n[0]), (int) (n[3] - n[1])));
        graphics.dispose();
        return image;
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    @Test
    void a_pilot_is_played_from_the_guideline_to_the_proof_that_all_was_looked_at_again() throws Exception {
        writeAGuideline();
        give("calibration", "Ada, Ben", PILOT, "pilot");
        comeBack(work("Ada", 3), work("Ben", 2));
        seeWhereTheyDiffer();
        changeWhatCounts();
        lookAgain();
    }

    private boolean shows(String query) {
        return hands.robot().lookup(query).tryQuery().isPresent();
    }

    private void type(String field, String text) {
        hands.clickOn(field).press(KeyCode.CONTROL, KeyCode.A);
        hands.robot().write(text);
    }

    private int rows(String table) {
        return hands.find(table, TableView.class).getItems().size();
    }

    private void answerNotice() {
        hands.until(() -> shows("#notice"));
        hands.clickOn("OK");
        hands.until(() -> !shows("#notice"));
    }

    private List<Annotation> of(String name) {
        Project open = hands.session().project();
        return open.annotatorNamed(name).stream()
                .flatMap(a -> open.images().stream().flatMap(i -> open.annotations(i.id(), a.id()).stream())).toList();
    }

    private void publish() {
        hands.until(() -> !hands.find("#draft-publish", Button.class).isDisabled());
        hands.clickOn("#draft-publish");
        hands.until(() -> shows("#publish-because"));
    }

    private void writeAGuideline() {
        hands.reveal("draft");
        type("#draft-text", "Nuclei are counted.");
        hands.pick("box");
        double[] first = NUCLEI.getFirst();
        hands.drag(first).untilMine(1);
        hands.press(KeyCode.ALT, KeyCode.X);
        hands.until(() -> shows("#pin-reason"));
        type("#pin-reason", "its outline is whole");
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

    private void people() {
        hands.reveal("queue").clickOn("#queue-page-people");
        hands.robot().interact(() -> hands.desk().docks().tall().set(true));
        hands.settle();
    }

    private void give(String task, String to, int most, String batch) {
        people();
        hands.clickOn("#people-give-" + task);
        hands.until(() -> shows("#assign"));
        type("#assign-to", to);
        type("#assign-most", Integer.toString(most));
        type("#assign-batch", batch);
        hands.clickOn("Give");
        answerNotice();
        hands.until(() -> rows("#people") > 0);
    }

    /** Packs what somebody has to do, opens the package as they do, draws so many on every image, and sends it back. */
    private Path work(String name, int nuclei) throws IOException {
        people();
        TableView<?> table = hands.find("#people", TableView.class);
        hands.until(() -> index(table, name) >= 0);
        hands.clickRow("#people", index(table, name)).clickOn("#people-pack");
        hands.until(() -> shows("#pack-blind"));
        assertTrue(hands.find("#pack-blind", CheckBox.class).isSelected());
        Path sent = packed(name);
        Platform.runLater(() -> hands.workbench().open(sent));
        hands.until(() -> shows("#open-package"));
        hands.clickOn("Work on it");
        hands.until(() -> hands.workbench().desk().map(d -> d.session().path().startsWith(sent.getParent()))
                .orElse(false));
        hands.settle();
        assertEquals(List.of(name), hands.session().annotators().stream().map(Annotator::name).toList());
        if (shows("#read-done")) {
            hands.clickOn("#read-done");
        }
        draw(nuclei);
        Platform.runLater(() -> hands.desk().traffic().pack());
        hands.until(() -> shows("#pack-blind"));
        Path back = packed(name + "-back");
        hands.open(project);
        return back;
    }

    private static int index(TableView<?> people, String name) {
        return people.getItems().stream().map(p -> ((Standings.Person) p).annotator().name()).toList().indexOf(name);
    }

    private Path packed(String name) throws IOException {
        hands.clickOn("Choose a place");
        answerNotice();
        packages++;
        return Files.move(chosen,
                Files.createDirectories(folder.resolve("package-" + packages)).resolve(name + ".touchpack"));
    }

    /** Up to so many on every image, those first that are not there yet. */
    private void draw(int nuclei) {
        hands.pick("box");
        int images = hands.session().images().size();
        for (int i = 0; i < images; i++) {
            Image here = hands.session().image().get();
            for (int n = hands.mine().size(); n < nuclei; n++) {
                hands.drag(NUCLEI.get(n)).untilMine(n + 1);
            }
            hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.ENTER);
            hands.until(() -> hands.session().status(here.id()) == Progress.Status.DONE);
            if (i + 1 < images) {
                hands.until(() -> !here.equals(hands.session().image().get()));
                hands.settle();
            }
        }
        hands.until(hands::isSaved);
    }

    private void comeBack(Path... packages) throws IOException {
        for (Path each : packages) {
            people();
            Files.copy(each, chosen, StandardCopyOption.REPLACE_EXISTING);
            long before = hands.session().project().summary().edits();
            hands.clickOn("#people-take");
            hands.until(() -> shows("#merge-preview"));
            hands.clickOn("Merge");
            hands.until(() -> hands.session().project().summary().edits() > before && !shows("#merge-preview"));
            hands.settle();
            Files.delete(chosen);
        }
    }

    private void compare() {
        people();
        hands.until(() -> rows("#people") >= 2);
        hands.clickOn("#people-compare");
        hands.until(() -> !hands.find("#figures", javafx.scene.layout.GridPane.class).getChildren().isEmpty()
                && hands.find("#quality-said", Label.class).getText().contains("Ben"));
        hands.robot().interact(() -> hands.desk().docks().tall().set(false));
    }

    private void seeWhereTheyDiffer() {
        assertEquals(3 * PILOT, of("Ada").size());
        assertEquals(2 * PILOT, of("Ben").size());
        compare();
        hands.until(() -> rows("#disagreements") == PILOT);
        hands.clickRow("#disagreements", 0);
        hands.until(() -> hands.session().selected().size() == 1
                && hands.session().selected().getFirst().geometry().bounds().maxX() > 190);
        hands.settle();
    }

    private void changeWhatCounts() {
        hands.reveal("draft");
        hands.robot().interact(() -> hands.desk().docks().tall().set(true));
        hands.settle();
        Node part = hands.robot().lookup("#draft-parts .list-cell")
                .<Node>lookup((Node n) -> n instanceof ListCell<?> c && "nucleus".equals(c.getText())).query();
        hands.robot().clickOn(part);
        hands.until(() -> shows("#rule-counts"));
        type("#rule-counts", "also what the edge cuts");
        publish();
        assertTrue(hands.find("#publish-nucleus", CheckBox.class).isSelected());
        assertFalse(hands.find("#publish-debris", CheckBox.class).isSelected());
        type("#publish-because", "the pilot left it open");
        hands.clickOn("Publish version 2");
        hands.until(() -> hands.session().guidelineVersion() == 2);
        hands.robot().interact(() -> hands.desk().docks().tall().set(false));
    }

    /** The lead confirms her own by a key; the others get theirs back and send them again. */
    private void lookAgain() throws IOException {
        hands.reveal("relabel");
        int due = 1 + 3 * PILOT + 2 * PILOT;
        hands.until(() -> rows("#relabels") == due);
        hands.robot().interact(() -> hands.session().show(of("Lea").getFirst().image()));
        hands.settle();
        hands.robot().interact(() -> hands.session().selection().set(Set.of(of("Lea").getFirst().id())));
        hands.focusCanvas().press(KeyCode.Y);
        hands.until(() -> rows("#relabels") == due - 1);
        hands.clickOn("#relabel-give");
        answerNotice();
        comeBack(work("Ada", 3), work("Ben", 3));
        hands.reveal("relabel");
        hands.until(() -> rows("#relabels") == 0
                && hands.find("#relabel-told", Label.class).getText().startsWith("All " + due + " looked at"));
        hands.robot().interact(() -> hands.find("#relabel-shown", ComboBox.class).getSelectionModel().selectLast());
        hands.until(() -> rows("#relabels") == due);
        hands.clickOn("#relabel-export");
        hands.until(() -> Files.exists(chosen) && Files.readAllLines(chosen).size() == due + 1);
        Files.delete(chosen);
    }
}
