package touchstone.app.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.report.Numbers;
import touchstone.qa.result.Chart;

/** One bar a name, with its value beside it and its interval over its end; from zero, to both sides where some are below. */
final class BarsView extends GridPane {

    private static final Messages MESSAGES = Messages.beside(BarsView.class);
    private static final int MOST = 40;
    private static final double LEAST_NAMES = 170;
    private static final double NAMES = 0.4;

    /** @param chosen is told the name of a bar that is clicked, or chosen by Enter */
    BarsView(Chart.Bars chart, Consumer<String> chosen) {
        getStyleClass().add("bars");
        setAccessibleText(chart.title());
        ColumnConstraints middle = new ColumnConstraints();
        middle.setHgrow(Priority.ALWAYS);
        middle.setMinWidth(60);
        ColumnConstraints names = new ColumnConstraints();
        // Room for what a bar is called, as long as most is left to the bars.
        names.maxWidthProperty().bind(Bindings.max(LEAST_NAMES, widthProperty().multiply(NAMES)));
        getColumnConstraints().addAll(names, middle, new ColumnConstraints());
        double low = Math.min(0, chart.bars().stream().mapToDouble(b -> low(b.estimate())).min().orElse(0));
        double high = Math.max(0, chart.bars().stream().mapToDouble(b -> high(b.estimate())).max().orElse(0));
        double range = high > low ? high - low : 1;
        List<Chart.Bar> bars = chart.bars().stream().limit(MOST).toList();
        for (int row = 0; row < bars.size(); row++) {
            Chart.Bar bar = bars.get(row);
            Label name = Parts.elastic();
            name.setText(bar.name());
            name.setMinWidth(40);
            String value = value(bar, chart);
            Label number = Parts.rigid(value, bar.flagged() ? "warn" : "dim");
            if (bar.flagged()) {
                number.setGraphic(Parts.icon("mdomz-warning", "warn"));
            }
            Bar drawn = new Bar(bar, low, range);
            Tooltip.install(drawn, new Tooltip(told(bar, chart)));
            drawn.setFocusTraversable(true);
            drawn.setAccessibleText(MESSAGES.text("bar", bar.name(), told(bar, chart)));
            drawn.setOnMouseClicked(e -> chosen.accept(bar.name()));
            drawn.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                    chosen.accept(bar.name());
                    e.consume();
                }
            });
            addRow(row, name, drawn, number);
        }
    }

    private static double low(Estimate estimate) {
        return estimate instanceof Estimate.Value v
                ? v.interval() == null ? v.value() : Math.min(v.value(), v.interval().low())
                : 0;
    }

    private static double high(Estimate estimate) {
        return estimate instanceof Estimate.Value v
                ? v.interval() == null ? v.value() : Math.max(v.value(), v.interval().high())
                : 0;
    }

    private static String value(Chart.Bar bar, Chart.Bars chart) {
        return bar.estimate() instanceof Estimate.Value v ? chart.unit().text(v.value()) : MESSAGES.text("none");
    }

    private static String told(Chart.Bar bar, Chart.Bars chart) {
        return switch (bar.estimate()) {
            case Estimate.Value v -> Numbers.told(v, chart.unit());
            case Estimate.Undefined u -> u.because();
        };
    }

    private static final class Bar extends Pane {

        private final Chart.Bar bar;
        private final double low;
        private final double range;

        Bar(Chart.Bar bar, double low, double range) {
            this.bar = bar;
            this.low = low;
            this.range = range;
            getStyleClass().add("bar-room");
            setPrefSize(160, 18);
            setMinHeight(18);
        }

        private double at(double value) {
            return (value - low) / range * getWidth();
        }

        @Override
        protected void layoutChildren() {
            getChildren().clear();
            if (bar.estimate() instanceof Estimate.Value v) {
                double from = Math.min(at(0), at(v.value()));
                Rectangle shape = new Rectangle(from, 3, Math.max(1, Math.abs(at(v.value()) - at(0))), 12);
                shape.getStyleClass().addAll("chart-bar", bar.flagged() ? "flagged" : "plain");
                getChildren().add(shape);
                @Nullable
                Interval i = v.interval();
                if (i != null) {
                    Line whisker = new Line(at(i.low()), 9, at(i.high()), 9);
                    whisker.getStyleClass().add("chart-whisker");
                    getChildren().add(whisker);
                }
            }
            getChildren().forEach(n -> n.setManaged(false));
        }
    }
}
