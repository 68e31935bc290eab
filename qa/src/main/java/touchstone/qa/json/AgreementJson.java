package touchstone.qa.json;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.LabelSchema;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.CohenKappa;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.breakdown.Confusion;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.scoring.Tally;

/**
 * The document of an {@link Agreement}.
 *
 * <pre>
 * {"annotators": [name..], "rules": {"iou", "severities"}, "basis": "objects" | "tags", "units",
 *  "percentAgreement", "cohenKappa", "fleissKappa", "krippendorffAlpha", "f1", "detectionF1", "meanIou", "meanDice",
 *  "estimates": {each of these with its interval},
 *  "pairs": [{"a", "b", "images", "bothEmpty", "onlyA", "onlyB", "cohenKappa": {..}, "objects": {"f1".., "detection":
 *             {..}, "labels": [..]}, "tags": {..}?, "confusion": {..}, "tagConfusion": {..}?, "perImage": [..],
 *             "imagesLeftOut", "errors": {..}}],
 *  "labels": [{"label", "units", "percentAgreement", "cohenKappa", "fleissKappa", "krippendorffAlpha"}],
 *  "withUnmatched": {"units", "estimates": {..}},
 *  "tags": {"units", "estimates": {..}, "labels": [..]},
 *  "disagreements": [..], "disagreementsLeftOut"}
 * </pre>
 *
 * Of very many pairs, "perImage" and "disagreements" have the worst of each, and the members "..LeftOut" tell the rest.
 */
public final class AgreementJson {

    private AgreementJson() {
    }

    public static ObjectNode of(LabelSchema schema, Agreement agreement) {
        ComparisonJson parts = new ComparisonJson(schema);
        ObjectNode node = EstimateJson.object();
        ArrayNode annotators = node.putArray("annotators");
        agreement.annotators().forEach(a -> annotators.add(a.name()));
        node.set("rules", ComparisonJson.of(agreement.rules()));
        node.put("basis", agreement.isOfTags() ? "tags" : "objects").put("units", agreement.ratings().units());
        agreement.numbers().forEach((key, estimate) -> EstimateJson.putNumber(node, key, estimate));
        node.set("estimates", EstimateJson.of(agreement.numbers()));
        Listing listing = Listing.among(agreement.pairs().size());
        ArrayNode pairs = node.putArray("pairs");
        for (Comparison pair : agreement.pairs()) {
            pairs.add(pair(schema, agreement, pair, listing));
        }
        node.set("labels", labels(agreement.byLabel()));
        ObjectNode withUnmatched = node.putObject("withUnmatched").put("units", agreement.objectsOrNone().units());
        withUnmatched.set("estimates", EstimateJson.of(Agreement.coefficients(agreement.objectsOrNone())));
        ObjectNode tags = node.putObject("tags").put("units", agreement.tags().units());
        tags.set("estimates", EstimateJson.of(Agreement.coefficients(agreement.tags())));
        tags.set("labels", labels(agreement.byTag()));
        List<Disagreement> listed = listing.cases(agreement.pairs());
        node.set("disagreements", parts.disagreements(listed));
        node.put("disagreementsLeftOut", agreement.pairs().stream().flatMap(p -> p.images().stream())
                .mapToLong(i -> i.disagreements().size()).sum() - listed.size());
        return node;
    }

    private static ObjectNode pair(LabelSchema schema, Agreement agreement, Comparison pair,
            Listing listing) {
        ComparisonJson parts = new ComparisonJson(schema);
        ObjectNode node = EstimateJson.object().put("a", pair.first().name()).put("b", pair.second().name())
                .put("images", pair.images().size()).put("bothEmpty", pair.bothEmpty())
                .put("onlyA", pair.onlyFirst()).put("onlyB", pair.onlySecond());
        node.set("cohenKappa", EstimateJson.of(agreement.cohenKappa(pair)));
        node.set("objects", tally(parts, pair.objects()));
        if (!pair.tags().isEmpty()) {
            node.set("tags", tally(parts, pair.tags()));
            node.set("tagConfusion", ConfusionJson.of(Confusion.ofTags(schema, pair)));
        }
        node.set("confusion", ConfusionJson.of(Confusion.ofObjects(schema, pair)));
        List<ImageComparison> images = listing.images(pair);
        node.set("perImage", ComparisonJson.images(images));
        node.put("imagesLeftOut", pair.images().size() - images.size());
        node.set("errors", ComparisonJson.errors(pair.disagreements()));
        return node;
    }

    private static ObjectNode tally(ComparisonJson parts, Tally tally) {
        ObjectNode node = EstimateJson.of(tally.micro());
        EstimateJson.putNumber(node, "macroF1", tally.macroF1());
        node.set("detection", EstimateJson.of(tally.detection()));
        node.set("labels", parts.labels(tally));
        return node;
    }

    private static ArrayNode labels(Map<String, RatingTable> tables) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        tables.forEach((label, table) -> {
            ObjectNode node = all.addObject().put("label", label).put("units", table.units());
            EstimateJson.putNumber(node, "percentAgreement", Coefficients.PERCENT_AGREEMENT.of(table));
            EstimateJson.putNumber(node, "cohenKappa", CohenKappa.UNWEIGHTED.of(table));
            EstimateJson.putNumber(node, "fleissKappa", Coefficients.FLEISS_KAPPA.of(table));
            EstimateJson.putNumber(node, "krippendorffAlpha", KrippendorffAlpha.WITHOUT_INTERVAL.of(table));
        });
        return all;
    }
}
