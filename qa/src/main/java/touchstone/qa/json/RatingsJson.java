package touchstone.qa.json;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.agreement.CategoryAgreement;
import touchstone.qa.agreement.Coefficient;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.RaterPair;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.agreement.UnitizingAlpha;

/**
 * Agreement on plain tables, without a project.
 *
 * <pre>
 * {"units", "raters", "raterNames": [..], "categories": [..], "coefficients": {name: number with interval},
 *  "fleissTest": test, "categoryAgreement": [{"category", "ratings", "fleissKappa", "test", "specificAgreement"}],
 *  "pairs": [{"a", "b", "n", "percentAgreement", "cohenKappa", "cohenKappaLinear", "cohenKappaQuadratic",
 *             "confusion": [[..]]?, "mcNemar": {"exact", "corrected"}, "bowker", "stuartMaxwell"}]}
 * </pre>
 */
public final class RatingsJson {

    /** Beyond so many categories no square of counts is written. */
    private static final int MOST_CATEGORIES = 100;

    private RatingsJson() {
    }

    public static ObjectNode of(RatingTable table) {
        ObjectNode node = EstimateJson.object().put("units", table.units()).put("raters", table.raters().size());
        ArrayNode raters = node.putArray("raterNames");
        table.raters().forEach(raters::add);
        ArrayNode categories = node.putArray("categories");
        table.categories().forEach(categories::add);
        ObjectNode coefficients = node.putObject("coefficients");
        for (Coefficient coefficient : Coefficients.ALL) {
            coefficients.set(coefficient.name(), EstimateJson.of(coefficient.of(table)));
        }
        node.set("fleissTest", VerdictJson.of(CategoryAgreement.fleissTest(table)));
        ArrayNode byCategory = node.putArray("categoryAgreement");
        for (CategoryAgreement category : CategoryAgreement.of(table)) {
            ObjectNode one = byCategory.addObject().put("category", category.category())
                    .put("ratings", category.ratings());
            one.set("fleissKappa", EstimateJson.of(category.kappa()));
            one.set("test", VerdictJson.of(category.test()));
            one.set("specificAgreement", EstimateJson.of(category.specific()));
        }
        ArrayNode pairs = node.putArray("pairs");
        for (int a = 0; a < table.raters().size(); a++) {
            for (int b = a + 1; b < table.raters().size(); b++) {
                pairs.add(pair(table, RaterPair.of(table, a, b)));
            }
        }
        return node;
    }

    private static ObjectNode pair(RatingTable table, RaterPair pair) {
        List<String> raters = table.raters();
        ObjectNode node = EstimateJson.object().put("a", raters.get(pair.a())).put("b", raters.get(pair.b()));
        node.set("percentAgreement", EstimateJson.of(pair.percentAgreement()));
        node.set("cohenKappa", EstimateJson.of(pair.kappa()));
        node.set("cohenKappaLinear", EstimateJson.of(pair.linear()));
        node.set("cohenKappaQuadratic", EstimateJson.of(pair.quadratic()));
        if (table.categories().size() <= MOST_CATEGORIES) {
            ArrayNode square = node.putArray("confusion");
            for (long[] row : table.contingency(pair.a(), pair.b())) {
                ArrayNode line = square.addArray();
                for (long count : row) {
                    line.add(count);
                }
            }
        }
        ObjectNode mcNemar = node.putObject("mcNemar");
        mcNemar.set("exact", VerdictJson.of(pair.mcNemar()));
        mcNemar.set("corrected", VerdictJson.of(pair.mcNemarCorrected()));
        node.set("bowker", VerdictJson.of(pair.bowker()));
        node.set("stuartMaxwell", VerdictJson.of(pair.stuartMaxwell()));
        return node;
    }

    /** {"alpha": number, "categories": [{"category", "alpha"}]} */
    public static ObjectNode of(UnitizingAlpha agreement) {
        ObjectNode node = EstimateJson.object();
        node.set("alpha", EstimateJson.of(agreement.all()));
        ArrayNode categories = node.putArray("categories");
        agreement.byCategory().forEach((category, alpha) -> categories.addObject().put("category", category)
                .set("alpha", EstimateJson.of(alpha)));
        return node;
    }
}
