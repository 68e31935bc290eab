package touchstone.app.image;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.NumberField;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.HeatView;
import touchstone.model.Messages;
import touchstone.store.image.SampleRange;

/** The heat map over the shown image: its colours with the numbers that they stand for, and how strong they are. */
public final class HeatMapView extends VBox {

    private static final Messages MESSAGES = Messages.beside(HeatMapView.class);
    private static final double BAR = 12;

    private final ObjectProperty<@Nullable HeatView> heat;
    private final CheckBox shown = new CheckBox();
    private final Slider opacity = new Slider(0.05, 1, 0.5);
    private final ColourMapBox colours = new ColourMapBox("heat-map", MESSAGES.text("heat.colours"));
    private final Rectangle bar = new Rectangle(0, BAR);
    private final List<Label> numbers = List.of(Parts.rigid("", "dim"), Parts.rigid("", "dim"), Parts.rigid("", "dim"));
    private final NumberField low = new NumberField("heat-low", MESSAGES.text("heat.low"), v -> ends(v, true));
    private final NumberField high = new NumberField("heat-high", MESSAGES.text("heat.high"), v -> ends(v, false));
    private final VBox settings;
    private boolean following;

    /** @param add how to lay one over the image */
    public HeatMapView(HeatMaps maps, AnnotationCanvas canvas, Node add) {
        heat = canvas.instruments().heatProperty();
        setId("heat");
        getStyleClass().addAll("panel", "padded");
        shown.setId("heat-shown");
        shown.textProperty().bind(maps.name());
        shown.setAccessibleText(MESSAGES.text("heat.shown"));
        shown.setMinWidth(0);
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        shown.setOnAction(e -> change(h -> h.withShown(shown.isSelected())));
        opacity.setAccessibleText(MESSAGES.text("heat.opacity"));
        opacity.setMinWidth(70);
        opacity.setPrefWidth(70);
        opacity.valueProperty().addListener((o, was, is) -> change(h -> h.withOpacity(is.doubleValue())));
        colours.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(colours, Priority.ALWAYS);
        colours.valueProperty().addListener((o, was, is) -> change(h -> is == null ? h : h.withColours(is)));
        Button remove = new Button(null, Parts.icon("mdoal-close"));
        remove.setId("heat-remove");
        remove.getStyleClass().add("flat");
        remove.setAccessibleText(MESSAGES.text("heat.remove"));
        remove.setOnAction(e -> heat.set(null));
        bar.getStyleClass().add("swatch");
        bar.setManaged(false);
        HBox ends = bar(numbers.get(0), Parts.gap(), numbers.get(1), Parts.gap(), numbers.get(2));
        VBox scale = new VBox(strip(bar), ends);
        HBox.setHgrow(low, Priority.ALWAYS);
        HBox.setHgrow(high, Priority.ALWAYS);
        settings = new VBox(bar(shown, opacity, remove), scale, bar(colours),
                bar(Parts.rigid(MESSAGES.text("heat.from"), "dim"), low, Parts.rigid(MESSAGES.text("heat.to"), "dim"),
                        high),
                note());
        settings.getStyleClass().add("heat");
        getChildren().addAll(bar(add), settings);
        heat.addListener((o, was, is) -> follow(is));
        follow(heat.get());
    }

    private static Region strip(Rectangle bar) {
        Region strip = new Strip(bar);
        strip.setMinHeight(BAR);
        strip.setAccessibleText(MESSAGES.text("heat.bar"));
        return strip;
    }

    /** As wide as there is room. */
    private static final class Strip extends Region {

        private final Rectangle bar;

        Strip(Rectangle bar) {
            this.bar = bar;
            getChildren().add(bar);
        }

        @Override
        protected void layoutChildren() {
            bar.setWidth(getWidth());
        }
    }

    private static Label note() {
        Label note = Parts.text(MESSAGES.text("heat.lasts"), "dim");
        note.setWrapText(true);
        return note;
    }

    private static HBox bar(Node... parts) {
        HBox bar = new HBox(parts);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private void change(UnaryOperator<HeatView> how) {
        HeatView now = heat.get();
        if (!following && now != null) {
            heat.set(how.apply(now));
        }
    }

    private void ends(double value, boolean lower) {
        change(h -> {
            double newLow = lower ? value : h.range().low();
            double newHigh = lower ? h.range().high() : value;
            return newHigh > newLow ? h.withRange(new SampleRange(newLow, newHigh)) : h;
        });
    }

    private void follow(@Nullable HeatView now) {
        settings.setVisible(now != null);
        settings.setManaged(now != null);
        if (now == null) {
            return;
        }
        following = true;
        SampleRange range = now.range();
        double step = (range.high() - range.low()) / 100;
        shown.setSelected(now.shown());
        opacity.setValue(now.opacity());
        opacity.setDisable(!now.shown());
        colours.setValue(now.colours());
        bar.setFill(ColourMapBox.gradient(now.colours()));
        numbers.get(0).setText(NumberField.text(range.low()));
        numbers.get(1).setText(NumberField.text((range.low() + range.high()) / 2));
        numbers.get(2).setText(NumberField.text(range.high()));
        low.show(range.low(), step);
        high.show(range.high(), step);
        following = false;
    }
}
