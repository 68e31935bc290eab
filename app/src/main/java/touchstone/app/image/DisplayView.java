package touchstone.app.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.NumberField;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Overview;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.Histogram;
import touchstone.canvas.tile.ToneMap;
import touchstone.canvas.tile.WindowPreset;
import touchstone.model.Messages;
import touchstone.store.image.PixelType.Depth;
import touchstone.store.image.SampleRange;

/** How values become colours: window, gamma, colour map, channels. Changes only what is seen. */
public final class DisplayView extends VBox {

    private static final Messages MESSAGES = Messages.beside(DisplayView.class);
    private static final double LEAST_GAMMA = 0.2;
    private static final double MOST_GAMMA = 5;

    private final AnnotationCanvas canvas;
    private final HistogramView histogram = new HistogramView();
    private final RangeSlider window = new RangeSlider(0, 255, 0, 255);
    private final NumberField low = field("low", v -> ends(v, tones().high()));
    private final NumberField high = field("high", v -> ends(tones().low(), v));
    private final NumberField level = field("level", v -> take(t -> t.withWindow(v, t.window())));
    private final NumberField width = field("width", v -> take(t -> v > 0 ? t.withWindow(t.level(), v) : t));
    private final MenuButton presets = new MenuButton(MESSAGES.text("display.presets"));
    private final CheckBox log = new CheckBox(MESSAGES.text("display.log"));
    private final Slider gamma = new Slider(Math.log(LEAST_GAMMA), Math.log(MOST_GAMMA), 0);
    private final Label gammaText = Parts.rigid("", "dim");
    private final ColourMapBox map = new ColourMapBox("display-map", MESSAGES.text("display.map"));
    private final HBox mapRow;
    private final CheckBox invert = new CheckBox(MESSAGES.text("display.invert"));
    private final ChannelsView channels;
    private SampleRange axis = new SampleRange(0, 255);
    /** What the histogram shows: a colour for each channel, less than 0 for one that is not shown. */
    private List<Integer> counted = List.of();
    private boolean following;

