package touchstone.qa.json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.geometry.Mask;
import touchstone.qa.matching.Candidates;
import touchstone.qa.matching.Matching;
import touchstone.qa.similarity.BorderDistance;
import touchstone.qa.similarity.BoundaryBias;
import touchstone.qa.similarity.BoundaryIou;
import touchstone.qa.similarity.Dice;
import touchstone.qa.similarity.Iou;
import touchstone.qa.similarity.SurfaceDistance;

/** Metrics of masks and matrices, without a project. */
public final class MetricJson {

    private MetricJson() {
    }

    /**
     * {"areaA", "areaB", "bothEmpty", "iou", "dice", "boundaryIou", "boundaryDistance", "hausdorff", "hausdorff95",
     * "averageSurfaceDistanceAB", "averageSurfaceDistanceBA", "normalizedSurfaceDistance": {tolerance: number}, "border":
     * {"hausdorff", "hausdorff95", "hausdorff95Pooled", "averageSymmetricSurfaceDistance", "meanAverageSurfaceDistance",
     * "normalizedSurfaceDistance": {tolerance: number}}, "bias": {"left", "right", "top", "bottom", "box":
     * {"left", "right", "top", "bottom"}}}: how far B reaches beyond A in pixels, of its profile and of its bounding box; the
     * masks have one frame. Two empty masks agree: IoU, Dice and boundary IoU are 1.
     *
     * @param spacingY distance of two pixel rows in the unit of distances and tolerances
     * @param spacingX distance of two pixel columns
     */
    public static ObjectNode masks(Mask a, Mask b, double spacingY, double spacingX, double... tolerances) {
        ObjectNode node = EstimateJson.object().put("areaA", a.areaPixels()).put("areaB", b.areaPixels())
                .put("bothEmpty", a.isEmpty() && b.isEmpty())
                .put("iou", new Iou(1).of(a, b)).put("dice", new Dice(1).of(a, b))
                .put("boundaryIou", BoundaryIou.of(a, b)).put("boundaryDistance", BoundaryIou.distance(a));
        SurfaceDistance surface = new SurfaceDistance(a, b, spacingY, spacingX);
        EstimateJson.putNumber(node, "hausdorff", surface.hausdorff(1));
        EstimateJson.putNumber(node, "hausdorff95", surface.hausdorff(0.95));
        EstimateJson.putNumber(node, "averageSurfaceDistanceAB", surface.averageFromA());
        EstimateJson.putNumber(node, "averageSurfaceDistanceBA", surface.averageFromB());
        ObjectNode normalized = node.putObject("normalizedSurfaceDistance");
        for (double tolerance : tolerances) {
            EstimateJson.putNumber(normalized, Double.toString(tolerance), surface.normalized(tolerance));
        }
        BorderDistance border = new BorderDistance(a, b, spacingY, spacingX);
        ObjectNode ofBorder = node.putObject("border");
        EstimateJson.putNumber(ofBorder, "hausdorff", border.hausdorff(1));
        EstimateJson.putNumber(ofBorder, "hausdorff95", border.hausdorff(0.95));
        EstimateJson.putNumber(ofBorder, "hausdorff95Pooled", border.hausdorffPooled(0.95));
        EstimateJson.putNumber(ofBorder, "averageSymmetricSurfaceDistance", border.averageSymmetric());
        EstimateJson.putNumber(ofBorder, "meanAverageSurfaceDistance", border.meanOfAverages());
        ObjectNode nearBorder = ofBorder.putObject("normalizedSurfaceDistance");
        for (double tolerance : tolerances) {
            EstimateJson.putNumber(nearBorder, Double.toString(tolerance), border.normalized(tolerance));
        }
        ObjectNode bias = node.putObject("bias");
        put(bias, BoundaryBias.of(a, b));
        put(bias.putObject("box"), BoundaryBias.of(a.bounds(), b.bounds()));
        return node;
    }

    private static void put(ObjectNode sides, BoundaryBias bias) {
        EstimateJson.putNumber(sides, "left", bias.left());
        EstimateJson.putNumber(sides, "right", bias.right());
        EstimateJson.putNumber(sides, "top", bias.top());
        EstimateJson.putNumber(sides, "bottom", bias.bottom());
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
