package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** How much everybody gets done in an hour of work, beside how good it is. */
public final class SpeedAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("speed");
    private static final double LEAST_HOURS = 1.0 / 60;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        ProjectView project = subject.project();
        Optional<Scores> scores = Scores.of(subject, log, watch);
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Series> series = new ArrayList<>();
        double hours = 0;
        for (Map.Entry<AnnotatorId, Person> entry : log.people().entrySet()) {
            Annotator annotator = project.annotators().stream().filter(a -> a.id().equals(entry.getKey())).findFirst()
                    .orElse(null);
            if (annotator == null) {
                continue;
            }
            Person person = entry.getValue();
            hours += person.hours();
            long images = log.visits().keySet().stream().filter(v -> v.annotator().equals(annotator.id())).count();
            long n = person.entries();
            Estimate score = scores.map(s -> Scores.moments(s.byAnnotator().getOrDefault(annotator, List.of()))
                    .share(Reason.EMPTY)).orElse(Estimate.undefined(Reason.EMPTY));
            Estimate pace = perHour(person.drawn(), person.hours());
            rows.add(List.of(new Cell.Name(annotator.name()), new Cell.Count(person.sessions()),
                    value(person.hours(), n, Unit.HOURS), value(person.present(), n, Unit.HOURS),
                    new Cell.Count(person.drawn()), new Cell.Value(pace, Unit.COUNT),
                    new Cell.Count(images),
                    new Cell.Value(perHour(images, person.hours()), Unit.COUNT), new Cell.Value(score, Unit.SHARE)));
            score.number().ifPresent(s -> pace.number().ifPresent(p -> series.add(new Chart.Series(annotator.name(),
                    Chart.Look.POINTS, List.of(spot(p, score, s))))));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "sessions", "hours", "present",
                "objects", "objectsPerHour", "images", "imagesPerHour", "score"), rows));
        if (!series.isEmpty()) {
            parts.add(new Chart.Curves("scatter", WORDS.text("chart"),
                    new Chart.Axis(Wording.shared("axis.objectsPerHour"), Chart.Scale.LINEAR),
                    new Chart.Axis(Wording.shared("axis.score"), Chart.Scale.LINEAR), series));
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning", rows.size(), hours),
                subject.basis().with(settings.used()), List.of(), parts));
    }

    /** Under a minute there is no pace: the first object and what follows it can lie in the same millisecond. */
    static Estimate perHour(long n, double hours) {
        return hours < LEAST_HOURS ? Estimate.undefined(Reason.NO_WORK) : Estimate.of(n / hours, n);
    }

    private static Cell value(double value, long n, Unit unit) {
        return new Cell.Value(Estimate.of(value, n), unit);
    }

    private static Chart.Spot spot(double x, Estimate score, double y) {
        @Nullable
        Double low = null;
        @Nullable
        Double high = null;
        if (score instanceof Estimate.Value v && v.interval() != null) {
            low = Math.max(0, v.interval().low());
            high = Math.min(1, v.interval().high());
        }
        return new Chart.Spot(x, y, low, high, false);
    }
}
