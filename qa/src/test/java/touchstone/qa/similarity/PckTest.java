package touchstone.qa.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.detection.DetectionKind;

/** The percentage of correct keypoints, against values computed from the definition on COCO-like objects. */
class PckTest {

    private static final Keypoints TRUTH = new Keypoints(List.of(new Joint(0, 0, 2), new Joint(0, 10, 2),
            new Joint(20, 10, 1), new Joint(0, 0, 0)));

    private static Keypoints moved(double dx) {
        return new Keypoints(List.of(new Joint(dx, 0, 2), new Joint(0, 10, 2), new Joint(0, 0, 0),
                new Joint(5, 5, 2)));
    }

    @Test
    void theThresholdItselfIsCloseEnough() {
        assertEquals(2 / 3.0, new Pck(0.1, new Pck.BoxSide()).of(TRUTH, moved(2)).number().orElseThrow(), 1e-12);
        assertEquals(1 / 3.0, new Pck(0.1, new Pck.BoxSide()).of(TRUTH, moved(2.001)).number().orElseThrow(), 1e-12);
    }

    @Test
    void theSizeCanBeTheDistanceOfTwoJoints() {
        assertEquals(1 / 3.0, new Pck(0.1, new Pck.Between(0, 1)).of(TRUTH, moved(2)).number().orElseThrow(), 1e-12);
        assertInstanceOf(Estimate.Undefined.class, new Pck(0.1, new Pck.Between(0, 3)).of(TRUTH, moved(0)));
    }

    @Test
    void theValuesAreThoseOfTheDefinition() {
        JsonNode truths = Fixture.read(DetectionKind.class, "keypoint-truth.json").get("annotations");
        JsonNode results = Fixture.read(DetectionKind.class, "keypoint-results.json");
        for (JsonNode wanted : Fixture.read(DetectionKind.class, "expected.json").get("pck")) {
            JsonNode truth = truths.valueStream().filter(t -> t.get("id").equals(wanted.get("gt_id"))).findFirst()
                    .orElseThrow();
            JsonNode result = results.get(wanted.get("pred_index_in_kp_dt").intValue());
            double side = Math.max(truth.get("bbox").get(2).doubleValue(), truth.get("bbox").get(3).doubleValue());
            wanted.get("PCK").properties().forEach(p -> assertEquals(p.getValue().doubleValue(),
                    new Pck(Double.parseDouble(p.getKey()), new Pck.Pixels(side))
                            .of(joints(truth), joints(result)).number().orElseThrow(),
                    1e-9));
        }
    }

    private static Keypoints joints(JsonNode object) {
        List<Joint> joints = new ArrayList<>();
        JsonNode xyv = object.get("keypoints");
        for (int i = 0; i < xyv.size(); i += 3) {
            joints.add(new Joint(xyv.get(i).doubleValue(), xyv.get(i + 1).doubleValue(), xyv.get(i + 2).intValue()));
        }
        return new Keypoints(joints);
    }
}
