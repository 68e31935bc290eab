package touchstone.qa.json;

import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.detection.DetectionScore;
import touchstone.qa.detection.DetectionScore.OfCategory;

/**
 * The document of a {@link DetectionScore}.
 *
 * <pre>
 * {"type", "images", "truths", "detections", "stats": {"AP", "AP50", ..},
 *  "perCategory": [{"id", "name", "truths", "detections", "AP", "AP50", ..}],
 *  "errors": {"cls", "loc", "both", "dupe", "bkg", "miss"} in percentage points of AP50, "errorCounts": {the same},
 *  "errorsSpecial": {"falsePos", "falseNeg"}}
 * </pre>
 */
public final class DetectionJson {

    private DetectionJson() {
    }

    public static ObjectNode of(DetectionScore score) {
        ObjectNode node = EstimateJson.object().put("type", score.kind().key()).put("images", score.images())
                .put("truths", score.truths()).put("detections", score.detections());
        put(node.putObject("stats"), score.stats());
        ArrayNode categories = node.putArray("perCategory");
        for (OfCategory category : score.categories()) {
            ObjectNode of = categories.addObject();
            putId(of, category.category().id());
            of.put("name", category.category().name()).put("truths", category.truths()).put("detections",
                    category.detections());
            put(of, category.stats());
        }
        put(node.putObject("errors"), score.errors().dap());
        ObjectNode counts = node.putObject("errorCounts");
        score.errors().counts().forEach((kind, count) -> {
            if (count instanceof Estimate.Value value) {
                counts.put(kind, (long) value.value());
            } else {
                EstimateJson.putNumber(counts, kind, count);
            }
        });
        put(node.putObject("errorsSpecial"), score.errors().special());
        return node;
    }

    private static void putId(ObjectNode node, Object id) {
        switch (id) {
            case Long whole -> node.put("id", whole);
            case BigInteger large -> node.put("id", large);
            default -> node.put("id", id.toString());
        }
    }

    private static void put(ObjectNode node, Map<String, Estimate> numbers) {
        numbers.forEach((name, estimate) -> EstimateJson.putNumber(node, name, estimate));
    }
}