    /** @param shared whether images of the same kind are all shown alike */
    public DisplayView(AnnotationCanvas canvas, BooleanProperty shared, Node... buttons) {
        this.canvas = canvas;
        channels = new ChannelsView(canvas.displayProperty()::set);
        setId("display");
        getStyleClass().addAll("panel", "padded");
        window.setId("display-window");
        window.setAccessibleText(MESSAGES.text("display.window"));
        window.setMinWidth(0);
        window.lowValueProperty().addListener(o -> slid());
        window.highValueProperty().addListener(o -> slid());
        gamma.setId("display-gamma");
        gamma.setAccessibleText(MESSAGES.text("display.gamma"));
        gamma.setBlockIncrement(0.1);
        gamma.valueProperty().addListener(o -> take(t -> t.withGamma(Math.exp(gamma.getValue()))));
        gamma.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                gamma.setValue(0);
            }
        });
        invert.setOnAction(e -> change(d -> d.withInvert(invert.isSelected())));
        map.valueProperty().addListener((o, was, is) -> change(d -> is == null ? d : d.withMap(is)));
        map.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(map, Priority.ALWAYS);
        log.setId("display-log");
        log.selectedProperty().addListener(o -> count());
        presets.setId("display-presets");
        presets.setMinWidth(USE_PREF_SIZE);
        CheckBox alike = new CheckBox(MESSAGES.text("display.shared"));
        alike.setWrapText(true);
        alike.setTooltip(new Tooltip(MESSAGES.text("display.shared.hint")));
        alike.selectedProperty().bindBidirectional(shared);
        HBox first = new Bar(presets);
        first.getStyleClass().setAll("bar");
        first.getChildren().addAll(buttons);
        mapRow = new Bar(Parts.rigid(MESSAGES.text("display.map"), "dim"), map);
        mapRow.getStyleClass().setAll("bar");
        HBox gammaRow = bar(Parts.rigid(MESSAGES.text("display.gamma"), "dim"), gamma, gammaText);
        HBox.setHgrow(gamma, Priority.ALWAYS);
        gamma.setMinWidth(0);
        getChildren().addAll(histogram, window, fields(), first, gammaRow, mapRow, choices(),
                channels, alike);
        canvas.displayProperty().addListener((o, was, is) -> follow(is));
        canvas.overviewProperty().addListener((o, was, is) -> opened(is));
        opened(canvas.overviewProperty().get());
        follow(canvas.displayProperty().get());
    }

    private HBox choices() {
        for (CheckBox choice : List.of(invert, log)) {
            choice.setMinWidth(USE_PREF_SIZE);
        }
        HBox bar = new Bar(invert, Parts.gap(), log);
        bar.getStyleClass().setAll("bar");
        return bar;
    }

    private static HBox bar(Node... parts) {
        HBox bar = new HBox(parts);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private static NumberField field(String name, DoubleConsumer taken) {
        return new NumberField("display-" + name, MESSAGES.text("display." + name), taken);
    }

    private GridPane fields() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(4);
        grid.setAlignment(Pos.CENTER_LEFT);
        List<NumberField> fields = List.of(low, high, level, width);
        List<String> names = List.of("low", "high", "level", "width");
        for (int i = 0; i < fields.size(); i++) {
            Label name = Parts.rigid(MESSAGES.text("display." + names.get(i)), "dim");
            name.setLabelFor(fields.get(i));
            grid.add(name, i % 2 * 2, i / 2);
            grid.add(fields.get(i), i % 2 * 2 + 1, i / 2);
            GridPane.setHgrow(fields.get(i), Priority.ALWAYS);
        }
        ColumnConstraints names1 = new ColumnConstraints();
        ColumnConstraints half = new ColumnConstraints();
        half.setHgrow(Priority.ALWAYS);
        Grown.by(half.prefWidthProperty(), 60);
        grid.getColumnConstraints().addAll(names1, half, new ColumnConstraints(), half);
        return grid;
    }

    private ToneMap tones() {
        Display display = canvas.displayProperty().get();
        return display == null ? new ToneMap(0, 1) : display.tones();
    }

    private void change(UnaryOperator<Display> how) {
        Display display = canvas.displayProperty().get();
        if (!following && display != null) {
            canvas.displayProperty().set(how.apply(display));
        }
    }

    private void take(UnaryOperator<ToneMap> how) {
        change(d -> d.changeTones(how));
    }

    private void ends(double newLow, double newHigh) {
        if (newHigh > newLow) {
            take(t -> t.withEnds(newLow, newHigh));
        }
    }

    private void slid() {
        double least = (axis.high() - axis.low()) / 1e5;
        ends(window.getLowValue(), Math.max(window.getHighValue(), window.getLowValue() + least));
    }

    private void opened(@Nullable Overview whole) {
        if (whole == null) {
            histogram.show(List.of(), log.isSelected());
            return;
        }
        Depth depth = whole.type().depth();
        axis = depth == Depth.UINT8
                ? new SampleRange(0, 255)
                : SampleRange.percentiles(whole.values(), 0, 100);
        presets.getItems().setAll(presets(whole));
        counted = List.of();
        follow(canvas.displayProperty().get());
    }

    private List<MenuItem> presets(Overview whole) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("display.auto", canvas::autoWindow));
        items.add(item("display.whole", () -> take(t -> t.over(SampleRange.percentiles(whole.values(), 0, 100)))));
        boolean tomography = false;
        for (WindowPreset preset : WindowPreset.of(whole.type().depth())) {
            if (preset.isTomography() != tomography || items.size() == 2) {
                items.add(new SeparatorMenuItem());
                tomography = preset.isTomography();
            }
            items.add(item("display.preset." + preset.key(), () -> take(t -> t.over(preset.range()))));
        }
        return items;
    }

    private static MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(MESSAGES.text(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(e -> run.run());
        return item;
    }

    /** Counts the values anew, over the axis as it is now. */
    private void count() {
        Overview whole = canvas.overviewProperty().get();
        Display display = canvas.displayProperty().get();
        if (whole == null || display == null) {
            return;
        }
        List<Integer> shown = display.shown();
        List<HistogramView.Curve> curves = new ArrayList<>();
        for (int c : shown) {
            curves.add(new HistogramView.Curve(
                    Histogram.of(whole.values(), c, whole.type().depth(), axis),
                    shown.size() == 1 ? -1 : display.channels().get(c).colour()));
        }
        counted = colours(display);
        histogram.show(curves, log.isSelected());
    }

    private static List<Integer> colours(Display display) {
        return display.channels().stream().map(c -> c.shown() ? c.colour() : -1).toList();
    }

    private void follow(@Nullable Display display) {
        setDisable(display == null);
        if (display == null) {
            return;
        }
        following = true;
        ToneMap tones = display.tones();
        boolean wider = tones.low() < axis.low() || tones.high() > axis.high();
        if (wider) {
            axis = new SampleRange(Math.min(tones.low(), axis.low()), Math.max(tones.high(), axis.high()));
        }
        slide(tones);
        double span = axis.high() - axis.low();
        Overview o = canvas.overviewProperty().get();
        double step = o != null && o.type().depth() == Depth.FLOAT32
                ? span / 256
                : Math.max(1, Math.rint(span / 256));
        low.show(tones.low(), step);
        high.show(tones.high(), step);
        level.show(tones.level(), step);
        width.show(tones.window(), step);
        gamma.setValue(Math.log(tones.gamma()));
        gammaText.setText(NumberField.text(Math.round(tones.gamma() * 100) / 100.0));
        invert.setSelected(display.isInverted());
        map.setValue(display.map());
        boolean alone = display.shown().size() == 1;
        mapRow.setVisible(alone);
        mapRow.setManaged(alone);
        channels.show(display);
        following = false;
        if (wider || !counted.equals(colours(display))) {
            count();
        }
        histogram.window((tones.low() - axis.low()) / span, (tones.high() - axis.low()) / span);
    }

    private void slide(ToneMap tones) {
        // The slider holds its thumbs between its ends, and each other apart.
        window.setMin(Math.min(axis.low(), window.getMin()));
        window.setMax(Math.max(axis.high(), window.getMax()));
        window.setHighValue(window.getMax());
        window.setLowValue(tones.low());
        window.setHighValue(tones.high());
        window.setMin(axis.low());
        window.setMax(axis.high());
        window.setBlockIncrement((axis.high() - axis.low()) / 100);
    }
}
