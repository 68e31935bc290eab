package touchstone.qa.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Watch;

/**
 * COCO's evaluation (Lin et al. 2014) on 50 images of 10 classes with crowds and tied scores, against the numbers of
 * pycocotools, tidecv and boundary-iou-api that are stored beside the data.
 */
class CocoEval2014Test {

    private static final double TOLERANCE = 1e-9;

    @TempDir
    Path folder;

    private final JsonNode expected = Fixture.read(CocoEval2014Test.class, "expected.json");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private DetectionScore score(String truth, String results, DetectionKind kind) throws IOException {
        return DetectionEvaluation.of(DetectionFiles.read(file("truth.json", truth), file("results.json", results),
                kind), Watch.NONE);
    }

    private DetectionScore stored(DetectionKind kind) throws IOException {
        String prefix = kind == DetectionKind.KEYPOINTS ? "keypoint-" : "";
        return score(Fixture.read(CocoEval2014Test.class, prefix + "truth.json").toString(),
                Fixture.read(CocoEval2014Test.class, prefix + "results.json").toString(), kind);
    }

    private static void assertStats(JsonNode numbers, DetectionScore score) {
        Iterator<JsonNode> wanted = numbers.iterator();
        score.stats().forEach((name, estimate) -> assertNumber(wanted.next().doubleValue(), estimate, name));
        assertTrue(!wanted.hasNext());
    }

