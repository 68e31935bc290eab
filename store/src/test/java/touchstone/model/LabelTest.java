package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Tag;

class LabelTest {

    private static final Keypoints.Joint JOINT = new Keypoints.Joint(1, 2, Keypoints.VISIBLE);

    @Test
    void aShapeOfAKindThatIsNotAllowedDoesNotFit() {
        Label boxes = new Label(LabelId.create(), "box", 0, null, Set.of(GeometryKind.BOX), List.of(), null, "", 0);
        assertTrue(boxes.fits(new Box(0, 0, 2, 2)));
        assertFalse(boxes.fits(new Tag()));
    }

    @Test
    void keypointsFitOnlyWhereThereAreAsManyJoints() {
        Label point = Label.named("point", 0);
        Label pair = point.withSkeleton(
                new Skeleton(List.of("left", "right"), List.of(new Skeleton.Edge(0, 1)), List.of()));
        assertTrue(point.fits(new Keypoints(List.of(JOINT))));
        assertFalse(point.fits(new Keypoints(List.of(JOINT, JOINT))));
        assertTrue(pair.fits(new Keypoints(List.of(JOINT, JOINT))));
        assertFalse(pair.fits(new Keypoints(List.of(JOINT))));
    }
}
