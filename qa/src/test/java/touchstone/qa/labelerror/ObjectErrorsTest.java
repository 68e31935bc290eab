package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Fixture;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.ObjectErrors.Boxes;
import touchstone.qa.labelerror.ObjectErrors.Given;
import touchstone.qa.labelerror.ObjectErrors.ImageScores;
import touchstone.qa.labelerror.ObjectErrors.Predicted;
import touchstone.qa.labelerror.ObjectErrors.Score;

/** ObjectLab (Tkachenko, Thyagarajan and Mueller 2023), as cleanlab computes it. */
class ObjectErrorsTest {

    private static final double EXACT = 1e-9;

    @Test
    void equalsCleanlab() {
        JsonNode c = Fixture.cases(ObjectErrorsTest.class, "object-errors.json").findFirst().orElseThrow();
        List<Boxes> images = new ArrayList<>();
        JsonNode labels = c.get("input").get("labels");
        JsonNode predictions = c.get("input").get("predictions_per_class_x1y1x2y2score");
        for (int i = 0; i < labels.size(); i++) {
            images.add(new Boxes(given(labels.get(i)), predicted(predictions.get(i))));
        }
        List<ImageScores> scores = ObjectErrors.of(images, predictions.get(0).size(), Watch.NONE);
        JsonNode expected = c.get("expected");
        List<Integer> called = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            ImageScores s = scores.get(i);
            assertEquals(expected.get("image_label_quality").get(i).asDouble(), s.quality(), EXACT);
            assertEquals(expected.get("pooled_overlooked").get(i).asDouble(), s.pooledOverlooked(), EXACT);
            assertEquals(expected.get("pooled_badloc").get(i).asDouble(), s.pooledBadlyLocated(), EXACT);
            assertEquals(expected.get("pooled_swap").get(i).asDouble(), s.pooledSwapped(), EXACT);
            assertScores(expected.get("overlooked_box_scores").get(i), s.overlooked());
            assertScores(expected.get("badloc_box_scores").get(i), s.badlyLocated());
            assertScores(expected.get("swap_box_scores").get(i), s.swapped());
            if (s.isCalled()) {
                called.add(i);
            }
        }
        assertEquals(expected.get("issue_images").valueStream().map(JsonNode::asInt).toList(), called);
    }

    private static void assertScores(JsonNode expected, List<Score> actual) {
        List<Double> scored = expected.valueStream().filter(s -> !s.isNull()).map(JsonNode::asDouble).toList();
        assertEquals(scored.size(), actual.size());
        for (int i = 0; i < scored.size(); i++) {
            assertEquals(scored.get(i), actual.get(i).score(), EXACT);
        }
    }

    private static List<Given> given(JsonNode image) {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < image.get("labels").size(); i++) {
            given.add(new Given(box(image.get("bboxes_xyxy").get(i)), image.get("labels").get(i).asInt()));
        }
        return given;
    }

    private static List<Predicted> predicted(JsonNode image) {
        List<Predicted> predicted = new ArrayList<>();
        for (int label = 0; label < image.size(); label++) {
            for (JsonNode box : image.get(label)) {
                predicted.add(new Predicted(box(box), label, box.get(4).asDouble()));
            }
        }
        return predicted;
    }

    private static Bounds box(JsonNode v) {
        return new Bounds(v.get(0).asDouble(), v.get(1).asDouble(), v.get(2).asDouble(), v.get(3).asDouble());
    }

    /** Nine boxes in a grid of 200 by 200 pixels, each found by a sure prediction. */
    private static Boxes grid(Random random) {
        List<Given> given = new ArrayList<>();
        List<Predicted> predicted = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Bounds box = Bounds.ofSize(10 + i % 3 * 60, 10 + i / 3 * 60, 30, 30);
            given.add(new Given(box, i % 2));
            predicted.add(new Predicted(box.translate(random.nextDouble(), random.nextDouble()), i % 2, 0.99));
        }
        return new Boxes(given, predicted);
    }

    private static Boxes without(Boxes boxes, int place) {
        List<Given> fewer = new ArrayList<>(boxes.given());
        fewer.remove(place);
        return new Boxes(fewer, boxes.predicted());
    }

    private static Boxes with(Boxes boxes, int place, Given other) {
        List<Given> changed = new ArrayList<>(boxes.given());
        changed.set(place, other);
        return new Boxes(changed, boxes.predicted());
    }

    private static List<ImageScores> among(Boxes planted, Random random) {
        List<Boxes> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            images.add(i == 7 ? planted : grid(random));
        }
        List<ImageScores> scores = ObjectErrors.of(images, 2, Watch.NONE);
        for (int i = 0; i < 20; i++) {
            assertTrue(i == 7 || scores.get(i).quality() > scores.get(7).quality(), "the planted image is the worst");
            assertTrue(i == 7 || !scores.get(i).isCalled());
        }
        return scores;
    }

    @Property(tries = 50, seed = "1")
    void anObjectThatWasTakenAwayIsOverlooked(@ForAll long seed) {
        Random random = new Random(seed);
        int place = random.nextInt(9);
        List<Score> found = among(without(grid(random), place), random).get(7).overlooked();
        assertEquals(List.of(place), found.stream().map(Score::place).toList());
        assertTrue(found.getFirst().called());
    }

    @Property(tries = 50, seed = "1")
    void aBoxThatWasShiftedLiesBadly(@ForAll long seed) {
        Random random = new Random(seed);
        int place = random.nextInt(9);
        Boxes boxes = grid(random);
        Given there = boxes.given().get(place);
        Boxes shifted = with(boxes, place, new Given(there.box().translate(26, 26), there.label()));
        List<Score> scores = among(shifted, random).get(7).badlyLocated();
        assertEquals(place, scores.stream().min((a, b) -> Double.compare(a.score(), b.score())).orElseThrow().place());
        assertTrue(scores.get(place).called());
    }

    @Property(tries = 50, seed = "1")
    void aClassThatWasChangedIsSwapped(@ForAll long seed) {
        Random random = new Random(seed);
        int place = random.nextInt(9);
        Boxes boxes = grid(random);
        Given there = boxes.given().get(place);
        List<Score> scores = among(with(boxes, place, new Given(there.box(), 1 - there.label())), random).get(7)
                .swapped();
        assertEquals(place, scores.stream().min((a, b) -> Double.compare(a.score(), b.score())).orElseThrow().place());
        assertTrue(scores.get(place).called());
    }

    @Test
    void anImageWithoutAnyBoxIsInOrder() {
        ImageScores scores = ObjectErrors.of(List.of(new Boxes(List.of(), List.of())), 1, Watch.NONE).getFirst();
        assertEquals(1, scores.quality(), EXACT);
        assertTrue(!scores.isCalled());
    }
}
