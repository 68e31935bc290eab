package touchstone.qa.report;

import java.util.Map;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.Tally;

/** How well the annotators agree with each other: over all, by pair, by label. */
final class AgreementSection {

    private static final Messages TEXT = Messages.beside(AgreementSection.class);

    private final Report report;

    AgreementSection(Report report) {
        this.report = report;
    }

    void write(Html html) {
        html.open("section", "id", "agreement").element("h2", TEXT.text("agreement.title"));
        report.agreement().ifPresentOrElse(a -> write(html, a),
                () -> html.element("p", TEXT.text("summary.onePerson")));
        html.closeBlock();
    }

    private void write(Html html, Agreement agreement) {
        html.element("p", TEXT.text(agreement.isOfTags() ? "agreement.ofTags" : "agreement.ofObjects",
                agreement.ratings().units()), "class", "dim");
        html.open("div", "class", "beside");
        html.open("div").element("h3", TEXT.text("agreement.all"));
        numbers(html, agreement.numbers());
        html.close();
        if (!agreement.isOfTags()) {
            html.open("div").element("h3", TEXT.text("agreement.withNone"));
            numbers(html, Agreement.coefficients(agreement.objectsOrNone()));
            html.close();
        }
        html.closeBlock();
        html.element("h3", TEXT.text("agreement.pairs"));
        pairs(html, agreement);
        byLabel(html, agreement.isOfTags() ? agreement.byTag() : agreement.byLabel());
    }

    private static void numbers(Html html, Map<String, Estimate> numbers) {
        Table table = new Table(html).start("number", "value");
        numbers.forEach((key, estimate) -> table.row().head(TEXT.text("number." + key)).estimate(estimate).endRow());
        table.end();
    }

    private static void pairs(Html html, Agreement agreement) {
        Table table = new Table(html).start("first", "second", "images", "matched", "onlyFirst", "onlySecond",
                "detectionF1", "f1", "meanIou", "meanDice", "cohenKappa");
        for (Comparison pair : agreement.pairs()) {
            Tally tally = agreement.isOfTags() ? pair.tags() : pair.objects();
            Counts found = tally.detection();
            table.row().head(pair.first().name()).head(pair.second().name()).count(pair.images().size())
                    .count(found.truePositive()).count(found.falseNegative()).count(found.falsePositive())
                    .estimate(found.f1()).estimate(tally.micro().f1()).estimate(found.meanIou())
                    .estimate(found.meanDice()).estimate(agreement.cohenKappa(pair)).endRow();
        }
        table.end();
    }

    private static void byLabel(Html html, Map<String, RatingTable> tables) {
        if (tables.size() < 2) {
            return;
        }
        html.element("h3", TEXT.text("agreement.byLabel"));
        Table table = new Table(html).start("label", "percentAgreement", "fleissKappa", "krippendorffAlpha");
        tables.forEach((label, ratings) -> table.row().head(label)
                .estimate(Coefficients.PERCENT_AGREEMENT.of(ratings)).estimate(Coefficients.FLEISS_KAPPA.of(ratings))
                .estimate(KrippendorffAlpha.WITHOUT_INTERVAL.of(ratings)).endRow());
        table.end();
    }
}
