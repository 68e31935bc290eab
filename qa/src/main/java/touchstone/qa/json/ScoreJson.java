package touchstone.qa.json;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.LabelSchema;
import touchstone.qa.breakdown.Confusion;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.scoring.Tally;

/**
 * The document of a {@link GoldenScore}.
 *
 * <pre>
 * {"gold", "annotator", "rules": {"iou", "severities"}, "basis": "objects" | "tags",
 *  "images", "goldenImages", "imagesNotBegun", "imagesCountedAsMissed", "imagesWithoutGold", "bothEmpty",
 *  "f1", "precision", "recall", "macroF1", "detectionF1", "meanIou", "meanDice", "severeErrorRate",
 *  "estimates": {each of these with its interval}, "counts": {"tp", "fp", "fn"},
 *  "labels": [{"label", "tp", "fp", "fn", "precision", "recall", "f1", "meanIou", "meanDice"}], "tagLabels": [..],
 *  "errors": {"missing", "location", "both", "class", "duplicate", "spurious", "bySeverity": {..}},
 *  "confusion": {..}, "tagConfusion": {..}, "perImage": [..], "imagesLeftOut", "disagreements": [..],
 *  "disagreementsLeftOut"}
 * </pre>
 */
public final class ScoreJson {

    private ScoreJson() {
    }

    public static ObjectNode of(LabelSchema schema, GoldenScore score) {
        return of(schema, score, Listing.among(1));
    }

    /** One document each; of very many, each has the worst of its images and disagreements and tells how many are left. */
    public static List<ObjectNode> of(LabelSchema schema, List<GoldenScore> scores) {
        Listing listing = Listing.among(scores.size());
        return scores.stream().map(score -> of(schema, score, listing)).toList();
    }

    private static ObjectNode of(LabelSchema schema, GoldenScore score, Listing listing) {
        ComparisonJson parts = new ComparisonJson(schema);
        Comparison comparison = score.comparison();
        Tally tally = score.tally();
        ObjectNode node = EstimateJson.object().put("gold", comparison.first().name())
                .put("annotator", comparison.second().name());
        node.set("rules", ComparisonJson.of(score.rules()));
        node.put("basis", score.isOfTags() ? "tags" : "objects").put("images", comparison.images().size())
                .put("goldenImages", score.golden()).put("imagesNotBegun", comparison.onlyFirst())
                .put("imagesCountedAsMissed", comparison.unbegun()).put("imagesWithoutGold", comparison.onlySecond())
                .put("bothEmpty", comparison.bothEmpty());
        score.numbers().forEach((key, estimate) -> EstimateJson.putNumber(node, key, estimate));
        node.set("estimates", EstimateJson.of(score.numbers()));
        node.putObject("counts").put("tp", tally.micro().truePositive()).put("fp", tally.micro().falsePositive())
                .put("fn", tally.micro().falseNegative());
        node.set("labels", parts.labels(comparison.objects()));
        node.set("tagLabels", parts.labels(comparison.tags()));
        node.set("errors", ComparisonJson.errors(score.disagreements()));
        node.set("confusion", ConfusionJson.of(Confusion.ofObjects(schema, comparison)));
        node.set("tagConfusion", ConfusionJson.of(Confusion.ofTags(schema, comparison)));
        List<ImageComparison> images = listing.images(comparison);
        node.set("perImage", ComparisonJson.images(images));
        node.put("imagesLeftOut", comparison.images().size() - images.size());
        List<Disagreement> listed = listing.cases(List.of(comparison));
        node.set("disagreements", parts.disagreements(listed));
        node.put("disagreementsLeftOut", score.disagreements().size() - listed.size());
        return node;
    }
}
