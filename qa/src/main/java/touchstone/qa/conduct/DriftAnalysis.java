package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Scores.Common;
import touchstone.qa.conduct.Scores.Scored;
import touchstone.qa.drift.ControlChart;
import touchstone.qa.drift.ShareCusum;
import touchstone.qa.drift.ShareEwma;
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
 * Whether an annotator's score drifts: the images in the order in which they were last worked on, against the first of
 * them. Over all labels, and for each label apart. What is charted is the share of objects that both the annotator and
 * the reference have of those that either has ({@link ShareEwma}: every image counts by its objects, the first images
 * are uncertain themselves, limits hold for few objects and few faults); it is shown as F1 = 2 share / (1 + share). Only
 * a fall is an alarm. Where labels are watched apart, half of the chance of a false alarm goes to all labels together
 * and the other half in equal parts to the labels (Bonferroni).
 * <p>
 * Over all labels a cumulative sum ({@link ShareCusum}) looks for a small fall that lasts as well; it is an alarm of its
 * own where the average has none. Among steady annotators it alarms 0 to 4 % over 60 watched images; a fall from 95 to
 * 88 % found is noticed after 10 images of 20 objects at the median.
 * <p>
 * Measured with the usual settings in 3000 simulated series each of 20 first and 60 watched images, share of steady
 * annotators who get an alarm: with 1, 5 and 20 objects an image 3.2, 2.7 and 2.7 % at 80 % found, 4.2, 2.6 and 2.8 % at
 * 90 %, 2.1, 3.4 and 2.0 % at 95 %. A fall from 95 to 75 % found is noticed after 2 images at the median with 20 objects
 * an image and after 6 with 5 objects (within 10 images in 76 of 100 cases, within 17 in 90); single objects cannot tell
 * it within 60 images. Images of very different difficulty (found shares that vary with an intraclass correlation of
 * 0.1) raise the false alarms to 2 to 13 %.
 */
