package touchstone.qa.json;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.labelerror.ConfidentLearning;
import touchstone.qa.labelerror.IssueFilter;
import touchstone.qa.labelerror.LabelQuality;
import touchstone.qa.labelerror.LabelledProbabilities;

/** Label errors of plain tables, boxes and pixels, without a project. */
public final class LabelErrorJson {

    private LabelErrorJson() {
    }

    /**
     * Classes and examples go by their place, from 0; matrices have a row for each given label and a column for each true
     * class, except that "inverseNoiseMatrix" is P(true = row | given = column).
     *
     * <pre>
     * {"examples", "classes": [name..], "confidentThresholds": [number | {"undefined"}..],
     *  "confidentJoint": [[count..]..], "confidentJointCalibrated": [[count..]..], "estimatedJoint": [[share..]..],
     *  "priors": [share..], "noiseMatrix": [[..]..], "inverseNoiseMatrix": [[..]..], "offDiagonal": [example..],
     *  "noise": {"value", "n", "low", "high", "interval"}, "numberOfIssues",
     *  "labelQuality": {"selfConfidence": [..], "normalizedMargin": [..], "confidenceWeightedEntropy": [..]},
     *  "adjustedLabelQuality": {"selfConfidence": [..], "normalizedMargin": [..]},
     *  "issues": {filter: [example..]}, "filterBy", "rankBy",
     *  "ranked": [{"example", "given", "suggested", "score"}..]}
     * </pre>
     */
    public static ObjectNode labels(LabelledProbabilities data, IssueFilter filter, LabelQuality rankBy) {
        ConfidentLearning learned = ConfidentLearning.of(data);
        ObjectNode node = EstimateJson.object().put("examples", data.size());
        data.classes().forEach(node.putArray("classes")::add);
        ArrayNode thresholds = node.putArray("confidentThresholds");
        for (int c = 0; c < data.classes().size(); c++) {
            if (learned.isGiven(c)) {
                thresholds.add(learned.thresholds()[c]);
            } else {
                thresholds.add(EstimateJson.of(Estimate.undefined(Reason.NOT_GIVEN)));
            }
        }
        put(node.putArray("confidentJoint"), learned.joint());
        put(node.putArray("confidentJointCalibrated"), learned.calibrated());
        put(node.putArray("estimatedJoint"), learned.estimatedJoint());
        put(node.putArray("priors"), learned.prior());
        put(node.putArray("noiseMatrix"), learned.noiseMatrix());
        put(node.putArray("inverseNoiseMatrix"), learned.inverseNoiseMatrix());
        put(node.putArray("offDiagonal"), learned.offDiagonal());
        node.set("noise", EstimateJson.of(learned.noise()));
        node.put("numberOfIssues", IssueFilter.CONFIDENT_LEARNING.of(data, learned).length);
        ObjectNode quality = node.putObject("labelQuality");
        for (LabelQuality score : LabelQuality.values()) {
            put(quality.putArray(score.key()), score.of(data));
        }
        ObjectNode adjusted = node.putObject("adjustedLabelQuality");
        for (LabelQuality score : List.of(LabelQuality.SELF_CONFIDENCE, LabelQuality.NORMALIZED_MARGIN)) {
            put(adjusted.putArray(score.key()), score.adjusted(data, learned.thresholds()));
        }
        ObjectNode issues = node.putObject("issues");
        for (IssueFilter each : IssueFilter.values()) {
            put(issues.putArray(each.key()), each.of(data, learned));
        }
        node.put("filterBy", filter.key()).put("rankBy", rankBy.key());
        ArrayNode ranked = node.putArray("ranked");
        double[] scores = rankBy.of(data);
        for (int i : filter.ranked(data, learned, rankBy)) {
            ranked.addObject().put("example", i).put("given", data.classes().get(data.labels()[i]))
                    .put("suggested", data.classes().get(data.predicted(i))).put("score", scores[i]);
        }
        return node;
    }

    private static void put(ArrayNode array, int... numbers) {
        for (int number : numbers) {
            array.add(number);
        }
    }

    private static void put(ArrayNode array, double... numbers) {
        for (double number : numbers) {
            array.add(number);
        }
    }

    private static void put(ArrayNode array, int[][] matrix) {
        for (int[] row : matrix) {
            put(array.addArray(), row);
        }
    }

    private static void put(ArrayNode array, double[][] matrix) {
        for (double[] row : matrix) {
            put(array.addArray(), row);
        }
    }
}
