package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.model.note.Handover;
import touchstone.model.note.Verdict;
import touchstone.model.note.WorkPolicy;
import touchstone.qa.review.Policies;
import touchstone.store.Project;

class QueueTest {

    @TempDir
    Path folder;

    private Path project;
    // Each test opens the window itself, after it has prepared the project.
    @SuppressWarnings("NullAway.Init")
    private Hands hands;

    private void start(List<Change> changes) throws Exception {
        try (Project made = Project.open(project)) {
            made.commit(new Edit("Prepare", changes), null);
        }
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(project);
    }

    private List<Image> images;

    @BeforeEach
    void make() throws Exception {
        project = SmallProject.in(folder);
        try (Project made = Project.openReadOnly(project)) {
            images = made.images();
        }
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private Change given(int image, Why why, int place) {
        return Change.add(new Assignment(NoteId.create(), images.get(image).id(), null,
                Instant.parse("2026-01-01T00:00:00Z"), SmallProject.ADA.id(), "first", Task.DRAW, why, place, null,
                List.of()).note());
    }

    @Test
    void given_work_comes_in_its_order_and_its_reason_is_not_told() throws Exception {
        start(List.of(given(1, Why.GOLDEN, 0), given(0, Why.WORK, 1)));
        hands.clickOn("#tab-queue");
        TableView<?> table = hands.find("#queue", TableView.class);
        hands.until(() -> table.getItems().size() == 2);
        assertEquals(List.of("Given to you"),
                hands.desk().work().work().list().get().stream().map(n -> n.reason()).distinct().toList());
        hands.focusCanvas().press(KeyCode.ALT, KeyCode.D);
        hands.until(() -> images.get(1).equals(hands.session().image().get()));
        hands.press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.until(() -> images.get(0).equals(hands.session().image().get()) && table.getItems().size() == 1);
    }

    @Test
    void the_policy_of_the_project_says_what_is_next_and_why() throws Exception {
        Image first = images.getFirst();
        List<Change> changes = new ArrayList<>(List.of(
                Change.add(new WorkPolicy(NoteId.create(), null, Instant.EPOCH, null,
                        Policies.named("priority").toString(), 1).note()),
                Change.replace(first, first.withFields(Map.of("priority", "3")))));
        start(changes);
        hands.until(() -> hands.desk().work().work().problem().get().isEmpty());
        // Everybody has worked on both images, so nothing is open.
        assertEquals(List.of(), hands.desk().work().work().list().get());
    }

    @Test
    void one_key_escalates_with_a_reason_and_the_answer_comes_back() throws Exception {
        start(List.of());
        Image asked = hands.session().image().get();
        hands.focusCanvas().press(KeyCode.SHIFT, KeyCode.Q);
        hands.until(() -> !hands.robot().lookup("#handing-on-reasons").queryAll().isEmpty());
        hands.press(KeyCode.DIGIT2);
        hands.until(() -> hands.session().status(asked.id()) == Progress.Status.ESCALATED);
        Handover said = hands.session().project().notes(Handover.KIND).stream().flatMap(n -> Handover.of(n).stream())
                .findFirst().orElseThrow();
        assertEquals("The guideline does not say", said.reason());
        assertTrue(said.isOpen());

        hands.robot().interact(() -> hands.session().become(SmallProject.BEN));
        hands.clickOn("#tab-queue").clickOn("#queue-page-questions");
        hands.until(() -> !hands.find("#questions", TableView.class).getItems().isEmpty());
        hands.clickRow("#questions", 0);
        hands.clickOn("#question-answer");
        hands.robot().write("leave it out");
        hands.clickOn("#question-go");
        hands.until(() -> hands.session().status(asked.id(), SmallProject.ADA.id()) == Progress.Status.RETURNED);
        assertEquals("leave it out", hands.session().project().notes(Handover.KIND).stream()
                .flatMap(n -> Handover.of(n).stream()).findFirst().orElseThrow().answer());
    }

    @Test
    void predictions_are_accepted_and_rejected_by_keys_and_stay_as_the_model_said() throws Exception {
        Annotator net = Annotator.named("net", Annotator.Role.MODEL);
        Image first = images.getFirst();
        Annotation sure = predicted(net, first, 60, 0.95);
        Annotation doubtful = predicted(net, first, 150, 0.5);
        start(List.of(Change.add(net), Change.add(sure), Change.add(doubtful)));
        hands.robot().interact(() -> hands.session().show(first.id()));
        hands.settle();
        int before = hands.mine().size();
        hands.focusCanvas().press(KeyCode.ALT, KeyCode.N);
        hands.until(() -> hands.session().selection().get().equals(Set.of(doubtful.id())));
        hands.press(KeyCode.ALT, KeyCode.R);
        hands.until(() -> verdicts().size() == 1 && verdicts().getFirst().isRejected());
        hands.until(() -> hands.session().selection().get().equals(Set.of(sure.id())));
        hands.press(KeyCode.ALT, KeyCode.A);
        hands.untilMine(before + 1);
        Verdict accepted = verdicts().stream().filter(v -> !v.isRejected()).findFirst().orElseThrow();
        Annotation own = hands.mine().stream().filter(a -> a.id().equals(accepted.own())).findFirst().orElseThrow();
        assertEquals(Provenance.Origin.ACCEPTED, own.provenance().origin());
        assertEquals(sure.geometry(), own.geometry());
        assertEquals(2, hands.session().project().annotations(first.id(), net.id()).size());
    }

    private List<Verdict> verdicts() {
        return hands.session().project().notes(Verdict.KIND).stream().flatMap(n -> Verdict.of(n).stream()).toList();
    }

    private static Annotation predicted(Annotator net, Image image, double x, double score) {
        return new Annotation(AnnotationId.create(), image.id(), SmallProject.CELL.id(), net.id(),
                new Box(x, 80, 30, 30), Map.of(), Provenance.model("net", score));
    }

    @Test
    void what_is_drawn_finer_takes_the_place_of_the_coarse_object_and_keeps_its_story() throws Exception {
        start(List.of());
        hands.robot().interact(() -> hands.session().show(images.getFirst().id()));
        hands.settle();
        Annotation box = hands.mine().getFirst();
        hands.robot().interact(() -> hands.session().selection().set(Set.of(box.id())));
        hands.focusCanvas().press(KeyCode.ALT, KeyCode.U);
        hands.settle();
        double x = box.geometry().bounds().centerX();
        double y = box.geometry().bounds().centerY();
        hands.drag(x - 6, y, x, y + 3, x + 6, y);
        hands.until(() -> hands.mineNow().stream().anyMatch(a -> a.id().equals(box.id())
                && a.geometry().kind() == GeometryKind.MASK) && hands.isSaved());
        assertEquals(2, hands.mine().size());
        assertFalse(hands.session().project().histories().story(box.image(), box.id()).isEmpty());
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mineNow().stream().anyMatch(box::equals));
    }
}
