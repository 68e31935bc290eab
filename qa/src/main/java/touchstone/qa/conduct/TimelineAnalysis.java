package touchstone.qa.conduct;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Scores.Scored;
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
 * How the work goes on: finished images, pace, score and agreement day by day and for everybody. The curves of score and
 * agreement are means over the last images of each annotator (setting timeline.window), in the order of work.
 */
public final class TimelineAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("timeline");

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        return of(subject, true, watch);
    }

    /** Without the agreement, for which everybody is compared with everybody. */
    @Override
    public Optional<Result> soon(Subject subject, Watch watch) {
        return of(subject, false, watch);
    }

    private Optional<Result> of(Subject subject, boolean agreement, Watch watch) {
        Settings settings = subject.settings();
        int window = settings.whole("timeline.window", 10, 1, 10_000);
        int recent = settings.whole("timeline.recentDays", 7, 1, 10_000);
        double mark = settings.number("annotators.threshold", 0.8, 0, 1);
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        ProjectView project = subject.project();
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .filter(a -> log.people().containsKey(a.id())).toList();
        if (log.isEmpty() || people.isEmpty()) {
            return Optional.empty();
        }
        Set<ImageId> done = new HashSet<>();
        long byEverybody = 0;
        List<List<Cell>> rows = new ArrayList<>();
        for (Annotator a : people) {
            watch.check();
            long own = 0;
            for (Image image : project.originals()) {
                if (project.status(image.id(), a.id()) == Status.DONE) {
                    done.add(image.id());
                    own++;
                }
            }
            byEverybody += own;
            rows.add(row(a, own, log, recent));
        }
        int images = project.originals().size();
        Estimate daily = perDay(log, people, recent);
        int open = images - done.size();
        Estimate left = open == 0
                ? Estimate.of(0, images)
                : daily.number().orElse(0) > 0 && !done.isEmpty()
                        // What several people finish counts once for each of them.
                        ? Estimate.of(open / (daily.number().orElseThrow() * done.size() / Math.max(1, byEverybody)),
                                images)
                        : Estimate.undefined(Reason.NO_WORK);
        List<Part> parts = new ArrayList<>();
        parts.add(new Figures("overall", "", List.of(
                Wording.figure("images", Estimate.of(images, images), Unit.COUNT),
                Wording.figure("finishedImages", Estimate.of(done.size(), images), Unit.COUNT),
                Wording.figure("finishedShare", Estimate.share(done.size(), images, Reason.EMPTY), Unit.SHARE),
                Wording.figure("finishedPerDay", daily, Unit.COUNT),
                Wording.figure("objectsPerHour", pace(log, people), Unit.COUNT),
                Wording.figure("daysLeft", left, Unit.COUNT))));
        parts.add(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "done", "hours", "objects",
                "objectsPerHour", "lately"), rows));
        parts.add(curves("progress", "axis.finished", progress(log, people)));
        parts.add(curves("pace", "axis.objectsPerHour", paces(log, people)));
        Optional<Scores> gold = Scores.against(subject, log, watch.part(0, 2));
        gold.filter(Scores::isTimed)
                .ifPresent(s -> parts.add(curves("score", "axis.goldScore", rolling(s, window, mark))));
        Optional<Scores> others = agreement
                ? Scores.amongEachOther(subject, log, watch.part(1, 2))
                : Optional.empty();
        others.filter(Scores::isTimed)
                .ifPresent(s -> parts.add(curves("agreement", "axis.agreement", rolling(s, window, mark))));
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning", done.size(), images, window),
                subject.basis().with(settings.used()), List.of(),
                parts.stream().filter(p -> !(p instanceof Chart.Curves c) || !c.series().isEmpty()).toList()));
    }

    private static List<Cell> row(Annotator a, long own, WorkLog log, int recent) {
        Person person = log.people().get(a.id());
        double hours = person == null ? 0 : person.hours();
        long drawn = person == null ? 0 : person.drawn();
        return List.of(new Cell.Name(a.name()), new Cell.Count(own),
                new Cell.Value(Estimate.of(hours, person == null ? 0 : person.entries()), Unit.HOURS),
                new Cell.Count(drawn), new Cell.Value(SpeedAnalysis.perHour(drawn, hours), Unit.COUNT),
                new Cell.Value(perDay(log, List.of(a), recent), Unit.COUNT));
    }

    /** Finished images a day, over the last days on which anybody worked. */
    private static Estimate perDay(WorkLog log, List<Annotator> people, int recent) {
        List<LocalDate> last = log.diary().days().descendingMap().keySet().stream().limit(recent).toList();
        long finished = 0;
        for (LocalDate day : last) {
            for (Annotator a : people) {
                Diary.Page page = log.diary().days().getOrDefault(day, Map.of()).get(a.id());
                finished += page == null ? 0 : page.finished();
            }
        }
        return last.isEmpty()
                ? Estimate.undefined(Reason.NO_WORK)
                : Estimate.of(Math.max(0, (double) finished / last.size()), last.size());
    }

    private static Estimate pace(WorkLog log, List<Annotator> people) {
        double hours = 0;
        long drawn = 0;
        for (Annotator a : people) {
            Person person = log.people().get(a.id());
            hours += person == null ? 0 : person.hours();
            drawn += person == null ? 0 : person.drawn();
        }
        return SpeedAnalysis.perHour(drawn, hours);
    }

    private static List<Chart.Series> progress(WorkLog log, List<Annotator> people) {
        List<Chart.Series> all = new ArrayList<>();
        for (Annotator a : people) {
            List<Chart.Spot> spots = new ArrayList<>();
            long sum = 0;
            for (Map.Entry<LocalDate, Map<AnnotatorId, Diary.Page>> day : log.diary().days().entrySet()) {
                Diary.Page page = day.getValue().get(a.id());
                sum += page == null ? 0 : page.finished();
                if (sum > 0 || !spots.isEmpty()) {
                    spots.add(Chart.Spot.of(noon(day.getKey()), (double) Math.max(0, sum))
                            .on(page == null ? List.of() : page.finishedImages()));
                }
            }
            if (!spots.isEmpty()) {
                all.add(new Chart.Series(a.name(), Chart.Look.LINE, spots));
            }
        }
        return all;
    }

    private static List<Chart.Series> paces(WorkLog log, List<Annotator> people) {
        List<Chart.Series> all = new ArrayList<>();
        for (Annotator a : people) {
            List<Chart.Spot> spots = new ArrayList<>();
            log.diary().days().forEach((day, pages) -> {
                Diary.Page page = pages.get(a.id());
                if (page != null && page.drawn() > 0) {
                    SpeedAnalysis.perHour(page.drawn(), page.hours()).number()
                            .ifPresent(p -> spots.add(Chart.Spot.of(noon(day), p).on(page.workedImages())));
                }
            });
            if (!spots.isEmpty()) {
                all.add(new Chart.Series(a.name(), Chart.Look.LINE, spots));
            }
        }
        return all;
    }

    private static double noon(LocalDate day) {
        return day.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
    }

    private static List<Chart.Series> rolling(Scores scores, int window, double mark) {
        List<Chart.Series> all = new ArrayList<>();
        for (Annotator a : scores.byAnnotator().keySet()) {
            List<Scored> timed = scores.timed(a);
            List<Chart.Spot> spots = new ArrayList<>();
            for (int i = 0; i < timed.size(); i++) {
                WorkLog.Visit visit = timed.get(i).visit();
                if (visit != null && (i + 1 >= window || i + 1 == timed.size())) {
                    List<Scored> last = timed.subList(Math.max(0, i + 1 - window), i + 1);
                    Moments mean = Scores.moments(last);
                    spots.add(new Chart.Spot(visit.millis() / 1000.0, mean.mean(), null, null, mean.mean() < mark,
                            last.stream().map(Scored::image).toList()));
                }
            }
            spots.sort(Comparator.comparingDouble(Chart.Spot::x));
            if (!spots.isEmpty()) {
                all.add(new Chart.Series(a.name(), Chart.Look.LINE, spots));
            }
        }
        if (!all.isEmpty()) {
            double from = all.stream().flatMap(s -> s.spots().stream()).mapToDouble(Chart.Spot::x).min().orElse(0);
            double to = all.stream().flatMap(s -> s.spots().stream()).mapToDouble(Chart.Spot::x).max().orElse(0);
            all.add(new Chart.Series(WORDS.text("mark"), Chart.Look.LIMIT,
                    List.of(Chart.Spot.of(from, mark), Chart.Spot.of(to, mark))));
        }
        return all;
    }

    private static Chart.Curves curves(String key, String axis, List<Chart.Series> series) {
        return new Chart.Curves(key, WORDS.text("chart." + key),
                new Chart.Axis(Wording.shared("axis.day"), Chart.Scale.TIME),
                new Chart.Axis(Wording.shared(axis), Chart.Scale.LINEAR), series);
    }
}
