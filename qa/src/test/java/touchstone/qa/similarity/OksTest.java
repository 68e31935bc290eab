package touchstone.qa.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;

/** Object keypoint similarity; the number of single joints is held against pycocotools in the tests of detections. */
class OksTest {

    private static final Oks TWO = new Oks(List.of(0.1, 0.2));

    @Test
    void aJointAtAsManyPixelsAsItsSpreadCountsAsTheBellCurveSays() {
        // s = sqrt(area) = 10, 2 sigma = 0.2: at 2 pixels one spread.
        assertEquals(Math.exp(-0.5), Oks.ofJoint(2, 0, 100, 0.1), 1e-12);
    }

    @Test
    void theMeanIsOverTheJointsThatEitherHas() {
        Keypoints a = new Keypoints(List.of(new Joint(0, 0, 2), new Joint(10, 10, 2), new Joint(0, 0, 0)));
        Keypoints b = new Keypoints(List.of(new Joint(0, 0, 2), new Joint(0, 0, 0), new Joint(0, 0, 0)));
        assertEquals(0.5, TWO.of(a, b), 1e-12);
    }

    @Test
    void theAreaIsTheMeanOfBothBoxes() {
        Keypoints a = new Keypoints(List.of(new Joint(0, 0, 2), new Joint(10, 10, 2)));
        Keypoints b = new Keypoints(List.of(new Joint(0, 0, 2), new Joint(10, 20, 1)));
        assertEquals((1 + Oks.ofJoint(0, 10, 150, 0.2)) / 2, TWO.of(a, b), 1e-12);
    }

    @Test
    void sigmasAreOfThePersonForSeventeenJoints() {
        assertEquals(Oks.PERSON, Oks.forJoints(17));
        assertEquals(Oks.UNIFORM, Oks.forJoints(5));
        assertThrows(IllegalArgumentException.class, () -> new Oks(List.of(0.0)));
    }
}
