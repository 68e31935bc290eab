package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.qa.ErrorKind;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.hypothesis.Means;
import touchstone.qa.hypothesis.Verdict;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;

/**
 * Who is below the mark and what to do about it; whether scores fell for one or for all; and how groups of annotators
 * (setting "group.NAME" = "expert") compare.
 */
public final class AnnotatorsAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("annotators");

    @Override
    public String name() {
        return "annotators";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double mark = settings.number("annotators.threshold", 0.8, 0, 1);
        Map<Annotator, String> groups = new LinkedHashMap<>();
        for (Annotator a : subject.project().annotators()) {
            if (a.role() == Annotator.Role.ANNOTATOR) {
                String group = settings.text("group." + a.name(), "");
                if (!group.isEmpty()) {
                    groups.put(a, group);
                }
            }
        }
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        Optional<Scores> found = Scores.of(subject, log, watch);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Scores scores = found.get();
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        scores.byAnnotator().forEach((annotator, scored) -> {
            Estimate mean = Scores.moments(scored).share(Reason.NO_PAIRS);
            Optional<ErrorKind> worst = worst(subject, scores, annotator, watch);
            boolean below = mean.number().orElse(1) < mark;
            rows.add(List.of(new Cell.Name(annotator.name()), new Cell.Name(groups.getOrDefault(annotator, "")),
                    new Cell.Count(scored.size()), new Cell.Value(mean, Unit.SHARE),
                    new Cell.Text(worst.map(kind -> Wording.shared("error." + kind.key())).orElse("")),
                    new Cell.Text(Wording.shared(below
                            ? certain(mean, mark) ? "mark.below" : "mark.perhaps"
                            : "mark.above"))));
            bars.add(new Chart.Bar(annotator.name(), mean, below));
            if (below) {
                alarms.add(new Alarm(certain(mean, mark) ? Severity.HIGH : Severity.MODERATE,
                        WORDS.text(certain(mean, mark) ? "alarm.below" : "alarm.perhaps", annotator.name(),
                                mean.number().orElse(0), mark),
                        WORDS.text("advice." + worst.map(ErrorKind::key).orElse("any"))).at(Scores.worst(scored))
                        .of(annotator));
            }
        });
        List<Part> parts = new ArrayList<>();
        parts.add(new Figures("overall", "", List.of(Wording.figure("meanScore",
                Scores.moments(scores.byAnnotator().values().stream().flatMap(List::stream).toList())
                        .share(Reason.NO_PAIRS),
                Unit.SHARE))));
        parts.add(new Grid("people", WORDS.text("table", scores.against()), Wording.columns("annotator", "group",
                "images", "score", "mostly", "state"), rows));
        parts.add(new Chart.Bars("scores", WORDS.text("chart", mark), Wording.shared("axis.score"), Unit.SHARE, bars));
        String hint = "";
        if (scores.isTimed()) {
            Cause cause = Cause.of(scores);
            hint = " " + hint(cause);
            parts.add(changes(cause));
            if (cause.kind() == Cause.Kind.SYSTEMIC || cause.kind() == Cause.Kind.BOTH) {
                alarms.add(WORDS.alarm(Severity.HIGH, "systemic", -cause.medianChange())
                        .at(Scores.worst(cause.later())));
            }
        }
        if (groups.values().stream().distinct().count() > 1) {
            parts.add(groups(scores, groups));
        }
        alarms.sort(Comparator.comparing(Alarm::severity));
        return Optional.of(new Result(name(), WORDS.text("title"),
                WORDS.text("meaning", scores.byAnnotator().size(), scores.against(), mark) + hint,
                subject.basis().with(settings.used()), alarms, parts));
    }

    private static boolean certain(Estimate mean, double mark) {
        return mean instanceof Estimate.Value v && v.interval() != null && v.interval().high() < mark;
    }

    /** What he does wrong most often; only against a golden set, where it is known who is wrong. */
    private static Optional<ErrorKind> worst(Subject subject, Scores scores, Annotator annotator, Watch watch) {
        Annotator gold = scores.gold();
        if (gold == null) {
            return Optional.empty();
        }
        Map<ErrorKind, Long> counts = Comparison.of(subject, gold, annotator, Comparison.Scope.BOTH, watch)
                .disagreements().stream().collect(Collectors.groupingBy(Disagreement::kind, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.<ErrorKind, Long>comparingByValue()
                .thenComparing(Map.Entry.<ErrorKind, Long>comparingByKey().reversed())).map(Map.Entry::getKey);
    }

    private static String hint(Cause cause) {
        double median = cause.medianChange();
        String names = cause.changes().stream().filter(c -> c.fell(median)).map(c -> c.annotator().name())
                .collect(Collectors.joining(", "));
        return WORDS.text("cause." + cause.kind().key(), names, -median);
    }

    private static Grid changes(Cause cause) {
        return new Grid("changes", WORDS.text("changes"), Wording.columns("annotator", "before", "after", "change",
                "pAgainstOthers"),
                cause.changes().stream().map(c -> List.<Cell>of(
                        new Cell.Name(c.annotator().name()),
                        new Cell.Value(c.before().share(Reason.EMPTY), Unit.SHARE),
                        new Cell.Value(c.after().share(Reason.EMPTY), Unit.SHARE),
                        new Cell.Value(Estimate.of(c.change(), c.before().n() + c.after().n()), Unit.NUMBER),
                        p(c.own()))).toList());
    }

    private static Cell p(Verdict verdict) {
        return new Cell.Value(switch (verdict) {
            case Verdict.Tested t -> Estimate.of(t.p(), t.n());
            case Verdict.Untested u -> Estimate.undefined(u.reason());
        }, Unit.NUMBER);
    }

    private static Grid groups(Scores scores, Map<Annotator, String> groups) {
        Map<String, Moments> byGroup = new LinkedHashMap<>();
        groups.forEach((annotator, group) -> byGroup.merge(group,
                Scores.moments(scores.byAnnotator().getOrDefault(annotator, List.of())), Moments::plus));
        @Nullable
        Moments best = byGroup.values().stream().max(Comparator.comparingDouble(Moments::mean)).orElse(null);
        return new Grid("groups", WORDS.text("groups"), Wording.columns("group", "annotators", "images", "score",
                "pAgainstBest"),
                byGroup.entrySet().stream().map(g -> List.<Cell>of(new Cell.Name(g.getKey()),
                        new Cell.Count(groups.values().stream().filter(g.getKey()::equals).count()),
                        new Cell.Count(g.getValue().n()),
                        new Cell.Value(g.getValue().share(Reason.NO_PAIRS), Unit.SHARE),
                        p(best == null || g.getValue().equals(best)
                                ? Verdict.untested(Reason.NO_DIFFERENCE)
                                : Means.compared(g.getValue(), best))))
                        .toList());
    }
}
