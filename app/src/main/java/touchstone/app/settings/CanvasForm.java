package touchstone.app.settings;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.canvas.Habits.RightDrag;
import touchstone.canvas.layer.Marks;
import touchstone.model.Messages;

/** The part of the preferences that is about the canvas. */
final class CanvasForm extends VBox {

    private static final Messages MESSAGES = Messages.beside(CanvasForm.class);
    private static final double MOST_LINE = 5;
    private static final double LEAST_POINT = 3;
    private static final double MOST_POINT = 14;
    /** As the label, then colours that are seen on most pictures. */
    private static final List<Integer> SELECTIONS = List.of(Marks.AS_LABEL, 0xffffff, 0xffe600, 0x00e5ff, 0xff4fd8,
            0x000000);

    CanvasForm(CanvasChoices choices) {
        getStyleClass().add("form-part");
        CheckBox crosshair = check("crosshair");
        crosshair.selectedProperty().bindBidirectional(choices.crosshair());
        CheckBox suggesting = check("suggesting");
        suggesting.selectedProperty().bindBidirectional(choices.suggesting());
        ComboBox<RightDrag> right = combo("right", List.of(RightDrag.values()),
                r -> MESSAGES.text("canvas.right." + r.key()));
        right.valueProperty().bindBidirectional(choices.rightDrag());
        Slider line = slider("line", 1, MOST_LINE, choices.marks().get().line());
        Slider point = slider("point", LEAST_POINT, MOST_POINT, choices.marks().get().point());
        ComboBox<Integer> selection = combo("selection", SELECTIONS, c -> MESSAGES.text("canvas.selection."
                + SELECTIONS.indexOf(c)));
        selection.setValue(SELECTIONS.contains(choices.marks().get().selection())
                ? choices.marks().get().selection()
                : Marks.AS_LABEL);
        Runnable take = () -> choices.marks().set(new Marks(half(line.getValue()), half(point.getValue()),
                selection.getValue() == null ? Marks.AS_LABEL : selection.getValue()));
        line.valueProperty().addListener(o -> take.run());
        point.valueProperty().addListener(o -> take.run());
        selection.valueProperty().addListener(o -> take.run());
        Slider grid = slider("grid", CanvasChoices.LEAST_GRID, CanvasChoices.MOST_GRID, choices.gridFrom().get());
        grid.setBlockIncrement(2);
        grid.valueProperty().addListener((o, was, is) -> choices.gridFrom().set((double) Math.round(is.doubleValue())));
        getChildren().addAll(Parts.text(MESSAGES.text("canvas"), "heading"), crosshair, suggesting,
                row("right", right), row("selection", selection),
                row("line", measured(line, v -> MESSAGES.text("canvas.px", half(v)))),
                row("point", measured(point, v -> MESSAGES.text("canvas.px", half(v)))),
                row("grid", measured(grid, v -> MESSAGES.text("canvas.percent", Math.round(v) * 100))));
    }

    private static double half(double value) {
        return Math.round(value * 2) / 2.0;
    }

    private static CheckBox check(String key) {
        CheckBox box = new CheckBox(MESSAGES.text("canvas." + key));
        box.setId("preferences-" + key);
        box.setWrapText(true);
        box.setTooltip(new Tooltip(MESSAGES.text("canvas." + key + ".hint")));
        return box;
    }

    private static Slider slider(String key, double low, double high, double now) {
        Slider slider = new Slider(low, high, Math.clamp(now, low, high));
        slider.setId("preferences-" + key);
        slider.setBlockIncrement(0.5);
        slider.setAccessibleText(MESSAGES.text("canvas." + key));
        return slider;
    }

    private static HBox measured(Slider slider, DoubleFunction<String> text) {
        Label value = Parts.rigid(text.apply(slider.getValue()), "dim");
        Grown.by(value.minWidthProperty(), 60);
        slider.valueProperty().addListener((o, was, is) -> value.setText(text.apply(is.doubleValue())));
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox both = new HBox(slider, value);
        both.getStyleClass().add("bar");
        return both;
    }

    private static HBox row(String key, Node control) {
        Label name = Parts.rigid(MESSAGES.text("canvas." + key));
        Grown.by(name.minWidthProperty(), 130);
        name.setLabelFor(control);
        HBox row = new HBox(name, control);
        HBox.setHgrow(control, Priority.ALWAYS);
        row.getStyleClass().add("bar");
        return row;
    }

    private static <T> ComboBox<T> combo(String key, List<T> choices, Function<T, String> name) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setId("preferences-" + key);
        combo.getItems().setAll(choices);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(MESSAGES.text("canvas." + key));
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        return combo;
    }
}
