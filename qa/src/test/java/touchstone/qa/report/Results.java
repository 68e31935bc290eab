package touchstone.qa.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import touchstone.model.Image;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Unit;

/** A result with every kind of part, in which a given text stands wherever one can stand. */
final class Results {

    private Results() {
    }

    static Result of(String text, Image image) {
        Estimate half = Estimate.of(-0.5, 10, Interval.normal(-0.5, 0.1));
        Estimate none = Estimate.undefined(Reason.EMPTY);
        Chart.Axis time = new Chart.Axis(text, Chart.Scale.TIME);
        Chart.Axis log = new Chart.Axis(text, Chart.Scale.LOGARITHMIC);
        return new Result("sample", text, text, Basis.NONE.with(Map.of(text, text)).withSeed(7),
                List.of(new Alarm(Severity.LOW, text, text), new Alarm(Severity.CRITICAL, text, text)),
                List.of(new Figures("figures", text, List.of(new Figures.Figure("half", text, half, Unit.SHARE),
                        new Figures.Figure("none", text, none, Unit.MONEY))),
                        new Grid("grid", text,
                                List.of(new Grid.Column("name", text), new Grid.Column("count", text),
                                        new Grid.Column("value", text), new Grid.Column("place", text)),
                                List.of(List.of(new Cell.Name(text), new Cell.Count(3),
                                        new Cell.Value(half, Unit.PIXELS),
                                        new Cell.Place(image.id(), null, text)),
                                        List.of(new Cell.Text(text), new Cell.Text(text),
                                                new Cell.Value(none, Unit.SHARE),
                                                new Cell.Name(text)))),
                        new Chart.Curves("curves", text, time, log, List.of(
                                new Chart.Series(text, Chart.Look.LINE,
                                        List.of(Chart.Spot.of(0, 1), Chart.Spot.of(9e8, 100))),
                                new Chart.Series("points", Chart.Look.POINTS,
                                        List.of(new Chart.Spot(5e8, 10, 2.0, 20.0, true))),
                                new Chart.Series("band", Chart.Look.BAND,
                                        List.of(new Chart.Spot(0, 1, 0.5, 2.0, false),
                                                new Chart.Spot(9e8, 100, 50.0, 200.0, false))),
                                new Chart.Series("limit", Chart.Look.LIMIT, List.of(Chart.Spot.of(0, 3))),
                                new Chart.Series("nothing", Chart.Look.LINE, List.of()))),
                        new Chart.Bars("bars", text, text, Unit.SHARE,
                                List.of(new Chart.Bar(text, half, true), new Chart.Bar("none", none, false))),
                        new Chart.Matrix("matrix", text, text, text, List.of(text, "b"), List.of("a", text),
                                List.of(List.of(0L, 7L), List.of(12345L, 1L))),
                        new Cases("cases", text,
                                List.of(new Cases.Case(image.id(), List.of(), null, Severity.HIGH, text, 0.5)))));
    }

    /** With a chart of that many points. */
    static Chart.Curves curves(Chart.Scale x, Chart.Scale y, double... ys) {
        return new Chart.Curves("c", "c", new Chart.Axis("x", x), new Chart.Axis("y", y),
                List.of(new Chart.Series("s", Chart.Look.LINE,
                        IntStream.range(0, ys.length).mapToObj(i -> Chart.Spot.of(i + 1, ys[i])).toList())));
    }
}
