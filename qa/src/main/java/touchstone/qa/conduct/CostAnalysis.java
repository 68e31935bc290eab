package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.geometry.GeometryKind;
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

/** What an object costs by the depth at which it is drawn, in minutes of the project's own people. */
public final class CostAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("cost");

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double hourly = settings.number("cost.hourly", 0, 0, 1e9);
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        Map<GeometryKind, Spending> byKind = Spending.of(log);
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        double box = byKind.getOrDefault(GeometryKind.BOX, Spending.NONE).perObject().number().orElse(0);
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        byKind.forEach((kind, spent) -> {
            Estimate each = spent.perObject();
            rows.add(List.of(new Cell.Text(Wording.shared("kind." + kind.key())), new Cell.Count(spent.drawn()),
                    new Cell.Value(Estimate.of(spent.minutes(), spent.drawn()), Unit.MINUTES),
                    new Cell.Value(spent.single().amount(Reason.NO_OBJECTS), Unit.MINUTES),
                    new Cell.Value(each, Unit.MINUTES),
                    new Cell.Value(each.number().isPresent() && box > 0
                            ? Estimate.of(each.number().getAsDouble() / box, spent.drawn())
                            : Estimate.undefined(Reason.NO_OBJECTS), Unit.NUMBER),
                    new Cell.Value(hourly > 0 && each.number().isPresent()
                            ? Estimate.of(each.number().getAsDouble() / 60 * hourly, spent.drawn())
                            : Estimate.undefined(Reason.NOT_MARKED), Unit.MONEY)));
            bars.add(new Chart.Bar(Wording.shared("kind." + kind.key()), each, false));
        });
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning"),
                subject.basis().with(settings.used()), List.of(),
                List.of(new Grid("byKind", WORDS.text("table"), Wording.columns("kind", "objects", "minutes",
                        "minutesToDraw", "minutesEach", "timesABox", "costEach"), rows),
                        new Chart.Bars("minutesEach", WORDS.text("chart"), Wording.shared("column.minutesEach"),
                                Unit.MINUTES, bars))));
    }
}
