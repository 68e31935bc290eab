package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Fixture;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.SegmentationErrors.Pixels;
import touchstone.qa.labelerror.SegmentationErrors.Source;

/** Lad and Mueller 2023, as cleanlab computes it. */
class SegmentationErrorsTest {

    private record Held(List<Pixels> all) implements Source {

        @Override
        public int images() {
            return all.size();
        }

        @Override
        public int classes() {
            return all.getFirst().probabilities().length;
        }

        @Override
        public Pixels read(int image) {
            return all.get(image);
        }
    }

    @Test
    void equalsCleanlab() throws IOException {
        JsonNode c = Fixture.cases(SegmentationErrorsTest.class, "segmentation-errors.json").findFirst().orElseThrow();
        JsonNode input = c.get("input");
        List<Pixels> images = IntStream.range(0, input.get("labels").size())
                .mapToObj(i -> pixels(input.get("labels").get(i), input.get("pred_probs_nkhw").get(i))).toList();
        JsonNode expected = c.get("expected");
        SegmentationErrors.find(new Held(images), (image, pixels, quality, wrong) -> {
            assertEquals(expected.get("image_scores_softmin_T0.1").get(image).asDouble(), quality, 1e-9);
            JsonNode rows = expected.get("issue_masks_rows").get(image);
            for (int p = 0; p < wrong.length; p++) {
                assertEquals(rows.get(p / pixels.width()).asString().charAt(p % pixels.width()) == '1', wrong[p]);
            }
        }, Watch.NONE);
    }

    private static Pixels pixels(JsonNode labels, JsonNode planes) {
        int[] classes = labels.valueStream().flatMap(JsonNode::valueStream).mapToInt(JsonNode::asInt).toArray();
        double[][] probabilities = planes.valueStream()
                .map(plane -> plane.valueStream().flatMap(JsonNode::valueStream).mapToDouble(JsonNode::asDouble)
                        .toArray())
                .toArray(double[][]::new);
        return new Pixels(labels.get(0).size(), labels.size(), classes, probabilities);
    }

    @Test
    void whereTheModelAgreesNothingIsWrong() throws IOException {
        Pixels sure = new Pixels(2, 1, new int[]{ 0, 1 }, new double[][]{ { 0.9, 0.1 }, { 0.1, 0.9 } });
        SegmentationErrors.find(new Held(List.of(sure)), (image, pixels, quality, wrong) -> {
            assertEquals(0.9, quality, 1e-12);
            assertEquals(0, IntStream.range(0, wrong.length).filter(p -> wrong[p]).count());
        }, Watch.NONE);
    }
}
