package touchstone.qa.json;

import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.panoptic.PanopticScore;
import touchstone.qa.panoptic.PanopticScore.OfCategory;
import touchstone.qa.panoptic.PanopticScore.Quality;

/**
 * The document of a {@link PanopticScore}.
 *
 * <pre>
 * {"images", "all": {"pq", "sq", "rq", "n"}, "things": {..}, "stuff": {..},
 *  "perCategory": {id: {"name", "pq", "sq", "rq", "tp", "fp", "fn", "iou": sum over the segments found}}}
 * </pre>
 */
public final class PanopticJson {

    private PanopticJson() {
    }

    public static ObjectNode of(PanopticScore score) {
        ObjectNode node = EstimateJson.object().put("images", score.images());
        put(node.putObject("all"), score.all()).put("n", score.all().n());
        put(node.putObject("things"), score.things()).put("n", score.things().n());
        put(node.putObject("stuff"), score.stuff()).put("n", score.stuff().n());
        ObjectNode categories = node.putObject("perCategory");
        for (OfCategory each : score.categories()) {
            ObjectNode of = categories.putObject(each.category().id().toString()).put("name", each.category().name());
            put(of, each.quality()).put("tp", each.found()).put("fp", each.spurious()).put("fn", each.missed())
                    .put("iou", each.iou());
        }
        return node;
    }

    private static ObjectNode put(ObjectNode node, Quality quality) {
        EstimateJson.putNumber(node, "pq", quality.pq());
        EstimateJson.putNumber(node, "sq", quality.sq());
        EstimateJson.putNumber(node, "rq", quality.rq());
        return node;
    }
}
