package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.control.Sending;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Progress;
import touchstone.model.GuidelineId;
import touchstone.model.guideline.Publishing;
import touchstone.model.note.Case;
import touchstone.model.ImageId;
import touchstone.model.note.Draft;
import touchstone.model.note.Example;
import touchstone.model.note.Rationale;
import touchstone.model.note.ReadBy;
import touchstone.store.Project;

class GuidelineWindowTest {

    private static final String TEXT = """
            # Classes

            ## cell

            - Counts: a closed wall
            - When in doubt: leave it out

            ## nucleus

            - Counts: the stained body

            # Decision tree

            - Is the wall closed?
              - yes -> cell (stain = strong)
              - no -> nucleus
            """;

    @TempDir
    Path folder;

    private Path project;
    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        project = SmallProject.in(folder);
        try (Project made = Project.open(project)) {
            made.commit(Edit.of("Guideline", Change.add(new Guideline(GuidelineId.create(), 2, TEXT))), null);
        }
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private void publishThree() throws Exception {
        try (Project made = Project.open(project)) {
            made.commit(new Edit("Publish",
                    Publishing.of(made, TEXT.replace("closed wall", "wall"), Set.of("cell"), Set.of(),
                            "pale walls count", null, Instant.EPOCH).changes()),
                    null);
        }
    }

    private List<Annotation> mineEverywhere() {
        return hands.session().project().images().stream()
                .flatMap(i -> hands.session().project().annotations(i.id(), SmallProject.ADA.id()).stream()).toList();
    }

    private void perform(String command) {
        hands.robot().interact(() -> hands.desk().commands().named(command).perform());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(int object) {
        hands.robot().interact(() -> hands.session().selection().set(Set.of(hands.mineNow().get(object).id())));
    }

    @Test
    void a_version_that_was_not_read_is_announced_until_it_is_confirmed() {
        hands.open(project);
        assertTrue(hands.robot().lookup("#read-done").tryQuery().isPresent());
        hands.clickOn("#read-done");
        hands.until(() -> hands.session().project().notes(ReadBy.KIND).size() == 1);
        assertFalse(hands.robot().lookup("#banner-guideline").query().isVisible());
        ReadBy read = ReadBy.of(hands.session().project().notes(ReadBy.KIND).getFirst()).orElseThrow();
        assertEquals(2, read.version());
        assertEquals(SmallProject.ADA.id(), read.author());
    }

    @Test
    void what_is_due_is_looked_at_again_by_one_key_or_by_an_edit() throws Exception {
        publishThree();
        hands.open(project);
        perform("panel-relabel");
        TableView<?> table = hands.find("#relabels", TableView.class);
        // Everybody's cells: three of Ada's, two of Ben's, three of gold.
        hands.until(() -> table.getItems().size() == 8);
        choose(0);
        perform("still-right");
        hands.until(() -> table.getItems().size() == 7);
        hands.until(() -> hands.session().selected().size() == 1
                && hands.session().selected().getFirst().provenance().guidelineVersion() == 0);
        ImageId looked = Objects.requireNonNull(hands.session().image().get()).id();
        perform("still-right");
        hands.until(() -> table.getItems().size() == 6);
        assertEquals(2, mineEverywhere().stream().filter(a -> a.provenance().guidelineVersion() == 3).count());

        // What is due next may lie on another image, whose steps are its own.
        hands.robot().interact(() -> hands.session().show(looked));
        hands.settle();
        hands.robot().interact(() -> hands.session().undo());
        hands.until(() -> table.getItems().size() == 7);
    }

    @Test
    void an_image_that_was_finished_without_one_is_looked_at_again_by_the_same_key() throws Exception {
        try (Project made = Project.open(project)) {
            made.commit(Edit.of("Done", Change.add(new Progress(made.images().getFirst().id(), SmallProject.ADA.id(),
                    Progress.Status.DONE))), SmallProject.ADA.id());
            made.commit(new Edit("Publish", Publishing.of(made, TEXT, Set.of("debris"), Set.of("debris"), "", null,
                    Instant.EPOCH).changes()), null);
        }
        hands.open(project);
        perform("panel-relabel");
        TableView<?> table = hands.find("#relabels", TableView.class);
        hands.until(() -> table.getItems().size() == 1);
        hands.robot().interact(() -> hands.session().selection().set(Set.of()));
        perform("still-right");
        hands.until(() -> table.getItems().isEmpty());
        assertEquals(Progress.Status.DONE,
                hands.session().status(hands.session().project().images().getFirst().id()));
        // One look is one step, there and back.
        hands.robot().interact(() -> hands.session().undo());
        hands.until(() -> table.getItems().size() == 1);
        assertEquals(Progress.Status.DONE,
                hands.session().status(hands.session().project().images().getFirst().id()));
        hands.robot().interact(() -> hands.session().redo());
        hands.until(() -> table.getItems().isEmpty());
    }

    @Test
    void an_object_that_is_changed_is_made_under_the_newest_version() {
        hands.open(project);
        hands.focusCanvas();
        choose(0);
        hands.press(KeyCode.RIGHT);
        hands.until(() -> hands.isSaved()
                && hands.mineNow().getFirst().provenance().guidelineVersion() == 2);
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mineNow().getFirst().provenance().guidelineVersion() == 0);
    }

