package touchstone.app.control;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;

/** Fields for a number within limits: typed, stepped by arrows, and never left holding something that is none. */
public final class Amounts {

    private static final double PROPORTION = 1.25;

    private Amounts() {
    }

    /** @param step what one click adds; 0 multiplies by a quarter more */
    public static Spinner<Double> spinner(double least, double most, double value, double step) {
        Spinner<Double> spinner = new Spinner<>();
        spinner.setValueFactory(new Steps(least, most, value, step));
        spinner.setEditable(true);
        spinner.getStyleClass().add("amount");
        spinner.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                commit(spinner);
            }
        });
        return spinner;
    }

    /** Takes over what is typed; what is no number gives way to the value before. */
    public static void commit(Spinner<Double> spinner) {
        SpinnerValueFactory<Double> values = spinner.getValueFactory();
        values.setValue(values.getConverter().fromString(spinner.getEditor().getText()));
        spinner.getEditor().setText(values.getConverter().toString(values.getValue()));
    }

    /** Shows a value in a field made by {@link #spinner}. */
    public static void show(Spinner<?> spinner, double value) {
        if (spinner.getValueFactory() instanceof Steps steps) {
            steps.setValue(value);
        }
    }

    private static final class Steps extends SpinnerValueFactory<Double> {

        private final double least;
        private final double most;
        private final double step;

        Steps(double least, double most, double value, double step) {
            this.least = least;
            this.most = most;
            this.step = step;
            setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable Double number) {
                    return number == null ? "" : text(number);
                }

                @Override
                public Double fromString(String typed) {
                    try {
                        double number = Double.parseDouble(typed.strip().replace(',', '.'));
                        return Double.isNaN(number) ? getValue() : Math.clamp(number, least, most);
                    } catch (NumberFormatException none) {
                        return getValue();
                    }
                }
            });
            setValue(value);
        }

        private static String text(double number) {
            return number == Math.rint(number) || number >= 100
                    ? String.format(Messages.language(), "%.0f", number)
                    : String.format(Messages.language(), "%.1f", number);
        }

        @Override
        public void increment(int steps) {
            setValue(Math.clamp(step == 0 ? getValue() * Math.pow(PROPORTION, steps) : getValue() + steps * step, least,
                    most));
        }

        @Override
        public void decrement(int steps) {
            increment(-steps);
        }
    }
}
