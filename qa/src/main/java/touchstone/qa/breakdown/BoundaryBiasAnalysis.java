package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.hypothesis.Verdict;
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

/** Whose boundaries lie too far out or in, and on which side: against gold where there is some, else among each other. */
public final class BoundaryBiasAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(BoundaryBiasAnalysis.class);

    @Override
    public String name() {
        return "boundaryBias";
    }

    /**
     * @param level below which p a side counts as off
     * @param least offset in pixels below which nobody need act
     */
    private record Limits(double level, double least) {
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = new Limits(settings.number("boundaryBias.level", 0.05, 0, 1),
                settings.number("boundaryBias.leastPixels", 0.5, 0, 1e6));
        LabelSchema schema = subject.project().schema();
        List<Annotator> annotators = People.annotators(subject.project());
        List<Annotator> gold = People.gold(subject.project());
        List<SideBias> rows = List.of();
        String against = "";
        if (!gold.isEmpty()) {
            List<Comparison> toGold = new ArrayList<>();
            for (int a = 0; a < annotators.size(); a++) {
                toGold.add(Comparison.of(subject, gold.getFirst(), annotators.get(a), Comparison.Scope.BOTH,
                        watch.part(a, annotators.size() + 1)));
            }
            rows = SideBias.of(schema, toGold, watch.part(annotators.size(), annotators.size() + 1));
            against = TEXT.text("bias.ofGold", gold.getFirst().name());
        }
        boolean mutual = rows.isEmpty();
        if (mutual && annotators.size() >= 2) {
            rows = SideBias.mutual(schema, Agreement.of(subject, annotators, watch.part(0, 2)).pairs(),
                    watch.part(1, 2));
            against = TEXT.text("bias.mutual");
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<SideBias> off = off(rows, limits);
        Map<List<Object>, List<SideBias>> together = new LinkedHashMap<>();
        off.forEach(r -> together.computeIfAbsent(List.of(r.annotator(), Optional.ofNullable(r.label())),
                key -> new ArrayList<>()).add(r));
        List<Alarm> alarms = together.values().stream().map(sides -> alarm(sides, mutual)).toList();
        String meaning = against + " " + (alarms.isEmpty()
                ? TEXT.text("bias.clear")
                : TEXT.text("bias.found", off.size()));
        return Optional.of(new Result(name(), TEXT.text("bias.title"), meaning, subject.basis().with(settings.used()),
                alarms, parts(rows, limits)));
    }

    /** Of a label only where all labels together do not say the same of the annotator's side. */
    private static List<SideBias> off(List<SideBias> rows, Limits limits) {
        List<SideBias> all = rows.stream().filter(r -> isOff(r, limits)).toList();
        return all.stream().filter(r -> r.label() == null || all.stream().noneMatch(
                whole -> whole.label() == null && whole.annotator().equals(r.annotator()) && whole.side() == r.side()
                        && isOut(whole) == isOut(r)))
                .toList();
    }

    private static boolean isOut(SideBias row) {
        return row.pixels().number().orElse(0) > 0;
    }

    /** By the t-test; where all offsets are the same and there is no spread to test against, by the signs. */
    private static boolean isOff(SideBias row, Limits limits) {
        boolean clear = row.test() instanceof Verdict.Untested u && u.reason() == Reason.NO_SPREAD
                ? row.signTest().isSignificant(limits.level)
                : row.test().isSignificant(limits.level);
        return clear && Math.abs(row.pixels().number().orElse(0)) >= limits.least;
    }

    /** One for all sides of an annotator's, or of one label of his. */
    private static Alarm alarm(List<SideBias> sides, boolean mutual) {
        SideBias first = sides.getFirst();
        Label label = first.label();
        String who = first.annotator().name();
        String list = sides.stream().map(BoundaryBiasAnalysis::side).collect(Collectors.joining(", "));
        long n = sides.stream().mapToLong(s -> s.pixels() instanceof Estimate.Value v ? v.n() : 0).max().orElse(0);
        return new Alarm(label == null ? Severity.HIGH : Severity.MODERATE,
                TEXT.text(mutual ? "bias.alarmMutual" : "bias.alarm", who,
                        label == null ? "" : TEXT.text("bias.of", label.name()) + " ", list, n),
                TEXT.text("bias.advice", who));
    }

    private static String side(SideBias row) {
        if (!(row.pixels() instanceof Estimate.Value v)) {
            throw new IllegalStateException();
        }
        String size = Unit.PIXELS.text(Math.abs(v.value()));
        if (row.millimetres() instanceof Estimate.Value mm && mm.n() == v.n()) {
            size += " (" + Unit.MILLIMETRES.text(Math.abs(mm.value())) + ")";
        }
        return TEXT.text("bias.side", TEXT.text("side." + row.side().key()), size,
                TEXT.text(v.value() > 0 ? "out" : "in"));
    }

    private static List<Part> parts(List<SideBias> rows, Limits limits) {
        Chart.Bars bars = new Chart.Bars("offsets", TEXT.text("bias.chart"), TEXT.text("bias.axis"), Unit.PIXELS,
                rows.stream().filter(r -> r.label() == null).map(r -> new Chart.Bar(
                        TEXT.text("bias.bar", r.annotator().name(), TEXT.text("side." + r.side().key())), r.pixels(),
                        isOff(r, limits))).toList());
        Grid grid = new Grid("sides", TEXT.text("bias.table"), Parts.columns("annotator", "label", "side", "pixels",
                "millimetres", "p", "signP"),
                rows.stream().sorted(Comparator.comparing((SideBias r) -> r.label() != null)).map(r -> List.of(
                        new Cell.Name(r.annotator().name()), name(r.label()),
                        new Cell.Text(TEXT.text("side." + r.side().key())), Parts.value(r.pixels(), Unit.PIXELS),
                        Parts.value(r.millimetres(), Unit.MILLIMETRES), Parts.p(r.test()), Parts.p(r.signTest())))
                        .toList());
        return List.of(bars, grid);
    }

    private static Cell name(@Nullable Label label) {
        return label == null ? new Cell.Text(TEXT.text("bias.allLabels")) : new Cell.Name(label.name());
    }
}