    @Test
    void an_object_is_pinned_as_an_example_with_its_reason() {
        hands.open(project);
        hands.focusCanvas();
        choose(0);
        hands.robot().interact(() -> Platform
                .runLater(() -> hands.desk().commands().named("pin-example").perform()));
        hands.until(() -> hands.robot().lookup("#pin-reason").tryQuery().isPresent());
        hands.robot().interact(() -> hands.find("#pin-reason", TextField.class).setText("closed all round"));
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.session().project().notes(Example.KIND).size() == 1);
        Example example = Example.of(hands.session().project().notes(Example.KIND).getFirst()).orElseThrow();
        assertEquals("closed all round", example.reason());
        assertEquals("cell", example.label());
        assertEquals(hands.mine().getFirst().id(), example.annotation());
        assertTrue(example.crop().png().length > 100);
    }

    @Test
    void a_reported_case_is_answered_for_everybody() {
        hands.open(project);
        hands.focusCanvas();
        hands.robot().interact(() -> Platform
                .runLater(() -> hands.desk().commands().named("report-case").perform()));
        hands.until(() -> hands.robot().lookup("#case-text").tryQuery().isPresent());
        hands.robot().interact(() -> {
            hands.find("#case-text", TextArea.class).setText("half a wall");
            DialogPane form = hands.find("#case-form", DialogPane.class);
            ((Button) form.lookupButton(form.getButtonTypes().getFirst())).fire();
        });
        hands.until(() -> hands.session().project().notes(Case.KIND).size() == 1);
        perform("panel-cases");
        TableView<?> table = hands.find("#cases", TableView.class);
        hands.until(() -> table.getItems().size() == 1);
        hands.robot().interact(() -> table.getSelectionModel().select(0));
        hands.settle();
        hands.robot().interact(() -> hands.find("#case-answer", TextArea.class).setText("it counts"));
        assertEquals(List.of("it counts"), Sending.unsent(hands.desk()));
        hands.robot().interact(() -> hands.find("#case-send", Button.class).fire());
        hands.until(() -> Case.of(hands.session().project().notes(Case.KIND).getFirst()).orElseThrow().answer()
                .equals("it counts"));
        hands.until(() -> Sending.unsent(hands.desk()).isEmpty());
        hands.until(() -> !hands.find("#case-pin", Button.class).isDisabled());
        hands.robot().interact(() -> hands.find("#case-pin", Button.class).fire());
        hands.until(() -> hands.session().project().notes(Example.KIND).size() == 1);
    }

    @Test
    void a_draft_that_cannot_be_read_is_kept_and_not_published() {
        hands.open(project);
        String vague = TEXT.replace("- Counts: the stained body", "- Tightness: wide");
        perform("edit-guideline");
        hands.robot().interact(() -> hands.find("#draft-parts", ListView.class).getSelectionModel().selectLast());
        hands.robot().interact(() -> hands.find("#draft-text", TextArea.class).setText(vague));
        hands.until(() -> !hands.find("#draft-publish", Button.class).isDisabled());
        hands.robot().interact(() -> hands.find("#draft-publish", Button.class).fire());
        hands.until(() -> hands.session().saving().get().failure().contains("wide"));
        assertTrue(hands.robot().lookup("#publish").tryQuery().isEmpty());
        assertEquals(1, hands.session().project().notes(Draft.KIND).size());
        assertEquals(2, hands.session().project().guidelines().size());
    }

    @Test
    void questions_give_label_and_values_and_the_way_is_kept() {
        hands.open(project);
        hands.focusCanvas();
        choose(0);
        perform("decide");
        hands.press(KeyCode.DIGIT1);
        hands.until(() -> hands.session().project().notes(Rationale.KIND).size() == 1);
        Rationale kept = Rationale.of(hands.session().project().notes(Rationale.KIND).getFirst()).orElseThrow();
        assertEquals("Is the wall closed? yes", kept.way());
        assertEquals("strong", hands.mine().getFirst().attributes().get("stain"));
        assertEquals(2, hands.mine().getFirst().provenance().guidelineVersion());
    }
}
