package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Attribute;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.GeometryKind;

class FrameToolTest {

    @Test
    void aDragFromCornerToCornerDrawsABoxAndSelectsIt() {
        Desk desk = Desk.with("box");
        desk.dragThrough(40, 30, 20, 20, 10, 5);
        assertEquals(List.of(new Box(10, 5, 30, 25)), desk.shapes());
        assertEquals("Draw cell", desk.edits.getFirst().name());
        assertEquals(1, desk.selection().size());
    }

    @Test
    void twoClicksDrawABox() {
        Desk desk = Desk.with("box");
        desk.click(10, 10);
        desk.give(Desk.move(30, 30));
        assertEquals(new Box(10, 10, 20, 20), desk.preview().shape());
        desk.click(50, 40);
        assertEquals(List.of(new Box(10, 10, 40, 30)), desk.shapes());
    }

    @Test
    void shiftMakesASquareThatStaysOnTheImage() {
        Desk desk = Desk.with("box");
        desk.give(Desk.press(90, 40), new Input.Drag(Desk.at(97, 70), Input.Modifiers.SHIFT),
                new Input.Release(Desk.at(97, 70), Input.Modifiers.SHIFT));
        assertEquals(List.of(new Box(90, 40, 10, 10)), desk.shapes());
    }

    @Test
    void aBoxEndsAtTheImagesEdge() {
        Desk desk = Desk.with("box");
        desk.dragThrough(50, 50, 150, 200);
        assertEquals(List.of(new Box(50, 50, 50, 30)), desk.shapes());
    }

    @Test
    void aBoxWithoutAreaIsNone() {
        Desk desk = Desk.with("box");
        desk.dragThrough(10, 10, 50, 10);
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void anEllipseFillsItsFrame() {
        Desk desk = Desk.with("ellipse");
        desk.dragThrough(10, 10, 50, 30);
        assertEquals(List.of(new Ellipse(30, 20, 20, 10)), desk.shapes());
    }

    @Test
    void aLabelThatIsNoBoxIsNotDrawnAsOne() {
        Label any = Label.named("spot", 0);
        Label spot = new Label(any.id(), "spot", 0, null, EnumSet.of(GeometryKind.KEYPOINTS), List.of(), null, "", 0);
        Desk desk = new Desk(Tools.named("box").orElseThrow(), spot);
        desk.dragThrough(10, 10, 50, 30);
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void aNewObjectCarriesTheFirstValuesOfItsLabelsAttributes() {
        Label label = Label.named("cell", 0).withAttributes(List.of(
                new Attribute("stage", Attribute.Type.SELECT, List.of("early", "late"), "early", true),
                Attribute.text("note")));
        Desk desk = new Desk(Tools.named("box").orElseThrow(), label);
        desk.dragThrough(10, 10, 50, 30);
        Annotation drawn = (Annotation) desk.edits.getFirst().changes().getFirst().any();
        assertEquals(Map.of("stage", "early"), drawn.attributes());
    }
}
