package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Scores.Scored;
import touchstone.qa.drift.Baseline;
import touchstone.qa.drift.ControlChart;
import touchstone.qa.drift.Cusum;
import touchstone.qa.drift.Ewma;
import touchstone.qa.drift.Signal;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/**
 * Whether an annotator's score drifts: every image's score in the order in which the images were last worked on, under
 * the limits that the first ones set. Over all labels, and for each label apart. With the usual settings and 80 to 95 %
 * of ten objects found an image, simulated steady work is alarmed about once in 300 images (published for known limits:
 * 560 in both directions), a fall of found objects from 95 to 75 % after 3 images and from 90 to 80 % after 9 at the
 * median.
 */
public final class DriftAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("drift");
    private static final int WORST = 3;

    /**
     * @param baseline how many first images set centre and spread
     * @param spread the smallest standard deviation that limits are drawn with, so that a faultless start does not make
     *            an alarm of every single fault
     */
    private record Limits(Ewma ewma, Cusum cusum, int baseline, double spread) {

        /**
         * The centre is itself a mean of some images: the limits are widened so that they hold the difference of the
         * weighted average, of variance lambda/(2 - lambda), and that mean, of variance 1/n.
         */
        double wider(int points) {
            return Math.sqrt(1 + (2 - ewma.lambda()) / ewma.lambda() / points);
        }
    }

    /** One charted series; empty limits where it is too short. */
    private record Watched(Annotator annotator, @Nullable Label label, List<ImageId> images,
            Optional<Baseline> baseline, Optional<ControlChart> chart, Optional<Integer> first,
            Optional<Integer> sums, boolean still) {
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = new Limits(
                new Ewma(settings.number("drift.lambda", 0.2, 0.01, 1), settings.number("drift.sigmas", 3, 0.5, 10)),
                new Cusum(settings.number("drift.k", 0.5, 0, 5), settings.number("drift.h", 5, 0.5, 50)),
                settings.whole("drift.baseline", 20, 5, 100_000), settings.number("drift.spread", 0.05, 1e-6, 1));
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scores> scores = Scores.of(subject, log, watch);
        if (scores.isEmpty() || !scores.get().isTimed()) {
            return Optional.empty();
        }
        List<Watched> all = new ArrayList<>();
        for (Annotator annotator : scores.get().byAnnotator().keySet()) {
            List<Scored> timed = scores.get().timed(annotator);
            if (!timed.isEmpty()) {
                all.add(watched(annotator, null, timed, limits));
                all.addAll(byLabel(annotator, timed, subject, limits));
            }
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning", scores.get().against(),
                limits.baseline), subject.basis().with(settings.used()), alarms(all), parts(all, scores.get())));
    }

    private static List<Watched> byLabel(Annotator annotator, List<Scored> timed, Subject subject, Limits limits) {
        Map<LabelId, Label> labels = subject.project().schema().labels().stream()
                .collect(Collectors.toMap(Label::id, l -> l));
        TreeSet<LabelId> used = timed.stream().flatMap(s -> s.byLabel().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Watched> all = new ArrayList<>();
        for (LabelId id : used) {
            Label label = labels.get(id);
            // One label's series is the annotator's own.
            if (label != null && used.size() > 1) {
                all.add(watched(annotator, label,
                        timed.stream().filter(s -> s.byLabel().containsKey(id))
                                .map(s -> new Scored(s.image(), s.byLabel().getOrDefault(id, 0.0), Map.of(), s.visit()))
                                .toList(),
                        limits));
            }
        }
        return all;
    }

    private static Watched watched(Annotator annotator, @Nullable Label label, List<Scored> series, Limits limits) {
        List<ImageId> images = series.stream().map(Scored::image).toList();
        double[] values = series.stream().mapToDouble(Scored::score).toArray();
        if (values.length <= limits.baseline) {
            return new Watched(annotator, label, images, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), false);
        }
        Baseline own = Baseline.estimated(values, limits.baseline).orElseThrow();
        Baseline used = new Baseline(own.centre(), Math.max(own.sd(), limits.spread) * limits.wider(own.points()),
                own.origin(), own.points());
        ControlChart chart = limits.ewma.of(values, used);
        Optional<Integer> first = fallen(chart.signals(), limits);
        Optional<Integer> sums = fallen(limits.cusum.of(values, used).signals(), limits);
        boolean still = !chart.signals().isEmpty() && chart.signals().getLast().index() == values.length
                && !chart.signals().getLast().kind().isHigh();
        return new Watched(annotator, label, images, Optional.of(used), Optional.of(chart), first, sums, still);
    }

    /** The first image after those that set the limits at which the score is too low. */
    private static Optional<Integer> fallen(List<Signal> signals, Limits limits) {
        return signals.stream().filter(s -> !s.kind().isHigh() && s.index() > limits.baseline).map(Signal::index)
                .findFirst();
    }

    private static List<Alarm> alarms(List<Watched> all) {
        List<Alarm> alarms = new ArrayList<>();
        for (Watched w : all) {
            w.first.ifPresent(index -> {
                Label label = w.label;
                Severity severity = label == null && w.still ? Severity.HIGH : Severity.MODERATE;
                alarms.add(label == null
                        ? WORDS.alarm(severity, w.still ? "fallen" : "passed", w.annotator.name(), index)
                        : WORDS.alarm(severity, w.still ? "label" : "labelPassed", w.annotator.name(), index,
                                label.name()));
            });
        }
        alarms.sort(Comparator.comparing(Alarm::severity));
        return alarms;
    }

    private static List<Part> parts(List<Watched> all, Scores scores) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Grid("series", WORDS.text("table"), Wording.columns("annotator", "label", "images", "usual",
                "spread", "latest", "firstLow", "cusumLow", "state"), all.stream().map(DriftAnalysis::row).toList()));
        int number = 1;
        for (Watched w : all) {
            if (w.label == null && w.chart.isPresent()) {
                parts.add(chart("chart" + number++, w, w.chart.get()));
            }
        }
        List<Cases.Case> cases = all.stream().filter(w -> w.label == null && w.first.isPresent())
                .flatMap(w -> cases(w, scores).stream()).toList();
        if (!cases.isEmpty()) {
            parts.add(new Cases("worst", WORDS.text("cases"), cases));
        }
        return parts;
    }

    private static List<Cell> row(Watched w) {
        Label label = w.label;
        Estimate none = Estimate.undefined(Reason.TOO_FEW_UNITS);
        long n = w.images.size();
        return List.of(new Cell.Name(w.annotator.name()),
                label == null ? new Cell.Text(Wording.shared("allLabels")) : new Cell.Name(label.name()),
                new Cell.Count(n),
                new Cell.Value(w.baseline.map(b -> Estimate.of(b.centre(), b.points())).orElse(none), Unit.SHARE),
                new Cell.Value(w.baseline.map(b -> Estimate.of(b.sd(), b.points())).orElse(none), Unit.NUMBER),
                new Cell.Value(w.chart.map(c -> Estimate.of(c.marks().getLast().statistic(), n)).orElse(none),
                        Unit.SHARE),
                new Cell.Text(w.first.map(String::valueOf).orElse("")),
                new Cell.Text(w.sums.map(String::valueOf).orElse("")),
                new Cell.Text(Wording.shared(w.baseline.isEmpty()
                        ? "state.short"
                        : w.first.isEmpty() ? "state.steady" : w.still ? "state.low" : "state.recovered")));
    }

    private static Chart.Curves chart(String key, Watched w, ControlChart chart) {
        List<Chart.Spot> values = new ArrayList<>();
        List<Chart.Spot> averages = new ArrayList<>();
        List<Chart.Spot> low = new ArrayList<>();
        List<Chart.Spot> high = new ArrayList<>();
        for (ControlChart.Mark m : chart.marks()) {
            values.add(Chart.Spot.of(m.index(), m.value()));
            averages.add(new Chart.Spot(m.index(), m.statistic(), null, null,
                    m.statistic() < m.low() || m.statistic() > m.high()));
            low.add(Chart.Spot.of(m.index(), Math.max(0, m.low())));
            high.add(Chart.Spot.of(m.index(), Math.min(1, m.high())));
        }
        return new Chart.Curves(key, WORDS.text("chart", w.annotator.name()),
                new Chart.Axis(Wording.shared("axis.nthImage"), Chart.Scale.LINEAR),
                new Chart.Axis(Wording.shared("axis.score"), Chart.Scale.LINEAR),
                List.of(new Chart.Series(Wording.shared("series.images"), Chart.Look.POINTS, values),
                        new Chart.Series(Wording.shared("series.average"), Chart.Look.LINE, averages),
                        new Chart.Series(Wording.shared("series.low"), Chart.Look.LIMIT, low),
                        new Chart.Series(Wording.shared("series.high"), Chart.Look.LIMIT, high)));
    }

    /** The worst images up to and from the alarm on. */
    private static List<Cases.Case> cases(Watched w, Scores scores) {
        List<Scored> timed = scores.timed(w.annotator);
        return timed.subList(Math.max(0, w.first.orElse(1) - 1 - WORST), timed.size()).stream()
                .sorted(Comparator.comparingDouble(Scored::score)).limit(WORST)
                .map(s -> new Cases.Case(s.image(), List.of(), null, Severity.HIGH,
                        WORDS.text("case", w.annotator.name(), s.score()), 1 - s.score()))
                .toList();
    }
}
