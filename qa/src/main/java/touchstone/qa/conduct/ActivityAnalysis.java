package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** What the project's working time went into, beside what a plan gives each activity; money where an hour has a price. */
public final class ActivityAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("activities");
    private static final double HOUR = 3_600_000;

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double hourly = settings.number("plan.hourly", 0, 0, 1e9);
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        long all = log.activities().values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Optional.empty();
        }
        long entries = log.people().values().stream().mapToLong(Person::entries).sum();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        for (Activity activity : Activity.values()) {
            long millis = log.activities().getOrDefault(activity, 0L);
            double share = (double) millis / all;
            Activity.Planned plan = activity.planned();
            boolean outside = plan != null && (share < plan.least() || share > plan.most());
            String name = WORDS.text(activity.key());
            rows.add(List.of(new Cell.Text(name), new Cell.Value(Estimate.of(millis / HOUR, entries), Unit.HOURS),
                    new Cell.Value(Estimate.of(share, entries), Unit.SHARE),
                    new Cell.Text(plan != null
                            ? WORDS.text("planned", plan.least(), plan.most())
                            : activity == Activity.ANNOTATION ? WORDS.text("rest") : ""),
                    new Cell.Text(plan == null
                            ? ""
                            : WORDS.text(share < plan.least() ? "below" : outside ? "above" : "within")),
                    new Cell.Value(hourly > 0
                            ? Estimate.of(millis / HOUR * hourly, entries)
                            : Estimate.undefined(Reason.NOT_MARKED), Unit.MONEY)));
            bars.add(new Chart.Bar(plan == null ? name : WORDS.text("bar", name, plan.least(), plan.most()),
                    Estimate.of(share, entries), outside));
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning"),
                subject.basis().with(settings.used()), List.of(),
                List.of(new Chart.Bars("share", WORDS.text("chart"), WORDS.text("axis"), Unit.SHARE, bars),
                        new Grid("againstPlan", WORDS.text("table"),
                                Wording.columns("activity", "hours", "shareOfTime", "planned", "against", "cost"),
                                rows))));
    }
}
