package touchstone.app.chart;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.result.Chart;

/** A chart with its heading, and in its place on demand the table of its numbers. */
public final class ChartBox extends VBox {

    private static final Messages MESSAGES = Messages.beside(ChartBox.class);

    private ChartBox(String key, String title, Node chart, Supplier<Node> table) {
        getStyleClass().add("chart-box");
        setId("chart-" + key);
        ToggleButton asTable = new ToggleButton();
        asTable.setGraphic(Parts.icon("mdoal-grid_on"));
        asTable.getStyleClass().add("flat");
        asTable.setAccessibleText(MESSAGES.text("as-table", title));
        asTable.setTooltip(new Tooltip(MESSAGES.text("as-table", title)));
        StackPane body = new StackPane(chart);
        asTable.selectedProperty().addListener((o, was, is) -> body.getChildren().setAll(is ? table.get() : chart));
        HBox head = new HBox(Parts.text(title, "heading"), Parts.gap(), asTable);
        head.getStyleClass().add("bar");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
    }

    /** @param title in place of the chart's own */
    public static ChartBox of(Chart.Curves chart, String title, Reading reading) {
        return new ChartBox(chart.key(), title, new CurvesView(chart, reading), () -> GridTable.of(chart));
    }

    public static ChartBox of(Chart.Bars chart, Consumer<String> chosen) {
        BarsView bars = new BarsView(chart, chosen);
        return new ChartBox(chart.key(), chart.title().isEmpty() ? chart.axis() : chart.title(), bars,
                () -> BarsTable.of(chart));
    }
}