    /** COCO's -1 is no number. */
    private static void assertNumber(double wanted, Estimate estimate, String name) {
        if (wanted == -1) {
            assertInstanceOf(Estimate.Undefined.class, estimate, name);
        } else {
            assertEquals(wanted, estimate.number().orElseThrow(), TOLERANCE, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "bbox", "segm", "keypoints", "boundary" })
    void theStatisticsAreThoseOfTheReference(String kind) throws IOException {
        assertStats(expected.get(kind).get("stats"), stored(DetectionKind.of(kind).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bbox", "segm" })
    void everyCategoryHasTheNumbersOfTheReference(String kind) throws IOException {
        for (DetectionScore.OfCategory category : stored(DetectionKind.of(kind).orElseThrow()).categories()) {
            JsonNode wanted = expected.get(kind).get("perCategory").get(category.category().id().toString());
            for (String name : List.of("AP", "AP50", "AP75", "AR100")) {
                Estimate number = category.stats().getOrDefault(name, Estimate.of(-2, 0));
                assertNumber(wanted.get(name).doubleValue(), number, category.category().name() + " " + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "bbox", "segm" })
    void theKindsOfErrorCostWhatTheyCostInTide(String kind) throws IOException {
        DetectionErrors errors = stored(DetectionKind.of(kind).orElseThrow()).errors();
        JsonNode wanted = expected.get("tide").get(kind);
        errors.dap().forEach((name, dap) -> assertNumber(wanted.get("errors").get(name).doubleValue(), dap, name));
        errors.counts().forEach((name, n) -> assertNumber(wanted.get("counts").get(name).doubleValue(), n, name));
        assertNumber(wanted.get("special").get("FalsePos").doubleValue(),
                errors.special().getOrDefault("falsePos", Estimate.of(-2, 0)), "falsePos");
        assertNumber(wanted.get("special").get("FalseNeg").doubleValue(),
                errors.special().getOrDefault("falseNeg", Estimate.of(-2, 0)), "falseNeg");
    }

    @ParameterizedTest
    @ValueSource(strings = { "area_exactly_1024_and_9216_in_both_ranges", "iou_exactly_0.5_matches",
            "detections_inside_crowd_ignored", "score_tie_order_is_stable" })
    void theEdgesAreAsInTheReference(String edge) throws IOException {
        JsonNode given = expected.get("edges").get(edge);
        assertStats(given.get("expected_bbox_stats"),
                score(given.get("gt").toString(), given.get("dt").toString(), DetectionKind.BOX));
    }

    @Test
    void anObjectWithTheId0IsFoundLikeAnyOther() throws IOException {
        JsonNode given = expected.get("edges").get("gt_annotation_id_zero_trap");
        DetectionScore score = score(given.get("gt").toString(), given.get("dt").toString(), DetectionKind.BOX);
        assertEquals(1, score.stats().getOrDefault("AP", Estimate.of(0, 0)).number().orElseThrow(), TOLERANCE);
    }

    @Test
    void withoutDetectionsNothingIsFoundAndEverythingIsMissed() throws IOException {
        String truth = """
                {"images":[{"id":1}],"categories":[{"id":7,"name":"cell"}],
                "annotations":[{"id":1,"image_id":1,"category_id":7,"bbox":[0,0,9,9],"area":81,"iscrowd":0}]}""";
        DetectionScore score = score(truth, "[]", DetectionKind.BOX);
        assertEquals(Estimate.of(0, 1), score.stats().get("AP"));
        assertEquals(Estimate.of(0, 1), score.stats().get("AR100"));
        assertEquals(1, score.errors().counts().getOrDefault("miss", Estimate.of(0, 0)).number().orElseThrow());
    }

    @Test
    void withoutAnythingToFindNoNumberExists() throws IOException {
        String truth = """
                {"images":[{"id":1}],"categories":[{"id":7,"name":"cell"}],"annotations":[]}""";
        String results = """
                [{"image_id":1,"category_id":7,"bbox":[0,0,9,9],"score":0.5}]""";
        DetectionScore score = score(truth, results, DetectionKind.BOX);
        score.stats().forEach((name, estimate) -> assertInstanceOf(Estimate.Undefined.class, estimate, name));
        score.errors().dap().forEach((name, estimate) -> assertInstanceOf(Estimate.Undefined.class, estimate, name));
    }

    @Test
    void idsMayBeTextsOrLongerThanAnyNumberOfTheMachine() throws IOException {
        String truth = """
                {"images":[{"id":"a"},{"id":92233720368547758070}],"categories":[{"id":"x","name":"cell"}],
                "annotations":[{"id":"u","image_id":"a","category_id":"x","bbox":[0,0,9,9],"area":81,"iscrowd":0},
                {"id":"v","image_id":92233720368547758070,"category_id":"x","bbox":[0,0,9,9],"area":81}]}""";
        String results = """
                [{"image_id":"a","category_id":"x","bbox":[0,0,9,9],"score":0.5},
                {"image_id":92233720368547758070,"category_id":"x","bbox":[0,0,9,9],"score":0.4}]""";
        assertEquals(1, score(truth, results, DetectionKind.BOX).stats().getOrDefault("AP", Estimate.of(0, 0))
                .number().orElseThrow(), 1e-12);
    }

    @Test
    void theOrderOfTheDetectionsDecidesAmongEqualScoresAlone() throws IOException {
        JsonNode results = Fixture.read(CocoEval2014Test.class, "results.json");
        StringBuilder backwards = new StringBuilder("[");
        for (int i = results.size() - 1; i >= 0; i--) {
            String one = results.get(i).toString();
            String distinct = one.replaceFirst("\"score\":([0-9.]+)", "\"score\":$10000" + (1000 + i));
            backwards.append(i == results.size() - 1 ? "" : ",").append(distinct);
        }
        StringBuilder forwards = new StringBuilder("[");
        for (int i = 0; i < results.size(); i++) {
            String one = results.get(i).toString();
            forwards.append(i == 0 ? "" : ",")
                    .append(one.replaceFirst("\"score\":([0-9.]+)", "\"score\":$10000" + (1000 + i)));
        }
        String truth = Fixture.read(CocoEval2014Test.class, "truth.json").toString();
        assertEquals(score(truth, forwards + "]", DetectionKind.BOX).stats(),
                score(truth, backwards + "]", DetectionKind.BOX).stats());
    }
}
