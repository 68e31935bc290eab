package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.geometry.Bounds;

class QualityTest extends InProject {

    @BeforeEach
    void look() {
        hands.clickOn("#tab-quality");
    }

    private List<String> figures() {
        List<String> texts = hands.find("#figures", GridPane.class).getChildren().stream()
                .map(l -> ((Label) l).getText()).toList();
        return IntStream.range(0, texts.size() / 3).mapToObj(i -> String.join(" ", texts.subList(3 * i, 3 * i + 3)))
                .toList();
    }

    @Test
    void the_agreement_lists_where_two_differ_and_a_click_leads_there() {
        hands.clickOn("#run-agreement");
        TableView<?> rows = hands.find("#disagreements", TableView.class);
        hands.until(() -> rows.getItems().size() == 2);
        // Ada and Ben call one object differently on the first image, and Ben lacks one on the second.
        hands.clickRow("#disagreements", 0);
        hands.settle();
        hands.until(() -> "second.png".equals(hands.desk().image()) && hands.session().selected().size() == 1);
        Annotation missing = hands.session().selected().getFirst();
        assertEquals(SmallProject.NUCLEUS.id(), missing.label());
        Bounds seen = hands.desk().canvas().getViewport().visible(hands.desk().canvas().getWidth(),
                hands.desk().canvas().getHeight());
        assertTrue(seen.contains(160, 105), seen.toString());
        hands.clickRow("#disagreements", 1);
        hands.settle();
        hands.until(() -> "first.png".equals(hands.desk().image()) && hands.session().selected().size() == 2);
        assertEquals(Set.of(SmallProject.CELL.id(), SmallProject.NUCLEUS.id()),
                Set.copyOf(hands.session().selected().stream().map(Annotation::label).toList()));
        assertTrue(hands.session().layers().isVisible(SmallProject.BEN.id()));
    }

    @Test
    void the_numbers_say_how_well_they_agree() {
        hands.clickOn("#run-agreement");
        hands.until(() -> !figures().isEmpty());
        // Three objects found by both of four; two of the three alike.
        assertTrue(figures().contains("Detection F1 0.857 n = 4"), figures().toString());
        assertTrue(figures().contains("F1 0.571 n = 5"), figures().toString());
    }

    @Test
    void the_score_against_gold_finds_nothing_wrong_with_ada() {
        hands.clickOn("#run-score");
        hands.until(() -> !figures().isEmpty());
        assertTrue(figures().contains("F1 1.000 n = 4"), figures().toString());
        assertEquals(0, hands.find("#disagreements", TableView.class).getItems().size());
    }
}
