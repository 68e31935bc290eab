package touchstone.qa.report;

import java.util.Map;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.Severity;

/** How close everybody is to the golden set: all beside each other, then each by label and kind of error. */
final class ScoreSection {

    private static final Messages TEXT = Messages.beside(ScoreSection.class);

    /** Who are so few that all of them are looked at at once. */
    private static final int MOST_OPEN = 3;

    private final Report report;

    ScoreSection(Report report) {
        this.report = report;
    }

    void write(Html html) {
        html.open("section", "id", "score").element("h2", TEXT.text("score.title"));
        if (report.scores().isEmpty()) {
            html.element("p", TEXT.text("summary.noGold"));
        } else {
            overview(html);
            boolean open = report.scores().size() <= MOST_OPEN;
            report.scores().stream().limit(Table.MOST_ROWS).forEach(s -> details(html, s, open));
        }
        html.closeBlock();
    }

    private void overview(Html html) {
        Table table = new Table(html).start("annotator", "reference", "images", "golden", "precision", "recall", "f1",
                "meanIou",
                "severeErrorRate");
        for (GoldenScore score : report.scores()) {
            Map<String, Estimate> numbers = score.numbers();
            table.row().head(score.comparison().second().name()).name(score.comparison().first().name())
                    .count(score.comparison().images().size()).count(score.golden());
            for (String key : new String[]{ "precision", "recall", "f1", "meanIou", "severeErrorRate" }) {
                Estimate number = numbers.get(key);
                if (number == null) {
                    throw new IllegalStateException("A score has no " + key + ".");
                }
                table.estimate(number);
            }
            table.endRow();
        }
        table.end();
    }

    /** Label by label; folded where there are many. */
    private void details(Html html, GoldenScore score, boolean open) {
        if (open) {
            html.open("details", "open", "open");
        } else {
            html.open("details");
        }
        html.open("summary").sentence(TEXT, "score.details", new Html.Name(score.comparison().second().name()),
                new Html.Name(score.comparison().first().name())).close();
        html.open("div", "class", "beside");
        byLabel(html, score);
        errors(html, score);
        html.closeBlock();
        html.closeBlock();
    }

    private void byLabel(Html html, GoldenScore score) {
        Table table = new Table(html).start("label", "right", "wrong", "missed", "precision", "recall", "f1",
                "meanIou");
        for (Label label : report.project().schema().labels()) {
            Counts counts = score.tally().byLabel().get(label.id());
            if (counts != null) {
                table.row().head(label.name()).count(counts.truePositive()).count(counts.falsePositive())
                        .count(counts.falseNegative()).estimate(counts.precision()).estimate(counts.recall())
                        .estimate(counts.f1()).estimate(counts.meanIou()).endRow();
            }
        }
        table.end();
    }

    private static void errors(Html html, GoldenScore score) {
        Table table = new Table(html).start("error", "severity", "count");
        score.errors().forEach((kind, count) -> {
            table.row().text(TEXT.text("kind." + kind.key())).severity(score.rules().severity(kind)).count(count)
                    .endRow();
        });
        table.end();
    }

    /** A severity in words on its colour. */
    static void chip(Html html, Severity severity) {
        html.element("span", severity.text(), "class", "chip " + severity.key());
    }
}
