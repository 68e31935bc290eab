package touchstone.app.chart;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.report.Numbers;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;

/** All that one analysis found, from top to bottom. */
public final class ResultView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ResultView.class);
    /** How wide the reason why there is no number may be. */
    private static final double REASON = 240;

    private final Reading reading;

    public ResultView(Result result, Reading reading) {
        this.reading = reading;
        getStyleClass().add("result");
        setId("result-" + result.name());
        Label meaning = Parts.text(result.meaning());
        meaning.setWrapText(true);
        getChildren().addAll(Parts.text(result.title(), "heading"), meaning);
        result.alarms().forEach(a -> getChildren().add(alarm(a, reading)));
        result.parts().forEach(p -> getChildren().add(part(p)));
    }

    private Node part(Part part) {
        return switch (part) {
            case Figures f -> figures(f);
            case Grid g -> titled(g.title(), GridTable.of(g, reading));
            case Chart.Curves c -> ChartBox.of(c, c.title().isEmpty() ? c.y().text() : c.title(), reading);
            case Chart.Bars b -> ChartBox.of(b, reading::name);
            case Chart.Matrix m -> titled(m.title(), matrix(m));
            case Cases c -> titled(c.title(), cases(c));
        };
    }

    private static Node titled(String title, Node body) {
        Label heading = Parts.text(title, "heading");
        heading.setWrapText(true);
        VBox box = title.isEmpty() ? new VBox(body) : new VBox(heading, body);
        box.getStyleClass().add("chart-box");
        return box;
    }

    private static Node figures(Figures figures) {
        FlowPane tiles = new FlowPane();
        tiles.getStyleClass().add("figure-tiles");
        for (Figures.Figure figure : figures.figures()) {
            String told = switch (figure.estimate()) {
                case Estimate.Value v -> Numbers.told(v, figure.unit());
                case Estimate.Undefined u -> u.because();
            };
            String value = figure.estimate() instanceof Estimate.Value v
                    ? figure.unit().text(v.value())
                    : MESSAGES.text("none");
            Label number = Parts.rigid(value, "figure-value");
            Label name = Parts.text(figure.text(), "dim");
            VBox tile = new VBox(number, name);
            String rest = figure.estimate() instanceof Estimate.Value v ? Numbers.uncertainty(v, figure.unit()) : told;
            if (!rest.isEmpty()) {
                Label why = Parts.text(rest, "dim");
                why.setWrapText(true);
                Grown.by(why.maxWidthProperty(), REASON);
                tile.getChildren().add(why);
            }
            tile.getStyleClass().add("figure-tile");
            tile.setFocusTraversable(true);
            tile.setAccessibleText(MESSAGES.text("bar", figure.text(), told));
            Tooltip.install(tile, new Tooltip(told));
            tiles.getChildren().add(tile);
        }
        return tiles;
    }

    private static Node matrix(Chart.Matrix matrix) {
        GridPane table = new GridPane();
        table.getStyleClass().add("matrix");
        for (int c = 0; c < matrix.columns().size(); c++) {
            table.add(Parts.text(matrix.columns().get(c), "dim"), c + 1, 0);
        }
        for (int r = 0; r < matrix.rows().size(); r++) {
            table.add(Parts.text(matrix.rows().get(r), "dim"), 0, r + 1);
            for (int c = 0; c < matrix.columns().size(); c++) {
                long count = matrix.counts().get(r).get(c);
                Label cell = Parts.text(count == 0 ? "·" : Long.toString(count), "matrix-cell",
                        "shade" + Math.round(4 * matrix.share(r, c).orElse(0)));
                table.add(cell, c + 1, r + 1);
            }
        }
        return table;
    }

    private Node cases(Cases cases) {
        VBox list = new VBox();
        list.getStyleClass().add("chart-box");
        cases.cases().forEach(c -> {
            Button go = new Button(c.caption());
            go.getStyleClass().add("flat");
            go.setGraphic(mark(c.severity()));
            go.setOnAction(e -> reading.place(c.image(), c.objects(), c.region()));
            list.getChildren().add(go);
        });
        return list;
    }

    /** How bad it is, as a sign. */
    public static Node mark(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Parts.icon("mdoal-error", "bad");
            case MODERATE -> Parts.icon("mdomz-warning", "warn");
            case LOW -> Parts.icon("mdoal-info", "dim");
        };
    }

    /** What happened, what to do about it, and a way to the images. */
    public static Node alarm(Alarm alarm, Reading reading) {
        Label what = Parts.text(alarm.what());
        what.setWrapText(true);
        Label advice = Parts.text(alarm.advice(), "dim");
        advice.setWrapText(true);
        VBox words = new VBox(what, advice);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(mark(alarm.severity()), words);
        row.getStyleClass().add("alarm");
        row.setAccessibleText(MESSAGES.text("alarm", MESSAGES.text("severity." + alarm.severity().key()),
                alarm.what(), alarm.advice()));
        Alarm.Page page = alarm.page();
        if (alarm.leads()) {
            Button show = new Button(page == null || !alarm.images().isEmpty()
                    ? MESSAGES.text("show", alarm.images().size())
                    : MESSAGES.text("page." + page.key()));
            show.setMinWidth(USE_PREF_SIZE);
            show.setOnAction(e -> reading.alarm(alarm));
            row.getChildren().add(show);
        }
        return row;
    }

    /** Several results below each other. */
    public static List<Node> all(List<Result> results, Reading reading) {
        return results.stream().<Node>map(r -> new ResultView(r, reading)).toList();
    }
}
