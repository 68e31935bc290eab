package touchstone.qa.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.check.Limit;
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

/**
 * Class balance and the golden set's share. The articles ask for a golden set of 3 to 5 % of the images; how many
 * examples a label needs depends on the task, so that threshold is the program's own.
 */
public final class CoverageAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(CoverageAnalysis.class);

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = new Limits(
                settings.whole("coverage.leastObjects", (int) Limit.MINIMUM_SAMPLES.usual(), 0, Integer.MAX_VALUE),
                settings.number("coverage.imbalance", Limit.MAXIMUM_IMBALANCE.usual(),
                        Limit.MAXIMUM_IMBALANCE.low(), Limit.MAXIMUM_IMBALANCE.high()),
                settings.number("coverage.golden", 0.03, 0, 1));
        if (subject.project().schema().labels().isEmpty()) {
            return Optional.empty();
        }
        Coverage coverage = Coverage.of(subject.project(), watch);
        if (coverage.begun() == 0) {
            return Optional.empty();
        }
        boolean golden = subject.project().annotators().stream().anyMatch(a -> a.role() == Annotator.Role.GOLD);
        return Optional.of(new Result(name(), TEXT.text("title"), TEXT.text("meaning", coverage.objects(),
                coverage.begun(), coverage.labels().size()), subject.basis().with(settings.used()),
                alarms(coverage, golden, limits), parts(coverage, limits)));
    }

    private record Limits(int leastObjects, double imbalance, double golden) {
    }

    private static List<Alarm> alarms(Coverage coverage, boolean golden, Limits limits) {
        List<Alarm> alarms = new ArrayList<>();
        List<LabelCoverage> used = coverage.labels().stream().filter(l -> l.objects() > 0).toList();
        names(coverage.labels().stream().filter(l -> l.objects() == 0 && !coverage.isCovered(l)).toList()).ifPresent(
                names -> alarms.add(alarm(Severity.MODERATE, "unused", names).on(Alarm.Page.LABELS)));
        List<LabelCoverage> few = used.stream().filter(l -> l.objects() < limits.leastObjects).toList();
        names(few).ifPresent(names -> alarms.add(
                alarm(Severity.MODERATE, "few", names, limits.leastObjects).at(places(few))));
        coverage.imbalance().number().ifPresent(ratio -> {
            if (ratio > limits.imbalance) {
                alarms.add(alarm(Severity.LOW, "imbalance", Unit.COUNT.text(Math.rint(ratio)))
                        .at(places(rarest(used))));
            }
        });
        if (golden) {
            coverage.goldenShare().number().ifPresent(share -> {
                if (share < limits.golden) {
                    alarms.add(alarm(Severity.MODERATE, "golden", coverage.golden(), coverage.begun(), limits.golden)
                            .at(coverage.untested()));
                }
            });
            List<LabelCoverage> ungolden = used.stream().filter(l -> l.goldObjects() == 0).toList();
            names(ungolden).ifPresent(
                    names -> alarms.add(alarm(Severity.HIGH, "ungolden", names).at(places(ungolden))));
        }
        return alarms;
    }

    private static Alarm alarm(Severity severity, String key, Object... values) {
        return new Alarm(severity, TEXT.text("alarm." + key, values), TEXT.text("advice." + key, values));
    }

    private static Optional<String> names(List<LabelCoverage> labels) {
        return labels.stream().map(l -> l.label().name()).reduce((a, b) -> a + ", " + b);
    }

    private static List<ImageId> places(List<LabelCoverage> labels) {
        return labels.stream().flatMap(l -> l.places().stream()).distinct().toList();
    }

    private static List<LabelCoverage> rarest(List<LabelCoverage> used) {
        long fewest = used.stream().mapToLong(LabelCoverage::objects).min().orElse(0);
        return used.stream().filter(l -> l.objects() == fewest).toList();
    }

    private static List<Part> parts(Coverage coverage, Limits limits) {
        Figures figures = new Figures("overall", "", List.of(
                figure("images", Estimate.of(coverage.images(), coverage.images()), Unit.COUNT),
                figure("begun", Estimate.of(coverage.begun(), coverage.images()), Unit.COUNT),
                figure("objects", Estimate.of((double) coverage.objects(), coverage.begun()), Unit.COUNT),
                figure("evenness", coverage.evenness(), Unit.SHARE),
                figure("imbalance", coverage.imbalance(), Unit.NUMBER),
                figure("goldenShare", coverage.goldenShare(), Unit.SHARE)));
        Chart.Bars bars = new Chart.Bars("objects", TEXT.text("chart"), TEXT.text("axis"), Unit.COUNT,
                coverage.labels().stream().map(l -> new Chart.Bar(l.label().name(),
                        Estimate.of((double) l.objects(), l.images()), l.objects() < limits.leastObjects)).toList());
        Grid grid = new Grid("labels", TEXT.text("table"), List.of(column("label"), column("objects"), column("share"),
                column("images"), column("goldObjects"), column("goldImages")),
                coverage.labels().stream().map(l -> List.<Cell>of(new Cell.Name(l.label().name()),
                        new Cell.Count(l.objects()),
                        new Cell.Value(coverage.share(l), Unit.SHARE),
                        new Cell.Count(l.images()), new Cell.Count(l.goldObjects()), new Cell.Count(l.goldImages())))
                        .toList());
        return List.of(figures, bars, grid);
    }

    private static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, TEXT.text("figure." + key), estimate, unit);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }
}
