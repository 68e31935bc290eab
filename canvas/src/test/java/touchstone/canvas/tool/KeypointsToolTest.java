package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Points;

class KeypointsToolTest {

    private static final Label ARM = Label.named("arm", 0).withSkeleton(new Skeleton(List.of("hand", "elbow",
            "shoulder"), List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(1, 2)), List.of()));

    private static Desk desk() {
        return new Desk(Tools.named("keypoints").orElseThrow(), ARM);
    }

    @Test
    void aLabelWithoutASkeletonIsAPoint() {
        Desk desk = Desk.with("keypoints");
        desk.click(12, 34);
        assertEquals(List.of(Keypoints.point(12, 34)), desk.shapes());
    }

    @Test
    void theJointsAreClickedInTheirOrder() {
        Desk desk = desk();
        desk.click(10, 10);
        desk.click(20, 20, Input.Modifiers.SHIFT);
        assertTrue(desk.edits.isEmpty());
        desk.click(30, 10);
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(20, 20, 1),
                new Joint(30, 10, 2)))), desk.shapes());
    }

    @Test
    void aJointCanBeLeftOut() {
        Desk desk = desk();
        desk.click(10, 10);
        desk.give(Desk.key(Input.Code.SKIP));
        desk.click(30, 10);
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(0, 0, 0),
                new Joint(30, 10, 2)))), desk.shapes());
    }

    @Test
    void enterLeavesOutTheRest() {
        Desk desk = desk();
        desk.click(10, 10);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(0, 0, 0), new Joint(0, 0, 0)))),
                desk.shapes());
    }

    @Test
    void anObjectOfWhichAllIsLeftOutIsNone() {
        Desk desk = desk();
        desk.give(Desk.key(Input.Code.SKIP), Desk.key(Input.Code.SKIP), Desk.key(Input.Code.SKIP));
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void backspaceTakesBackTheLastJoint() {
        Desk desk = desk();
        desk.click(10, 10);
        desk.click(90, 70);
        desk.give(Desk.key(Input.Code.BACKSPACE));
        desk.click(20, 20);
        desk.click(30, 10);
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(20, 20, 2),
                new Joint(30, 10, 2)))), desk.shapes());
    }

    @Test
    void theNextBoneFollowsThePointer() {
        Desk desk = desk();
        desk.click(10, 10);
        desk.give(Desk.move(40, 30));
        assertEquals(Points.of(10, 10, 40, 30), desk.preview().line());
    }

    @Test
    void theNameOfTheJointToPlaceStandsBesideThePointer() {
        Desk desk = new Desk(Tools.named("keypoints").orElseThrow(), ARM);
        desk.give(Desk.move(10, 10));
        assertEquals("1 of 3: hand", desk.preview().notes().getFirst().text());
        desk.click(10, 10);
        assertEquals("2 of 3: elbow", desk.preview().notes().getFirst().text());
    }

    @Test
    void theRightButtonPlacesAHiddenJoint() {
        Desk desk = new Desk(Tools.named("keypoints").orElseThrow(), ARM);
        desk.give(new Input.Press(Desk.at(10, 10), Input.Button.SECONDARY, Input.Modifiers.NONE), Desk.release(10, 10));
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(Keypoints.HIDDEN, ((Keypoints) desk.shapes().getFirst()).joints().getFirst().visibility());
    }

    @Test
    void leftAndRightAreSwappedWhileTheJointsStayWhereTheyAre() {
        Label eyes = Label.named("eyes", 0).withSkeleton(
                new Skeleton(List.of("left", "right"), List.of(), List.of(new Skeleton.Pair(0, 1))));
        Desk desk = new Desk(Tools.SELECT, eyes);
        desk.perform(new Mirror());
        desk.select(desk.add(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(30, 10, 1)))));
        desk.perform(new Mirror());
        assertEquals(List.of(new Keypoints(List.of(new Joint(30, 10, 1), new Joint(10, 10, 2)))), desk.shapes());
        assertEquals(1, desk.edits.size());
    }
}
