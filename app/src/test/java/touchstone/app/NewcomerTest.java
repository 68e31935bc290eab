package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.Sensitive;

/** Who has drawn nothing in a project yet can say something in it, and goes on as they began. */
class NewcomerTest extends InProject {

    @Override
    String user() {
        return "Lea";
    }

    @Test
    void saysThatAnImageTellsOfNobody() {
        hands.robot().interact(() -> hands.desk().commands().named("checked").perform());
        hands.until(() -> hands.session().project().notes(IdentityCheck.KIND).size() == 1 && hands.isSaved());
        assertEquals("", hands.session().saving().get().failure());
        assertEquals(1, hands.session().annotators().stream().filter(a -> a.name().equals("Lea")).count());
    }

    @Test
    void readsWhetherTheImagesTellOfPeopleNow() {
        for (String now : List.of("only as copies", "as they are", "only as copies")) {
            hands.robot().interact(() -> hands.desk().commands().named("sensitive").perform());
            hands.until(() -> hands.isSaved() && hint().contains(now));
        }
        assertEquals(1, hands.session().project().notes(Sensitive.KIND).size());
    }

    @Test
    void seesWhatWasSeenAtFirstAgainAfterDrawing() {
        assertTrue(hands.session().layers().isVisible(SmallProject.BEN.id()));
        hands.pick("box");
        hands.drag(20, 20, 40, 30, 50, 45).untilMine(1);
        hands.until(hands::isSaved);
        hands.robot().interact(() -> hands.workbench().close());
        hands.open(project);
        assertEquals(1, hands.mine().size());
        assertTrue(hands.session().layers().isVisible(SmallProject.BEN.id()));
    }

    private String hint() {
        return hands.robot().lookup("#hint").queryAs(Label.class).getText();
    }
}
