package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Polygon;
import touchstone.store.Project;

class DrawingTest {

    @TempDir
    Path folder;

    private Hands hands;
    private Path project;

    @BeforeEach
    void start() throws Exception {
        project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Cleo");
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private void drawOneOfEachKind() {
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(1);
        hands.press(KeyCode.O).drag(60, 80, 70, 85, 80, 95);
        hands.untilMine(2);
        hands.press(KeyCode.P).click(100, 80).click(140, 80).click(140, 120).click(100, 120).press(KeyCode.ENTER);
        hands.untilMine(3);
        hands.press(KeyCode.L).click(160, 80).click(200, 90).click(220, 80).press(KeyCode.ENTER);
        hands.untilMine(4);
        hands.press(KeyCode.K).click(170, 130);
        hands.untilMine(5);
        hands.press(KeyCode.B).drag(30, 130, 50, 130, 70, 135);
        hands.untilMine(6);
        hands.press(KeyCode.CONTROL, KeyCode.T);
        hands.untilMine(7);
    }

    @Test
    void one_of_each_kind_is_drawn_and_is_there_after_the_file_was_closed_and_opened_again() throws IOException {
        hands.open(project);
        drawOneOfEachKind();
        assertEquals(List.of(GeometryKind.BOX, GeometryKind.ELLIPSE, GeometryKind.POLYGON, GeometryKind.POLYLINE,
                GeometryKind.KEYPOINTS, GeometryKind.MASK, GeometryKind.TAG), hands.kinds());
        List<Annotation> drawn = hands.mine();
        hands.close();
        try (Project reopened = Project.open(project)) {
            assertEquals(drawn, reopened.annotations(reopened.images().getFirst().id(),
                    reopened.annotatorNamed("Cleo").orElseThrow().id()));
        }
        hands.open(project);
        assertEquals(drawn, hands.mine());
    }

    @Test
    void undo_and_redo_walk_through_the_drawing_and_survive_a_restart() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(1);
        hands.press(KeyCode.O).drag(60, 80, 70, 85, 80, 95);
        hands.untilMine(2);
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(1);
        hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        hands.untilMine(2);
        hands.close();
        hands.open(project);
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(1);
        hands.press(KeyCode.CONTROL, KeyCode.Y);
        hands.untilMine(2);
    }

    @Test
    void in_the_middle_of_a_polygon_undo_takes_back_its_last_point() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.P).click(100, 80).click(140, 80).click(140, 120).click(60, 140)
                .press(KeyCode.CONTROL, KeyCode.Z).press(KeyCode.ENTER);
        hands.untilMine(1);
        assertEquals(3, ((Polygon) hands.mine().getFirst().geometry()).parts().getFirst().outer().size());
    }

    @Test
    void the_selected_object_is_deleted_and_comes_back() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(1);
        hands.press(KeyCode.V).click(25, 82);
        hands.until(() -> hands.session().selection().get().size() == 1);
        hands.press(KeyCode.DELETE);
        hands.untilMine(0);
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(1);
    }

    @Test
    void a_number_key_picks_the_label_that_new_objects_get() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.DIGIT2).press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(1);
        assertEquals(SmallProject.NUCLEUS.id(), hands.mine().getFirst().label());
    }

    @Test
    void a_number_key_labels_what_is_being_drawn_and_then_what_is_selected_with_any_tool_in_hand() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.DIGIT1).press(KeyCode.P).click(100, 80).click(140, 80)
                .press(KeyCode.DIGIT3).press(KeyCode.DIGIT2).click(140, 120).press(KeyCode.ENTER);
        hands.untilMine(1);
        assertEquals(SmallProject.NUCLEUS.id(), hands.mine().getFirst().label(), "a label that allows it");
        hands.press(KeyCode.DIGIT1);
        assertEquals(SmallProject.NUCLEUS.id(), hands.mine().getFirst().label(), "what was just drawn stays");
        hands.press(KeyCode.R).press(KeyCode.TAB).press(KeyCode.DIGIT1);
        hands.until(() -> hands.mineNow().getFirst().label().equals(SmallProject.CELL.id()));
    }

    @Test
    void a_tool_that_the_label_does_not_allow_is_refused_with_a_reason() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.DIGIT3).press(KeyCode.P);
        hands.until(() -> hands.find("#hint", Label.class).getText()
                .startsWith("debris is not drawn as a polygon."));
        assertTrue(hands.find("#button-tool-polygon", ToggleButton.class).isDisabled());
    }

    @Test
    void the_first_edit_of_a_newcomer_stores_who_it_is_and_opening_alone_stores_nothing() throws IOException {
        hands.open(project);
        hands.close();
        try (Project looked = Project.openReadOnly(project)) {
            assertTrue(looked.annotatorNamed("Cleo").isEmpty());
        }
        hands.open(project);
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(1);
        hands.close();
        try (Project looked = Project.openReadOnly(project)) {
            assertTrue(looked.annotatorNamed("Cleo").isPresent());
        }
    }

    @Test
    void the_pieces_of_a_split_object_are_selected_and_a_number_key_labels_both() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.P).click(100, 80).click(140, 80).click(140, 120).click(100, 120)
                .press(KeyCode.ENTER);
        hands.untilMine(1);
        hands.press(KeyCode.SHIFT, KeyCode.X).click(120, 70).click(120, 130).press(KeyCode.ENTER);
        hands.untilMine(2);
        assertEquals(2, hands.session().selection().get().size());
        hands.press(KeyCode.V).press(KeyCode.DIGIT2);
        hands.until(() -> hands.mine().stream().allMatch(a -> a.label().equals(SmallProject.NUCLEUS.id())));
        assertEquals(2, hands.session().selection().get().size());
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mine().stream().allMatch(a -> a.label().equals(SmallProject.CELL.id())));
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(1);
    }

    @Test
    void every_drawing_tool_draws_is_edited_and_undone() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.SHIFT, KeyCode.R).click(20, 100).click(60, 100).click(40, 120);
        hands.untilMine(1);
        hands.press(KeyCode.SHIFT, KeyCode.O).click(100, 100).click(140, 110).click(120, 130);
        hands.untilMine(2);
        hands.press(KeyCode.P).click(160, 80).click(200, 80).click(200, 120).click(160, 120).press(KeyCode.ENTER);
        hands.untilMine(3);
        hands.press(KeyCode.SHIFT, KeyCode.A).click(210, 80).click(230, 80).click(230, 120).press(KeyCode.ENTER);
        hands.until(() -> ((Polygon) hands.mine().getLast().geometry()).parts().size() == 2);
        hands.press(KeyCode.SHIFT, KeyCode.S).click(170, 70).click(170, 130).press(KeyCode.ENTER);
        hands.until(() -> hands.mine().getLast().geometry().bounds().minX() > 165);
        hands.press(KeyCode.CONTROL, KeyCode.M).click(20, 20).click(60, 60).press(KeyCode.ENTER)
                .press(KeyCode.ESCAPE);
        for (int i = 0; i < 5; i++) {
            hands.press(KeyCode.CONTROL, KeyCode.Z);
        }
        hands.untilMine(0);
    }
}
