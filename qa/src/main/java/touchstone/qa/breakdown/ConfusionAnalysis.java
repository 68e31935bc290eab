package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.GoldenScore;

/** Which labels are taken for which: against the golden sets, and between annotators. */
public final class ConfusionAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ConfusionAnalysis.class);

    @Override
    public String name() {
        return "confusion";
    }

    /** Two annotators beside each other, about objects or about image tags. */
    private record Beside(Comparison comparison, boolean gold, boolean tags, Confusion confusion) {

        /** The share of things that are not called alike; an image full of misses is as bad as one full of wrong names. */
        double apart() {
            long all = confusion.counts().stream().flatMap(List::stream).mapToLong(c -> c).sum();
            return all == 0 ? 0 : 1 - (double) confusion.alike() / all;
        }
    }

    /** A label that is called another. */
    private record Mix(Beside beside, Label first, Label second, long count, Estimate share) {

        /** Where it can be seen, of objects; of two annotators either way round. */
        List<ImageId> images() {
            Set<LabelId> both = Set.of(first.id(), second.id());
            return beside.comparison.disagreements().stream().filter(d -> {
                Annotation one = d.first();
                Annotation other = d.second();
                return one != null && other != null && !one.label().equals(other.label())
                        && both.equals(Set.of(one.label(), other.label()))
                        && (!beside.gold || one.label().equals(first.id()));
            }).map(d -> d.image().id()).toList();
        }
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double most = settings.number("confusion.share", 0.1, 0, 1);
        int least = settings.whole("confusion.leastCount", 3, 1, Integer.MAX_VALUE);
        int shown = settings.whole("confusion.pairs", 8, 0, 1000);
        List<Beside> all = pairs(subject, watch);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        LabelSchema schema = subject.project().schema();
        List<Mix> mixes = all.stream().flatMap(ConfusionAnalysis::mixes)
                .sorted(Comparator.comparing((Mix m) -> !m.beside.gold)
                        .thenComparing(Comparator.comparingLong(Mix::count).reversed()))
                .toList();
        List<Alarm> alarms = mixes.stream().filter(m -> m.count >= least && isAbove(m.share, most))
                .map(m -> new Alarm(Severity.MODERATE,
                        TEXT.text(m.beside.gold ? "confusion.alarmGold" : "confusion.alarm",
                                m.beside.comparison.second().name(), m.beside.comparison.first().name(),
                                m.first.name(), m.second.name(), m.count, rowSum(m)),
                        TEXT.text("confusion.advice", m.first.name(), m.second.name()), m.images()))
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(table(mixes));
        together(schema, all, parts);
        List<Beside> single = all.stream().sorted(Comparator.comparing((Beside b) -> !b.gold)
                .thenComparing(Comparator.comparingDouble(Beside::apart).reversed())).toList();
        for (Beside beside : single.subList(0, Math.min(shown, single.size()))) {
            parts.add(matrix("matrix" + parts.size(), beside));
        }
        long alike = all.stream().mapToLong(b -> b.confusion.alike()).sum();
        long matched = all.stream().mapToLong(b -> b.confusion.matched()).sum();
        String meaning = TEXT.text("confusion.meaning", matched, alike)
                + (single.size() > shown ? " " + TEXT.text("confusion.shown", shown, single.size()) : "");
        return Optional.of(new Result(name(), TEXT.text("confusion.title"), meaning,
                subject.basis().with(settings.used()), alarms, parts));
    }

    private static List<Beside> pairs(Subject subject, Watch watch) {
        LabelSchema schema = subject.project().schema();
        List<Beside> all = new ArrayList<>();
        for (Annotator gold : People.gold(subject.project())) {
            for (Annotator other : People.judged(subject.project())) {
                add(schema, GoldenScore.of(subject, gold, other, watch).comparison(), true, all);
            }
        }
        List<Annotator> annotators = People.annotators(subject.project());
        if (annotators.size() > 1) {
            Agreement.of(subject, annotators, watch).pairs().forEach(pair -> add(schema, pair, false, all));
        }
        return all;
    }

    private static void add(LabelSchema schema, Comparison comparison, boolean gold, List<Beside> into) {
        Stream.of(new Beside(comparison, gold, false, Confusion.ofObjects(schema, comparison)),
                new Beside(comparison, gold, true, Confusion.ofTags(schema, comparison)))
                .filter(b -> b.confusion.isUsedByBoth()).forEach(into::add);
    }

    private static Stream<Mix> mixes(Beside beside) {
        // Of two annotators nobody is right, so each pair of labels is told once, both ways together.
        Confusion counts = beside.gold ? beside.confusion : beside.confusion.bothWays();
        List<Label> labels = counts.labels();
        List<Mix> mixes = new ArrayList<>();
        for (int r = 0; r < labels.size(); r++) {
            for (int c = beside.gold ? 0 : r + 1; c < labels.size(); c++) {
                if (c == r || counts.counts().get(r).get(c) == 0) {
                    continue;
                }
                boolean rarer = !beside.gold && of(counts.share(c, r)) > of(counts.share(r, c));
                int from = rarer ? c : r;
                int to = rarer ? r : c;
                mixes.add(new Mix(beside, labels.get(from), labels.get(to), counts.counts().get(from).get(to),
                        counts.share(from, to)));
            }
        }
        return mixes.stream();
    }

    private static double of(Estimate share) {
        return share.number().orElse(0);
    }

    private static long rowSum(Mix mix) {
        return mix.share instanceof Estimate.Value v ? v.n() : 0;
    }

    /** Also the lower end of its interval is. */
    private static boolean isAbove(Estimate share, double most) {
        return share instanceof Estimate.Value v && v.interval() != null && v.interval().low() > most;
    }

    private static Grid table(List<Mix> mixes) {
        return new Grid("confusions", TEXT.text("confusion.table"),
                Parts.columns("reference", "other", "calls", "isCalled", "count", "share"),
                mixes.stream().map(m -> List.of(new Cell.Name(m.beside.comparison.first().name()),
                        new Cell.Name(m.beside.comparison.second().name()), new Cell.Name(m.first.name()),
                        new Cell.Name(m.second.name()), new Cell.Count(m.count),
                        Parts.value(m.share, Unit.SHARE))).toList());
    }

    /** All against the golden sets in one, and all pairs of annotators both ways in another, where there are several. */
    private static void together(LabelSchema schema, List<Beside> all, List<Part> into) {
        for (boolean gold : new boolean[]{ true, false }) {
            for (boolean tags : new boolean[]{ false, true }) {
                List<Beside> some = all.stream().filter(b -> b.gold == gold && b.tags == tags).toList();
                if (some.size() < 2) {
                    continue;
                }
                Confusion sum = some.stream().map(b -> gold ? b.confusion : b.confusion.bothWays())
                        .reduce((a, b) -> a.plus(schema, b)).orElseThrow();
                String key = (gold ? "gold" : "pairs") + (tags ? "Tags" : "Objects");
                into.add(matrix(key, TEXT.text("confusion." + key, some.size()),
                        TEXT.text(gold ? "confusion.golden" : "confusion.one"),
                        TEXT.text(gold ? "confusion.everybody" : "confusion.another"), sum, !gold));
            }
        }
    }

    private static Chart.Matrix matrix(String key, Beside beside) {
        String first = beside.comparison.first().name();
        String second = beside.comparison.second().name();
        return matrix(key, TEXT.text(beside.tags ? "confusion.ofTags" : "confusion.ofObjects", second, first), first,
                second, beside.confusion, false);
    }

    private static Chart.Matrix matrix(String key, String title, String down, String across, Confusion confusion,
            boolean bothWays) {
        List<String> rows = new ArrayList<>(confusion.labels().stream().map(Label::name).toList());
        List<String> columns = new ArrayList<>(rows);
        rows.add(TEXT.text(bothWays ? "confusion.lacks" : "confusion.extra"));
        columns.add(TEXT.text(bothWays ? "confusion.lacks" : "confusion.missed"));
        return new Chart.Matrix(key, title, down, across, rows, columns, confusion.counts());
    }
}