public final class DriftAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("drift");
    private static final int WORST = 3;

    /** @param baseline how many first images say what is usual */
    private record Limits(ShareEwma all, ShareCusum slow, int baseline) {

        /** With a share of the chance of a false alarm, among so many series. */
        ShareEwma among(double series) {
            NormalDistribution normal = NormalDistribution.of(0, 1);
            return new ShareEwma(all.lambda(),
                    normal.inverseSurvivalProbability(normal.survivalProbability(all.sigmas()) / series));
        }
    }

    /** The images of one annotator, of all labels or of one. */
    @SuppressWarnings("ArrayRecordComponent") // a series of one computation, never compared
    private record Series(Annotator annotator, @Nullable Label label, List<ImageId> images, double[] both,
            double[] all, Optional<ShareEwma.Usual> usual) {

        static Series of(Annotator annotator, @Nullable Label label, List<Scored> timed,
                Function<Scored, Common> objects, int baseline) {
            double[] both = timed.stream().mapToDouble(s -> objects.apply(s).both()).toArray();
            double[] all = timed.stream().mapToDouble(s -> objects.apply(s).all()).toArray();
            return new Series(annotator, label, timed.stream().map(Scored::image).toList(), both, all,
                    ShareEwma.usual(both, all, baseline).filter(u -> Arrays.stream(all).skip(u.last())
                            .anyMatch(n -> n > 0)));
        }

        /** @param slow where small falls are looked for too: over all labels */
        Watched watched(ShareEwma ewma, @Nullable ShareCusum slow) {
            Optional<ControlChart> sums = slow == null ? Optional.empty() : usual.map(u -> slow.of(both, all, u));
            Optional<ControlChart> chart = usual.map(u -> ewma.of(both, all, u));
            List<Signal> low = chart.stream().flatMap(c -> c.signals().stream()).filter(s -> !s.kind().isHigh())
                    .toList();
            return new Watched(this, chart, low.stream().map(Signal::index).findFirst(),
                    !low.isEmpty() && low.getLast().index() == chart.orElseThrow().marks().getLast().index(), sums,
                    sums.stream().flatMap(c -> c.signals().stream()).map(Signal::index).findFirst());
        }
    }

    /**
     * One charted series.
     *
     * @param chart empty where the series is too short
     * @param first the first image at which the score is too low
     * @param still whether it is too low at the last one
     * @param sums the cumulative sum of what speaks for a fall; empty where the series is too short or of one label
     * @param summed the first image at which it is above its limit
     */
    private record Watched(Series series, Optional<ControlChart> chart, Optional<Integer> first, boolean still,
            Optional<ControlChart> sums, Optional<Integer> summed) {

        Annotator annotator() {
            return series.annotator;
        }

        /** The images from one on, counted from 1. */
        List<ImageId> since(int index) {
            return series.images.subList(Math.clamp(index - 1L, 0, series.images.size()), series.images.size());
        }

        /** The one image of that number, counted from 1. */
        List<ImageId> image(int index) {
            return index < 1 || index > series.images.size() ? List.of() : List.of(series.images.get(index - 1));
        }

        @Nullable
        Label label() {
            return series.label;
        }
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = new Limits(new ShareEwma(settings.number("drift.lambda", 0.1, 0.01, 1),
                settings.number("drift.sigmas", 2.9, 0.5, 10)),
                new ShareCusum(settings.number("drift.oddsRatio", 2, 1.01, 100),
                        settings.number("drift.cusumLimit", 5, 0.5, 100)),
                settings.whole("drift.baseline", 20, 5, 100_000));
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
                all.addAll(watched(annotator, timed, subject, limits));
            }
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning", scores.get().against(),
                limits.baseline), subject.basis().with(settings.used()), alarms(all), parts(all, scores.get())));
    }

    private static List<Watched> watched(Annotator annotator, List<Scored> timed, Subject subject, Limits limits) {
        Map<LabelId, Label> labels = subject.project().schema().labels().stream()
                .collect(Collectors.toMap(Label::id, l -> l));
        TreeSet<LabelId> used = timed.stream().flatMap(s -> s.byLabel().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Series> apart = new ArrayList<>();
        for (LabelId id : used) {
            Label label = labels.get(id);
            // One label's series is the annotator's own.
            if (label != null && used.size() > 1) {
                apart.add(Series.of(annotator, label, timed.stream().filter(s -> s.byLabel().containsKey(id)).toList(),
                        s -> Objects.requireNonNull(s.byLabel().get(id)), limits.baseline));
            }
        }
        long watched = apart.stream().filter(s -> s.usual.isPresent()).count();
        List<Watched> all = new ArrayList<>();
        all.add(Series.of(annotator, null, timed, Scored::objects, limits.baseline)
                .watched(watched == 0 ? limits.all : limits.among(2), limits.slow));
        for (Series series : apart) {
            all.add(series.watched(limits.among(2.0 * Math.max(1, watched)), null));
        }
        return all;
    }

    /** F1 of a share of common objects. */
    private static double f1(double share) {
        return 2 * share / (1 + share);
    }

    private static List<Alarm> alarms(List<Watched> all) {
        List<Alarm> alarms = new ArrayList<>();
        for (Watched w : all) {
            w.first.ifPresent(index -> {
                Label label = w.label();
                Severity severity = label == null && w.still ? Severity.HIGH : Severity.MODERATE;
                alarms.add((label == null
                        ? WORDS.alarm(severity, w.still ? "fallen" : "passed", w.annotator().name(), index)
                        : WORDS.alarm(severity, w.still ? "label" : "labelPassed", w.annotator().name(), index,
                                label.name()))
                        .at(w.since(index)).of(w.annotator()));
            });
        }
        for (Watched w : all) {
            if (w.first.isEmpty()) {
                w.summed.ifPresent(
                        index -> alarms.add(WORDS.alarm(Severity.MODERATE, "slow", w.annotator().name(), index)
                                .at(w.since(index)).of(w.annotator())));
            }
        }
        alarms.sort(Comparator.comparing(Alarm::severity));
        return alarms;
    }

    private static List<Part> parts(List<Watched> all, Scores scores) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Grid("series", WORDS.text("table"), Wording.columns("annotator", "label", "images", "usual",
                "latest", "lowest", "firstLow", "cusumFrom", "state"), all.stream().map(DriftAnalysis::row).toList()));
        int number = 1;
        for (Watched w : all) {
            if (w.label() == null && w.chart.isPresent()) {
                parts.add(chart("chart" + number, w, w.chart.get()));
                if (w.sums.isPresent()) {
                    parts.add(sums("cusum" + number, w, w.sums.get()));
                }
                number++;
            }
        }
        List<Cases.Case> cases = all.stream().filter(w -> w.label() == null && w.first.isPresent())
                .flatMap(w -> cases(w, scores).stream()).toList();
        if (!cases.isEmpty()) {
            parts.add(new Cases("worst", WORDS.text("cases"), cases));
        }
        return parts;
    }

    private static List<Cell> row(Watched w) {
        Label label = w.label();
        Estimate none = Estimate.undefined(Reason.TOO_FEW_UNITS);
        int n = w.series.images.size();
        Optional<ControlChart.Mark> latest = w.chart.map(c -> c.marks().getLast());
        return List.of(new Cell.Name(w.annotator().name()),
                label == null ? new Cell.Text(Wording.shared("allLabels")) : new Cell.Name(label.name()),
                new Cell.Count(n),
                new Cell.Value(w.series.usual.map(u -> Estimate.of(f1(u.share()), u.samples())).orElse(none),
                        Unit.SHARE),
                new Cell.Value(latest.map(m -> Estimate.of(f1(m.statistic()), n)).orElse(none), Unit.SHARE),
                new Cell.Value(latest.map(m -> Estimate.of(f1(m.low()), n)).orElse(none), Unit.SHARE),
                new Cell.Text(w.first.map(String::valueOf).orElse("")),
                new Cell.Text(w.summed.map(String::valueOf).orElse("")),
                new Cell.Text(Wording.shared(w.chart.isEmpty()
                        ? "state.short"
                        : w.first.isEmpty()
                                ? w.summed.isEmpty() ? "state.steady" : "state.slowly"
                                : w.still ? "state.low" : "state.recovered")));
    }

    private static Chart.Curves chart(String key, Watched w, ControlChart chart) {
        List<Chart.Spot> values = new ArrayList<>();
        List<Chart.Spot> averages = new ArrayList<>();
        List<Chart.Spot> usual = new ArrayList<>();
        List<Chart.Spot> low = new ArrayList<>();
        for (int i = 0; i < w.series.images.size(); i++) {
            if (w.series.all[i] > 0) {
                values.add(Chart.Spot.of(i + 1, f1(w.series.both[i] / w.series.all[i])).on(w.image(i + 1)));
                usual.add(Chart.Spot.of(i + 1, f1(chart.centre())));
            }
        }
        for (ControlChart.Mark m : chart.marks()) {
            averages.add(new Chart.Spot(m.index(), f1(m.statistic()), null, null, m.statistic() < m.low(),
                    w.image(m.index())));
            low.add(Chart.Spot.of(m.index(), f1(m.low())));
        }
        return new Chart.Curves(key, WORDS.text("chart", w.annotator().name()),
                new Chart.Axis(Wording.shared("axis.nthImage"), Chart.Scale.LINEAR),
                new Chart.Axis(Wording.shared("axis.score"), Chart.Scale.LINEAR),
                List.of(new Chart.Series(Wording.shared("series.images"), Chart.Look.POINTS, values),
                        new Chart.Series(Wording.shared("series.usual"), Chart.Look.LINE, usual),
                        new Chart.Series(Wording.shared("series.average"), Chart.Look.LINE, averages),
                        new Chart.Series(Wording.shared("series.low"), Chart.Look.LIMIT, low)));
    }

    private static Chart.Curves sums(String key, Watched w, ControlChart sums) {
        List<Chart.Spot> values = new ArrayList<>();
        List<Chart.Spot> limit = new ArrayList<>();
        for (ControlChart.Mark m : sums.marks()) {
            values.add(new Chart.Spot(m.index(), m.statistic(), null, null, m.statistic() > m.high(),
                    w.image(m.index())));
            limit.add(Chart.Spot.of(m.index(), m.high()));
        }
        return new Chart.Curves(key, WORDS.text("cusum", w.annotator().name()),
                new Chart.Axis(Wording.shared("axis.nthImage"), Chart.Scale.LINEAR),
                new Chart.Axis(Wording.shared("axis.cusum"), Chart.Scale.LINEAR),
                List.of(new Chart.Series(Wording.shared("series.sum"), Chart.Look.LINE, values),
                        new Chart.Series(Wording.shared("series.high"), Chart.Look.LIMIT, limit)));
    }

    /** The worst images up to and from the alarm on. */
    private static List<Cases.Case> cases(Watched w, Scores scores) {
        List<Scored> timed = scores.timed(w.annotator());
        return timed.subList(Math.max(0, w.first.orElse(1) - 1 - WORST), timed.size()).stream()
                .sorted(Comparator.comparingDouble(Scored::score)).limit(WORST)
                .map(s -> new Cases.Case(s.image(), List.of(), null, Severity.HIGH,
                        WORDS.text("case", w.annotator().name(), s.score()), 1 - s.score()))
                .toList();
    }
}
