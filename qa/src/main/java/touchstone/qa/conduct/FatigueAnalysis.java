package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Scores.Scored;
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

/**
 * Whether work gets worse or slower the longer a session lasts: score and working time of every image against how long
 * the session had lasted when the image was last worked on.
 */
public final class FatigueAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("fatigue");
    private static final double HOUR = 60;

    @Override
    public String name() {
        return "fatigue";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double bin = settings.number("fatigue.binMinutes", 30, 1, 480);
        double limit = settings.number("fatigue.lossPerHour", 0.02, 0, 1);
        double least = settings.number("fatigue.leastMinutes", 15, 0, 1440);
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scores> found = Scores.of(subject, log, watch);
        if (found.isEmpty() || !found.get().isTimed()) {
            return Optional.empty();
        }
        Scores scores = found.get();
        List<Annotator> people = scores.byAnnotator().keySet().stream().filter(a -> !scores.timed(a).isEmpty())
                .toList();
        Estimate quality = slope(people, scores, Scored::score, least);
        Estimate pace = slope(people, scores, FatigueAnalysis::seconds, least);
        List<Alarm> alarms = new ArrayList<>();
        if (quality instanceof Estimate.Value v && v.interval() != null && v.interval().high() < 0
                && -v.value() >= limit) {
            alarms.add(WORDS.alarm(Severity.MODERATE, "tired", -v.value()).at(Scores.worst(people.stream()
                    .flatMap(a -> scores.timed(a).stream()).filter(s -> minutes(s) > HOUR / 2).toList())));
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(null, people.stream().mapToInt(a -> scores.timed(a).size()).sum(), quality, pace));
        for (Annotator a : people) {
            List<Scored> timed = scores.timed(a);
            rows.add(row(a, timed.size(), slope(List.of(a), scores, Scored::score, least),
                    slope(List.of(a), scores, FatigueAnalysis::seconds, least)));
        }
        List<Part> parts = List.of(
                new Grid("slopes", WORDS.text("table"), Wording.columns("annotator", "images", "scorePerHour",
                        "secondsPerHour"), rows),
                curve(people, scores, bin));
        return Optional.of(new Result(name(), WORDS.text("title"),
                WORDS.text("meaning." + outcome(quality), scores.against()), subject.basis().with(settings.used()),
                alarms, parts));
    }

    /** A trend over a few minutes says nothing of an hour. */
    private static Estimate slope(List<Annotator> people, Scores scores, ToDoubleFunction<Scored> of, double least) {
        List<List<Trend.Point>> groups = people.stream().map(a -> points(scores.timed(a), of)).toList();
        double longest = groups.stream().flatMap(List::stream).mapToDouble(Trend.Point::x).max().orElse(0);
        return longest * HOUR < least ? Estimate.undefined(Reason.NO_WORK) : Trend.slope(groups);
    }

    private static String outcome(Estimate slope) {
        Interval i = slope instanceof Estimate.Value v ? v.interval() : null;
        if (i == null) {
            return "unknown";
        }
        return i.high() < 0 ? "falls" : i.low() > 0 ? "rises" : "steady";
    }

    private static List<Trend.Point> points(List<Scored> timed, ToDoubleFunction<Scored> of) {
        return timed.stream().map(s -> new Trend.Point(minutes(s) / HOUR, of.applyAsDouble(s))).toList();
    }

    private static double minutes(Scored s) {
        WorkLog.Visit visit = s.visit();
        return visit == null ? 0 : visit.intoSession();
    }

    private static double seconds(Scored s) {
        WorkLog.Visit visit = s.visit();
        return visit == null ? 0 : visit.active() / 1000.0;
    }

    private static List<Cell> row(@Nullable Annotator annotator, long images, Estimate quality, Estimate pace) {
        return List.of(annotator == null
                ? new Cell.Text(Wording.shared("everybody"))
                : new Cell.Name(annotator.name()), new Cell.Count(images), new Cell.Value(quality, Unit.NUMBER),
                new Cell.Value(pace, Unit.SECONDS));
    }

    private static Chart.Curves curve(List<Annotator> people, Scores scores, double bin) {
        SortedMap<Integer, Moments> bins = new TreeMap<>();
        Map<Integer, List<ImageId>> images = new HashMap<>();
        for (Annotator a : people) {
            for (Scored s : scores.timed(a)) {
                int part = (int) (minutes(s) / bin);
                bins.merge(part, Moments.of(s.score()), Moments::plus);
                images.computeIfAbsent(part, none -> new ArrayList<>()).add(s.image());
            }
        }
        List<Chart.Spot> spots = new ArrayList<>();
        for (Map.Entry<Integer, Moments> b : bins.entrySet()) {
            Estimate mean = b.getValue().share(Reason.EMPTY);
            Interval interval = mean instanceof Estimate.Value v ? v.interval() : null;
            spots.add(new Chart.Spot((b.getKey() + 0.5) * bin, b.getValue().mean(),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(), false,
                    images.getOrDefault(b.getKey(), List.of()).stream().distinct().toList()));
        }
        return new Chart.Curves("bySessionTime", WORDS.text("chart"),
                new Chart.Axis(Wording.shared("axis.sessionMinutes"), Chart.Scale.LINEAR),
                new Chart.Axis(Wording.shared("axis.score"), Chart.Scale.LINEAR),
                List.of(new Chart.Series(Wording.shared("series.interval"), Chart.Look.POINTS, spots)));
    }
}
