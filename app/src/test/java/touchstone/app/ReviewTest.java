package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.app.control.Banner;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Comment;
import touchstone.model.note.Review;
import touchstone.store.Project;

class ReviewTest extends InProject {

    @Override
    Path made() throws Exception {
        Path file = super.made();
        try (Project made = Project.open(file)) {
            List<Change> done = made.images().stream().map(i -> Change.add(new Progress(i.id(),
                    SmallProject.BEN.id(), Progress.Status.DONE))).toList();
            made.commit(new Edit("Done", done), SmallProject.BEN.id());
        }
        return file;
    }

    private List<Comment> comments() {
        return hands.session().project().notes(Comment.KIND).stream().map(Comment::of).flatMap(c -> c.stream())
                .toList();
    }

    private static int ben(ComboBox<?> whose) {
        return whose.getItems().indexOf(SmallProject.BEN);
    }

    private void write(String words) {
        hands.robot().write(words);
        hands.press(KeyCode.ENTER);
        hands.settle();
    }

    @Test
    void a_comment_is_pinned_under_the_pointer_answered_resolved_and_taken_back() {
        hands.focusCanvas().click(60, 60);
        hands.press(KeyCode.X);
        hands.settle();
        write("too wide");
        hands.until(() -> comments().size() == 1);
        Comment first = comments().getFirst();
        assertEquals("too wide", first.text());
        assertEquals(SmallProject.ADA.id(), first.author());
        assertEquals(60, first.x(), 1);
        assertEquals(60, first.y(), 1);

        hands.clickOn("#comment-words");
        write("agreed");
        hands.until(() -> comments().size() == 2);
        assertEquals(first.id(), comments().getLast().replyTo());

        hands.clickOn("#comment-settle");
        hands.until(() -> comments().stream().anyMatch(Comment::resolved));
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> comments().stream().noneMatch(Comment::resolved));
    }

    @Test
    void an_escape_leaves_a_comment_that_was_begun() {
        hands.focusCanvas().click(60, 60);
        hands.press(KeyCode.X);
        hands.settle();
        hands.robot().write("never mind");
        hands.press(KeyCode.ESCAPE);
        hands.settle();
        assertTrue(comments().isEmpty());
    }

    @Test
    void work_is_accepted_or_returned_with_a_reason_image_by_image() {
        hands.clickOn("#tab-review");
        ComboBox<?> whose = hands.find("#review-of", ComboBox.class);
        hands.robot().interact(() -> whose.getSelectionModel().select(ben(whose)));
        TableView<?> table = hands.find("#reviews", TableView.class);
        hands.until(() -> table.getItems().size() == 2);
        Image first = hands.session().images().getFirst();
        Image second = hands.session().images().getLast();

        hands.clickOn("#review-accept");
        hands.until(() -> second.equals(hands.session().image().get()));
        hands.clickOn("#review-reason");
        write("one is missing");
        hands.until(() -> hands.session().status(second.id(), SmallProject.BEN.id()) == Progress.Status.RETURNED);
        List<Review> said = hands.session().project().notes(Review.KIND).stream().map((Note n) -> Review.of(n))
                .flatMap(r -> r.stream()).toList();
        assertEquals(2, said.size());
        Review accepted = said.stream().filter(r -> r.image().equals(first.id())).findFirst().orElseThrow();
        Review returned = said.stream().filter(r -> r.image().equals(second.id())).findFirst().orElseThrow();
        assertEquals(Review.Outcome.ACCEPTED, accepted.outcome());
        assertEquals(Review.Outcome.RETURNED, returned.outcome());
        assertEquals("one is missing", returned.reason());
        assertEquals(SmallProject.ADA.id(), returned.author());
        assertEquals(SmallProject.BEN.id(), returned.of());
    }

    @Test
    void a_reviewer_corrects_as_himself_and_the_work_stays_the_annotators() throws Exception {
        review();
        hands.clickOn("#review-correct");
        assertEquals(SmallProject.BEN, hands.session().me().get());
        assertEquals(SmallProject.ADA, hands.session().person().get());
        Annotation cell = hands.mine().getFirst();
        hands.select().press(KeyCode.RIGHT);
        hands.until(() -> hands.isSaved() && !hands.mineNow().contains(cell));
        hands.clickOn("#review-accept");
        hands.until(() -> hands.isSaved() && hands.session().me().get().equals(SmallProject.ADA));
        Project open = hands.session().project();
        Image first = hands.session().images().getFirst();
        assertEquals(2, open.annotations(first.id(), SmallProject.BEN.id()).size());
        assertTrue(open.annotations(first.id(), SmallProject.BEN.id()).stream()
                .anyMatch(a -> a.id().equals(cell.id()) && !a.geometry().equals(cell.geometry())));
        Entry correction = open.history(first.id(), cell.id()).stream()
                .filter(e -> e.changes().stream().anyMatch(c -> cell.equals(c.before()))).findFirst().orElseThrow();
        assertEquals(SmallProject.ADA.id(), correction.author());
    }

    private static <T> List<String> shown(ComboBox<T> box) {
        return box.getItems().stream().map(box.getConverter()::toString).toList();
    }

    @Test
    void a_policy_picks_what_is_looked_over_and_says_why() {
        review();
        ComboBox<?> policies = hands.find("#review-policy", ComboBox.class);
        assertEquals(List.of("All that is done", "Picked for a pilot", "Picked for ramp-up", "Picked for production",
                "Picked for maintenance", "Picked by the project's policy"), shown(policies));
        hands.robot().interact(() -> hands.find("#review-policy", ComboBox.class).getSelectionModel().select(1));
        hands.until(() -> hands.desk().reviews().items().get().stream().anyMatch(i -> !i.why().isEmpty()));
        hands.robot().interact(() -> hands.find("#review-policy", ComboBox.class).getSelectionModel().select(0));
        hands.until(() -> hands.desk().reviews().items().get().stream().allMatch(i -> i.why().isEmpty()));
        assertEquals(2, hands.desk().reviews().items().get().size());
    }

    @Test
    void the_summary_says_what_is_open_and_the_annotator_sees_why_it_came_back() {
        review();
        hands.clickOn("#review-reason");
        write("one is missing");
        Image first = hands.session().images().getFirst();
        hands.until(() -> hands.session().status(first.id(), SmallProject.BEN.id()) == Progress.Status.RETURNED);
        hands.clickOn("#review-summary");
        String verdict = hands.find("#review-verdict", Label.class).getText();
        assertEquals(
                "Done: 1, counted by image and person. Still open: 1 waits for review, 1 returned, no open comment.",
                verdict);
        hands.robot().interact(() -> {
            hands.session().become(SmallProject.BEN);
            hands.session().show(first.id());
        });
        hands.settle();
        Label told = (Label) hands.find("#banner-returned", Banner.class).getChildren().getFirst();
        assertTrue(told.isVisible() && told.getText().endsWith(": one is missing"), told.getText());
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.until(() -> !hands.find("#banner-returned", Banner.class).isVisible());
    }

    private void review() {
        hands.clickOn("#tab-review");
        ComboBox<?> whose = hands.find("#review-of", ComboBox.class);
        hands.robot().interact(() -> whose.getSelectionModel().select(ben(whose)));
        hands.until(() -> hands.desk().reviews().here().isPresent());
        hands.settle();
    }
}
