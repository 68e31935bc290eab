package touchstone.app.image;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.Messages;
import touchstone.store.image.PixelType;

/** How values become brightness: the window's two ends, gamma, inversion. Changes only what is seen. */
public final class DisplayView extends VBox {

    private static final Messages MESSAGES = Messages.beside(DisplayView.class);

    private final AnnotationCanvas canvas;
    private final RangeSlider window = new RangeSlider(0, 255, 0, 255);
    private final Slider gamma = new Slider(0.2, 5, 1);
    private final CheckBox invert = new CheckBox(MESSAGES.text("display.invert"));
    private final Label ends = Parts.text("", "dim");
    private boolean following;

    public DisplayView(AnnotationCanvas canvas, Node... buttons) {
        this.canvas = canvas;
        setId("display");
        getStyleClass().addAll("panel", "padded");
        window.setId("display-window");
        window.setAccessibleText(MESSAGES.text("display.window"));
        window.setMinWidth(0);
        gamma.setAccessibleText(MESSAGES.text("display.gamma"));
        window.lowValueProperty().addListener(o -> take());
        window.highValueProperty().addListener(o -> take());
        gamma.valueProperty().addListener(o -> take());
        invert.selectedProperty().addListener(o -> take());
        canvas.displayProperty().addListener((o, was, is) -> follow(is == null ? null : is.tones()));
        HBox bar = new HBox(invert, Parts.gap());
        bar.getStyleClass().add("bar");
        bar.getChildren().addAll(buttons);
        HBox heading = new HBox(Parts.text(MESSAGES.text("display.window")), Parts.gap(), ends);
        heading.getStyleClass().add("bar");
        getChildren().addAll(heading, window, Parts.text(MESSAGES.text("display.gamma")), gamma, bar);
        follow(tones());
    }

    /** The values that the image's samples can have. */
    public void range(PixelType type) {
        ToneMap full = ToneMap.full(type);
        following = true;
        window.setMin(Math.min(full.low(), window.getMin()));
        window.setMax(full.high());
        window.setMin(full.low());
        following = false;
        follow(tones());
    }

    private void follow(@Nullable ToneMap tones) {
        setDisable(tones == null);
        if (tones == null || following) {
            return;
        }
        following = true;
        if (tones.low() < window.getMin()) {
            window.setMin(tones.low());
        }
        if (tones.high() > window.getMax()) {
            window.setMax(tones.high());
        }
        // Low first would be pushed back by an old high that lies under it.
        window.setHighValue(window.getMax());
        window.setLowValue(tones.low());
        window.setHighValue(tones.high());
        gamma.setValue(tones.gamma());
        invert.setSelected(tones.invert());
        tell(tones);
        following = false;
    }

    private @Nullable ToneMap tones() {
        Display display = canvas.displayProperty().get();
        return display == null ? null : display.tones();
    }

    private void take() {
        Display display = canvas.displayProperty().get();
        if (following || display == null) {
            return;
        }
        following = true;
        double high = Math.max(window.getHighValue(), window.getLowValue() + (window.getMax() - window.getMin()) / 1e5);
        ToneMap taken = new ToneMap(window.getLowValue(), high, gamma.getValue(), invert.isSelected());
        canvas.displayProperty().set(display.withTones(taken));
        tell(taken);
        following = false;
    }

    private void tell(ToneMap tones) {
        ends.setText(number(tones.low()) + " – " + number(tones.high()));
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, Math.abs(value) < 10 && value != Math.rint(value) ? "%.3g" : "%.0f",
                value);
    }
}
