package touchstone.app.control;

import java.util.function.DoubleConsumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import touchstone.model.Messages;

/** A field for any number: Enter or leaving it takes it over, up and down step by a hundredth of what a step is worth. */
public final class NumberField extends TextField {

    private final DoubleConsumer taken;
    private double shown = Double.NaN;
    private double step = 1;

    /** @param taken gets what was typed, once it is a finite number */
    public NumberField(String id, String name, DoubleConsumer taken) {
        this.taken = taken;
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("number-field");
        setPrefColumnCount(5);
        setMinWidth(0);
        setOnAction(e -> take());
        focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                take();
            }
        });
        textProperty().addListener(o -> getStyleClass().remove("invalid"));
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN) {
                taken.accept(shown + (e.getCode() == KeyCode.UP ? step : -step) * (e.isShiftDown() ? 10 : 1));
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                setText(text(shown));
            }
        });
    }

    /** @param by what one arrow key adds */
    public void show(double value, double by) {
        step = by;
        if (value != shown || !isFocused()) {
            shown = value;
            setText(text(value));
        }
    }

    private void take() {
        if (getText().equals(text(shown))) {
            return;
        }
        try {
            double typed = Double.parseDouble(getText().strip().replace(',', '.').replace('\u2212', '-'));
            if (Double.isFinite(typed)) {
                taken.accept(typed);
                setText(text(shown));
                return;
            }
        } catch (NumberFormatException none) {
            // Said by the field's colour.
        }
        if (isFocused()) {
            getStyleClass().add("invalid");
        } else {
            setText(text(shown));
        }
    }

    /** For people: whole numbers whole, others with four significant digits. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7 || Math.abs(value) >= 1e4 && Math.abs(value) < 1e7) {
            return String.format(Messages.language(), "%.0f", value);
        }
        String four = String.format(Messages.language(), "%.4g", value);
        boolean broken = four.contains(".") || four.contains(",");
        return broken && !four.contains("e") ? four.replaceAll("0+$", "").replaceAll("[.,]$", "") : four;
    }
}
