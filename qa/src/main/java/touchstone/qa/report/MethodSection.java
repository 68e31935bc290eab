package touchstone.qa.report;

import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.result.Unit;
import touchstone.qa.Interval;
import touchstone.qa.Rules;

/** What each number means and how it was computed. */
final class MethodSection {

    private static final Messages TEXT = Messages.beside(MethodSection.class);

    private static final List<String> NUMBERS = List.of("precision", "recall", "f1", "macroF1", "detectionF1",
            "meanIou", "meanDice", "severeErrorRate", "percentAgreement", "cohenKappa", "fleissKappa",
            "krippendorffAlpha");

    private final Report report;

    MethodSection(Report report) {
        this.report = report;
    }

    void write(Html html) {
        html.open("section", "class", "method", "id", "method").element("h2", TEXT.text("method.title"));
        html.open("dl");
        for (String number : NUMBERS) {
            html.element("dt", TEXT.text("number." + number)).element("dd", TEXT.text("meaning." + number));
        }
        html.closeBlock();
        html.element("h3", TEXT.text("method.how"));
        html.open("ul");
        html.element("li", TEXT.text("method.matching", Unit.SHARE.text(report.rules().iou())));
        html.element("li", TEXT.text("method.location", Unit.SHARE.text(Rules.NEAR)));
        html.element("li", TEXT.text("method.points"));
        html.element("li", TEXT.text("method.empty"));
        html.element("li", TEXT.text("method.intervals"));
        bootstrap(html);
        html.element("li", TEXT.text("method.none"));
        html.closeBlock();
        html.closeBlock();
    }

    private void bootstrap(Html html) {
        Interval interval = report.agreement()
                .map(a -> a.numbers().get("krippendorffAlpha")).orElse(null) instanceof Estimate.Value v
                        ? v.interval()
                        : null;
        Interval.Bootstrap b = interval == null ? null : interval.bootstrap();
        if (b != null) {
            html.element("li", TEXT.text("method.bootstrap", b.resamples(), Long.toString(b.seed()), b.dropped()));
        }
    }
}
