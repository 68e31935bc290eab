package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.craft.TeamProject;
import touchstone.app.project.KeptSettings;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.note.Fault;
import touchstone.model.note.Review;
import touchstone.model.note.SignOff;
import touchstone.model.note.Thresholds;

class CraftPagesTest {

    @TempDir
    Path folder;

    private Hands hands;
    private GivenFiles files;

    @BeforeEach
    void start() throws Exception {
        Path project = TeamProject.in(folder, 3, 30, 4);
        files = new GivenFiles(folder.resolve("paper.html"));
        hands = Hands.at(folder, files, "Ada");
        hands.open(project);
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private void perform(String command) {
        hands.robot().interact(() -> hands.desk().commands().named(command).perform());
        hands.settle();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as the robot's own look-up
    private <T extends Node> T node(String query) {
        return hands.robot().lookup(query).query();
    }

    private boolean isThere(String query) {
        return hands.robot().lookup(query).tryQuery().isPresent();
    }

    @Test
    void the_dashboard_answers_and_leads_to_the_pictures_behind_an_alarm() {
        perform("dashboard");
        hands.until(() -> this.<Button>node("#answer-far").getAccessibleText().contains("of 30 images"));
        hands.until(() -> isThere("#dashboard-alarms .alarm .button"));
        hands.until(() -> isThere("#chart-progress") && isThere("#chart-score") && isThere("#chart-agreement"));
        hands.robot().interact(() -> this.<Button>node("#dashboard-alarms .alarm .button").fire());
        hands.settle();
        Labeled picked = node("#images-picked");
        assertTrue(picked.isVisible(), "the list says what was picked");
        int listed = this.<TableView<?>>node("#images").getItems().size();
        assertTrue(listed > 0 && listed < 30, listed + " images listed");
        hands.robot().interact(() -> this.<Button>node("#images-picked").fire());
        assertEquals(30, this.<TableView<?>>node("#images").getItems().size());
        perform("dashboard");
        hands.until(() -> aboutCleo().isPresent());
        hands.robot().interact(() -> ((Button) aboutCleo().orElseThrow().lookup(".button")).fire());
        hands.settle();
        Annotator cleo = hands.session().annotators().stream().filter(a -> a.name().equals("Cleo")).findFirst()
                .orElseThrow();
        assertEquals(cleo.id(), Objects.requireNonNull(hands.session().layers().alone().get()).annotator());
    }

    private boolean isInView(String query) {
        for (Node node : hands.robot().lookup(query).queryAll()) {
            boolean visible = true;
            for (Node n = node; n != null; n = n.getParent()) {
                visible &= n.isVisible();
            }
            if (visible) {
                return true;
            }
        }
        return false;
    }

    private Optional<Node> aboutCleo() {
        return about("Cleo");
    }

    private Optional<Node> about(String word) {
        return hands.robot().lookup("#dashboard .alarm").queryAll().stream()
                .filter(n -> String.valueOf(n.getAccessibleText()).contains(word)).findFirst();
    }

    @Test
    void an_alarm_that_no_picture_shows_leads_to_where_it_is_remedied() {
        hands.robot().interact(() -> hands.session()
                .commit(new Edit("Add a label", List.of(Change.add(Label.named("fold", 5))))));
        hands.settle();
        perform("dashboard");
        hands.until(() -> about("No object has the label fold").isPresent());
        assertFalse(isInView("#labels"));
        hands.robot().interact(() -> ((Button) about("No object has the label fold").orElseThrow().lookup(".button"))
                .fire());
        hands.settle();
        assertTrue(isInView("#labels"));
    }

    @Test
    void a_gate_is_asked_its_limit_kept_and_its_answer_signed() {
        perform("gates");
        hands.robot().interact(() -> this.<Button>node("#gates-check").fire());
        hands.until(() -> isThere("#verdict-exportGate"));
        assertEquals("failed", this.<Labeled>node("#verdict-exportGate").getText());
        for (String wrong : List.of("many", "2.5", "-1", "NaN", "5d", "1,000")) {
            hands.robot().interact(() -> {
                this.<TextField>node("#limit-exportGate-returned").setText(wrong);
                this.<Button>node("#limits-keep-exportGate-unverified").fire();
            });
        }
        assertTrue(Thresholds.of(hands.session().project()).isEmpty());
        hands.robot().interact(() -> {
            this.<TextField>node("#limit-exportGate-returned").setText("5");
            this.<Button>node("#limits-keep-exportGate-unverified").fire();
        });
        hands.until(() -> Optional.of("5").equals(
                Optional.ofNullable(Thresholds.of(hands.session().project()).get("exportGate.returned"))));
        hands.robot().interact(() -> this.<Button>node("#gates-check").fire());
        hands.until(() -> this.<Labeled>node("#verdict-exportGate").getText().equals("passed"));
        hands.robot().interact(() -> {
            this.<TextField>node("#sign-exportGate").setText("for training");
            this.<Button>node("#sign-now-exportGate").fire();
        });
        hands.until(() -> hands.session().project().notes(SignOff.KIND).size() == 1);
        hands.robot().interact(() -> this.<Button>node("#pilot-draw").fire());
        hands.until(() -> hands.session().project().images().stream()
                .allMatch(i -> "pilot".equals(i.fields().get("round"))));
    }

    @Test
    void a_reviewer_names_what_is_wrong_and_gives_it_back_without_more_words() {
        perform("panel-review");
        ComboBox<?> whose = node("#review-of");
        hands.robot().interact(() -> whose.getSelectionModel()
                .select(whose.getItems().stream().map(Object::toString).toList().stream()
                        .filter(n -> n.contains("name=Ben")).map(whose.getItems().stream().map(Object::toString)
                                .toList()::indexOf)
                        .findFirst().orElseThrow().intValue()));
        hands.settle();
        hands.robot().interact(() -> this.<TableView<?>>node("#reviews").getSelectionModel().select(0));
        hands.until(() -> isThere("#fault-add") && !this.<Button>node("#review-return").isDisabled());
        long before = hands.session().project().notes(Review.KIND).size();
        hands.robot().interact(() -> {
            this.<TextField>node("#fault-text").setText("at the edge");
            this.<Button>node("#fault-add").fire();
            this.<Button>node("#review-return").fire();
        });
        hands.until(() -> hands.session().project().notes(Review.KIND).size() == before + 1);
        Review said = hands.session().project().notes(Review.KIND).stream().flatMap(n -> Review.of(n).stream())
                .max(Comparator.comparing(Review::time)).orElseThrow();
        assertEquals(Review.Outcome.RETURNED, said.outcome());
        assertEquals(new Fault(Fault.Kind.MISSING, Fault.Weight.CRITICAL, null, "at the edge"),
                said.faults().getFirst());
    }

    @Test
    void a_curve_that_was_pasted_is_kept_and_planned_with() {
        perform("plan");
        hands.robot().interact(() -> {
            this.<TextArea>node("#plan-curve").setText("labels, score\n100, 0.7\n200, ninety\n400, 0.8");
            this.<Button>node("#plan-now").fire();
        });
        assertTrue(hands.session().project().notes("plan").isEmpty());
        hands.robot().interact(() -> {
            this.<TextArea>node("#plan-curve").setText("labels;score\n100;0,7\n200;0,77\n400;0,82\n800;0,85");
            this.<TextField>node("#limit-plan-labelCost").setText("0,08");
            this.<Button>node("#plan-now").fire();
        });
        hands.until(() -> isThere("#result-plan") && isThere("#chart-curve"));
        assertEquals(1, hands.session().project().notes("plan").size());
        assertEquals("0.08", Thresholds.of(hands.session().project()).get("plan.labelCost"));
    }

    @Test
    void a_point_of_a_curve_leads_to_the_images_that_it_was_measured_on() {
        perform("dashboard");
        hands.until(() -> isThere("#chart-score"));
        hands.robot().interact(() -> {
            Node chart = hands.robot().lookup("#chart-score .chart").query();
            chart.requestFocus();
            for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER)) {
                Event.fireEvent(chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
        });
        hands.settle();
        Labeled picked = node("#images-picked");
        assertTrue(picked.isVisible(), "the list says what was picked");
        int listed = this.<TableView<?>>node("#images").getItems().size();
        assertTrue(listed > 0 && listed < 30, listed + " images listed");
    }

    @Test
    void reviewers_and_the_checklist_are_set_where_the_gates_are() {
        perform("gates");
        hands.robot().interact(() -> {
            this.<TextArea>node("#review-checklist").setText("All cells?\n\n Edges looked at? ");
            this.<TextArea>node("#review-expert").setText("Nobody at all");
            this.<Button>node("#review-keep").fire();
        });
        assertTrue(this.<Labeled>node("#review-said").getText().startsWith("\"Nobody at all\""));
        assertTrue(Thresholds.of(hands.session().project()).isEmpty());
        assertEquals("Nobody at all", this.<TextArea>node("#review-expert").getText());
        hands.robot().interact(() -> {
            this.<TextArea>node("#review-expert").setText("Ben");
            this.<Button>node("#review-keep").fire();
        });
        hands.until(() -> Thresholds.of(hands.session().project())
                .equals(Map.of("review.checklist", "All cells?\nEdges looked at?", "review.expert", "Ben")));
    }

    @Test
    void the_phase_of_the_review_is_the_projects() {
        perform("panel-review");
        ComboBox<String> phase = node("#review-policy");
        hands.robot().interact(() -> phase.setValue("production"));
        // The window, which keeps the next change, has to know of this one, not only the disk.
        hands.until(() -> KeptSettings.of(hands.session(), "review.phase").equals("production"));
        hands.robot().interact(() -> phase.setValue("all"));
        hands.until(() -> Thresholds.of(hands.session().project()).isEmpty());
    }

    @Test
    void report_and_votes_are_written_from_the_window() throws Exception {
        Path paper = files.answer();
        perform("report");
        hands.until(() -> isThere(".dialog-pane"));
        assertTrue(Files.readString(paper).contains("</html>"));
        hands.robot().interact(() -> ((Stage) this.<Node>node(".dialog-pane").getScene().getWindow()).close());
        perform("votes");
        hands.until(() -> isThere(".dialog-pane"));
        assertTrue(Files.readString(paper).startsWith("unit,label,share,n,image,votes"));
        hands.robot().interact(() -> ((Stage) this.<Node>node(".dialog-pane").getScene().getWindow()).close());
    }
}
