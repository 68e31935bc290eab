package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.result.Unit;
import touchstone.qa.Interval;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.GoldenScore;

/** The report in a few plain sentences. */
final class Summary {

    private static final Messages TEXT = Messages.beside(Summary.class);

    /** A sentence and what stands in it. */
    private record Line(String key, List<Object> values) {

        Line(String key, Object... values) {
            this(key, List.of(values));
        }
    }

    /** What can be read at a glance. */
    private static final int MOST = 8;

    private final Report report;

    Summary(Report report) {
        this.report = report;
    }

    void write(Html html) {
        html.open("section", "class", "summary").element("h2", TEXT.text("summary.title"));
        List<Line> lines = lines();
        for (Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
            html.open("p").sentence(TEXT, line.key, line.values.toArray()).closeBlock();
        }
        if (lines.size() > MOST) {
            html.open("details").element("summary", TEXT.text("summary.more", lines.size() - MOST));
            for (Line line : lines.subList(MOST, lines.size())) {
                html.open("p").sentence(TEXT, line.key, line.values.toArray()).closeBlock();
            }
            html.closeBlock();
        }
        html.closeBlock();
    }

    /** The sentences without markup. */
    List<String> sentences() {
        return lines().stream().map(line -> TEXT.text(line.key, plain(line.values.toArray()))).toList();
    }

    private static Object[] plain(Object[] values) {
        Object[] plain = values.clone();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] instanceof Html.Name n) {
                plain[i] = n.text();
            }
        }
        return plain;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        report.scores().forEach(s -> score(s, lines));
        if (report.scores().isEmpty()) {
            lines.add(new Line("summary.noGold"));
        }
        report.agreement().ifPresentOrElse(a -> agreement(a, lines), () -> lines.add(new Line("summary.onePerson")));
        return lines;
    }

    private void score(GoldenScore score, List<Line> lines) {
        Comparison comparison = score.comparison();
        Html.Name gold = new Html.Name(comparison.first().name());
        Html.Name annotator = new Html.Name(comparison.second().name());
        if (score.tally().isEmpty()) {
            lines.add(new Line("summary.scoreOfNothing", annotator, gold, comparison.images().size()));
        } else {
            Counts counts = score.tally().micro();
            long severe = score.disagreements().stream().filter(d -> d.severity().isSevere()).count();
            lines.add(new Line(score.isOfTags() ? "summary.tagScore" : "summary.score", annotator, gold,
                    counts.truePositive(), counts.reference(), counts.found(), number(counts.f1()), severe));
        }
        if (comparison.unbegun() > 0) {
            lines.add(new Line("summary.unbegun", annotator, comparison.unbegun(), comparison.images().size()));
        }
        if (score.golden() > comparison.images().size()) {
            lines.add(new Line("summary.part", annotator, comparison.images().size(), score.golden()));
        }
    }

    private void agreement(Agreement agreement, List<Line> lines) {
        if (agreement.pairs().size() == 1) {
            Comparison pair = agreement.pairs().getFirst();
            lines.add(new Line("summary.two", new Html.Name(pair.first().name()), new Html.Name(pair.second().name()),
                    pair.images().size()));
        } else {
            lines.add(new Line("summary.people", agreement.annotators().size(),
                    agreement.pairs().stream().mapToInt(p -> p.images().size()).max().orElse(0)));
        }
        Estimate alpha = agreement.numbers().get("krippendorffAlpha");
        if (alpha instanceof Estimate.Value v) {
            Interval i = v.interval();
            lines.add(i == null
                    ? new Line("summary.alpha", Unit.SHARE.text(v.value()), v.n())
                    : new Line("summary.alphaBetween", Unit.SHARE.text(v.value()), Unit.SHARE.text(i.low()),
                            Unit.SHARE.text(i.high()), v.n()));
            if (i != null && i.bootstrap() != null && !i.bootstrap().reliable()) {
                lines.add(new Line("summary.fewUnits"));
            }
        } else if (alpha instanceof Estimate.Undefined u) {
            lines.add(new Line("summary.noAlpha", u.because()));
        }
    }

    private static String number(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Value v -> Unit.SHARE.text(v.value());
            case Estimate.Undefined u -> TEXT.text("none");
        };
    }
}
