package touchstone.qa.json;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.geometry.Mask;
import touchstone.qa.agreement.Coefficient;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.CohenKappa;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.matching.Candidates;
import touchstone.qa.matching.Matching;
import touchstone.qa.similarity.Dice;
import touchstone.qa.similarity.Iou;

/** Metrics of plain tables and masks, without a project. */
public final class MetricJson {

    private MetricJson() {
    }

    /** {"units", "raters", "categories", "coefficients": {name: estimate}, "pairs": [{"a", "b", "cohenKappa"}]} */
    public static ObjectNode ratings(RatingTable table) {
        ObjectNode node = EstimateJson.object().put("units", table.units()).put("raters", table.raters().size());
        ArrayNode categories = node.putArray("categories");
        table.categories().forEach(categories::add);
        ObjectNode coefficients = node.putObject("coefficients");
        for (Coefficient coefficient : Coefficients.ALL) {
            coefficients.set(coefficient.name(), EstimateJson.of(coefficient.of(table)));
        }
        ArrayNode pairs = node.putArray("pairs");
        List<String> raters = table.raters();
        for (int a = 0; a < raters.size(); a++) {
            for (int b = a + 1; b < raters.size(); b++) {
                pairs.addObject().put("a", raters.get(a)).put("b", raters.get(b)).set("cohenKappa",
                        EstimateJson.of(CohenKappa.UNWEIGHTED.of(table, a, b)));
            }
        }
        return node;
    }

    /** {"areaA", "areaB", "bothEmpty", "iou", "dice"}; the masks have one frame. Two empty masks agree: 1. */
    public static ObjectNode masks(Mask a, Mask b) {
        return EstimateJson.object().put("areaA", a.areaPixels()).put("areaB", b.areaPixels())
                .put("bothEmpty", a.isEmpty() && b.isEmpty())
                .put("iou", new Iou(1).of(a, b)).put("dice", new Dice(1).of(a, b));
    }

    /** {"pairs": [[row, column, value]..]} of the optimal assignment, rows ascending. */
    public static ObjectNode match(double[][] similarity, double threshold) {
        ObjectNode node = EstimateJson.object();
        ArrayNode pairs = node.putArray("pairs");
        for (Matching.Pair pair : Candidates.ofMatrix(similarity, threshold).best().pairs()) {
            pairs.addArray().add(pair.first()).add(pair.second()).add(pair.similarity());
        }
        return node;
    }
}
