package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.store.Project;

/** Text half as large again in a window of 1366 by 768: what decides is in sight, and headings can be read. */
class LargeTextTest extends InWindow {

    @BeforeEach
    void enlarge() {
        hands.robot().interact(() -> {
            hands.workbench().settings().keep("text.size", "150");
            hands.workbench().dressAnew();
        });
    }

    /** In a window of that size. */
    private void layOut() {
        hands.robot().interact(() -> {
            Parent window = hands.workbench().window();
            for (int pass = 0; pass < 4; pass++) {
                window.resize(1366, 732);
                window.applyCss();
                window.layout();
            }
        });
    }

    private boolean isInSight(Node node) {
        Bounds place = node.localToScene(node.getLayoutBounds());
        for (Node above = node.getParent(); above instanceof Region room; above = above.getParent()) {
            Bounds seen = room.localToScene(room.getLayoutBounds());
            if (place.getMaxY() > seen.getMaxY() + 0.5 || place.getMinY() < seen.getMinY() - 0.5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void the_button_that_makes_a_project_is_in_sight() {
        hands.robot().interact(() -> hands.workbench().begin(List.of()));
        layOut();
        assertTrue(isInSight(hands.find("#new-go", Button.class)));
    }

    @Test
    void short_headings_are_never_cut_for_long_ones() {
        hands.open(project);
        hands.reveal("comments");
        layOut();
        assertEquals(List.of(), cutHeadings("#discussions").stream().filter(t -> t.length() <= 5).toList());
    }

    private List<String> cutHeadings(String table) {
        return hands.robot().lookup(table + " .column-header > .label").<Label>queryAll().stream()
                .filter(LargeTextTest::isCut).map(Label::getText).toList();
    }

    private static boolean isCut(Label label) {
        return label.getChildrenUnmodifiable().stream()
                .noneMatch(t -> t instanceof Text text && text.getText().equals(label.getText()));
    }

    @Test
    void headings_of_tables_that_are_narrow_are_not_cut_in_german() {
        Messages.language(Locale.GERMAN);
        try {
            hands.robot().interact(() -> hands.workbench().settings().keep("language", "de"));
            hands.open(project);
            List<String> cut = new ArrayList<>();
            Map.of("comments", "#discussions", "relabel", "#relabels", "versions", "#snapshots")
                    .forEach((panel, table) -> {
                        hands.reveal(panel);
                        layOut();
                        cut.addAll(cutHeadings(table));
                    });
            assertEquals(List.of(), cut);
        } finally {
            Messages.language(Locale.ENGLISH);
        }
    }

    @Test
    void the_words_beside_the_fields_of_a_form_are_not_cut_in_german() {
        Messages.language(Locale.GERMAN);
        try {
            hands.open(project);
            hands.reveal("labels");
            hands.robot().interact(() -> hands.find("#label-edit", Button.class).fire());
            hands.until(() -> hands.shows("#label-edit-name"));
            List<Label> words = hands.robot().lookup(".popover-content .label").<Label>queryAll().stream()
                    .filter(l -> !l.getText().isEmpty()).toList();
            assertTrue(words.stream().anyMatch(l -> l.getText().equals("Gewünschte Objekte")));
            assertEquals(List.of(), words.stream().filter(LargeTextTest::isCut).map(Label::getText).toList());
        } finally {
            Messages.language(Locale.ENGLISH);
        }
    }

    @Test
    void what_stands_before_a_sentence_takes_no_room_when_it_is_not_there() {
        hands.open(project);
        hands.reveal("relabel");
        layOut();
        assertEquals(0, hands.find("#relabel-told", Label.class).getBoundsInParent().getMinX(), 16);
    }

    @Test
    void work_can_be_returned_in_a_small_window_whatever_was_found_wrong() throws Exception {
        try (Project made = Project.open(project)) {
            made.commit(new Edit("Done", made.images().stream().map(i -> Change.add(new Progress(i.id(),
                    SmallProject.BEN.id(), Progress.Status.DONE))).toList()), SmallProject.BEN.id());
        }
        hands.open(project);
        hands.reveal("review");
        ComboBox<?> whose = hands.find("#review-of", ComboBox.class);
        hands.robot().interact(() -> whose.getSelectionModel().select(whose.getItems().indexOf(SmallProject.BEN)));
        hands.until(() -> !hands.find("#review-return", Button.class).isDisabled());
        hands.robot().interact(() -> {
            hands.find("#fault-text", TextField.class).setText("the left border");
            hands.find("#fault-add", Button.class).fire();
        });
        layOut();
        assertTrue(isInSight(hands.find("#review-return", Button.class)));
    }
}
