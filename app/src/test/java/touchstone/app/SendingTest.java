package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.model.Image;
import touchstone.model.Progress;
import touchstone.model.note.Case;
import touchstone.model.note.Comment;

/** Ctrl+Enter and Escape mean the same wherever something is written. */
class SendingTest extends InProject {

    private void sendByKeys() {
        hands.press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.settle();
    }

    private Progress.Status status(Image image) {
        return hands.session().status(image.id(), SmallProject.ADA.id());
    }

    private Image first() {
        return hands.session().images().getFirst();
    }

    private long comments() {
        return hands.session().project().notes(Comment.KIND).size();
    }

    @Test
    void a_comment_is_sent_and_its_image_is_not_marked_as_done() {
        hands.focusCanvas().click(60, 60);
        hands.press(KeyCode.X);
        hands.settle();
        hands.robot().write("too wide");
        sendByKeys();
        hands.until(() -> comments() == 1);
        assertEquals(first(), hands.session().image().get());
        assertEquals(Progress.Status.TODO, status(first()));
        hands.select();
        hands.robot().interact(() -> hands.find("#object-comment", TextField.class).requestFocus());
        hands.robot().write("one or two");
        sendByKeys();
        hands.until(() -> comments() == 2);
        assertEquals(Progress.Status.TODO, status(first()));
    }

    @Test
    void what_is_typed_into_the_form_is_kept_when_the_image_is_done() {
        hands.select();
        hands.robot().interact(() -> hands.find("#attribute-remark", TextField.class).requestFocus());
        hands.robot().write("torn");
        sendByKeys();
        hands.until(() -> status(first()) == Progress.Status.DONE && hands.isSaved());
        assertTrue(hands.session().project().annotations(first().id(), SmallProject.ADA.id()).stream()
                .anyMatch(a -> Map.of("remark", "torn").equals(a.attributes())));
    }

    @Test
    void the_guideline_keeps_what_is_written_and_escape_goes_back_to_the_picture() {
        hands.reveal("draft");
        hands.robot().interact(() -> hands.find("#draft-parts", ListView.class).getSelectionModel().selectLast());
        TextArea text = hands.find("#draft-text", TextArea.class);
        hands.robot().interact(() -> {
            text.requestFocus();
            text.setText("# Cells\nEvery closed wall.\n");
        });
        sendByKeys();
        assertEquals(Progress.Status.TODO, status(first()));
        assertTrue(hands.session().notes().stream()
                .anyMatch(n -> n.fields().containsValue("# Cells\nEvery closed wall.\n")));
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> hands.desk().isCanvasFocused());
        assertEquals("# Cells\nEvery closed wall.\n", text.getText());
    }

    @Test
    void a_dialog_takes_what_is_written_in_several_lines() {
        hands.select();
        Platform.runLater(() -> hands.desk().commands().named("report-case").perform());
        hands.until(() -> hands.shows("#case-text"));
        hands.clickOn("#case-text");
        hands.robot().write("one or two");
        hands.press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.until(() -> !hands.shows("#case-text"));
        hands.until(() -> hands.session().project().notes(Case.KIND).stream()
                .anyMatch(n -> n.fields().containsValue("one or two")));
    }
}
