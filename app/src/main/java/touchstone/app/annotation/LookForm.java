package touchstone.app.annotation;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.canvas.layer.Look;
import touchstone.model.Messages;

/** How objects are drawn: where colours come from, outline or fill, how strong the fill is, with or without names. */
final class LookForm extends VBox {

    private static final Messages MESSAGES = Messages.beside(LookForm.class);

    private final Layers layers;
    private final Slider fill = new Slider(0, 1, 0.18);
    private final Label percent = Parts.rigid("", "number", "dim");
    private final CheckBox names = new CheckBox(MESSAGES.text("look.names"));
    private boolean following;

    LookForm(Layers layers) {
        this.layers = layers;
        getStyleClass().add("look-form");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("look-grid");
        choices(grid, 0, "mine", layers.mine());
        choices(grid, 1, "others", layers.others());
        fill.setId("look-fill");
        fill.setMinWidth(0);
        fill.setAccessibleText(MESSAGES.text("look.fill"));
        fill.setBlockIncrement(0.06);
        fill.valueProperty().addListener((o, was, is) -> take(() -> layers.fill(is.doubleValue())));
        Grown.by(percent.minWidthProperty(), 40);
        HBox.setHgrow(fill, Priority.ALWAYS);
        HBox strength = new HBox(Parts.rigid(MESSAGES.text("look.fill"), "dim"), fill, percent);
        strength.getStyleClass().add("bar");
        names.setId("look-names");
        names.selectedProperty().addListener((o, was, is) -> take(() -> layers.name(is)));
        CheckBox disagreements = new CheckBox();
        disagreements.setId("look-disagreements");
        disagreements.selectedProperty().bindBidirectional(layers.disagreements());
        disagreements.textProperty().bind(Bindings.createStringBinding(() -> layers.found().get()
                .map(n -> MESSAGES.text("look.disagreements", n)).orElse(MESSAGES.text("look.disagreements.none")),
                layers.found()));
        disagreements.setTooltip(new Tooltip(MESSAGES.text("look.disagreements.hint")));
        getChildren().addAll(grid, strength, names, disagreements);
        layers.mine().addListener(o -> follow());
        layers.others().addListener(o -> follow());
        follow();
    }

    private void choices(GridPane grid, int row, String whose, ObjectProperty<Look> look) {
        ComboBox<Look.ColourBy> colour = box(List.of(Look.ColourBy.values()), c -> MESSAGES.text("colour." + c.key()));
        colour.setId("look-colour-" + whose);
        colour.setAccessibleText(MESSAGES.text("look.colour." + whose));
        ComboBox<Look.Body> body = box(List.of(Look.Body.values()), b -> MESSAGES.text("body." + b.key()));
        body.setId("look-body-" + whose);
        body.setAccessibleText(MESSAGES.text("look.body." + whose));
        link(colour, look, Look::colourBy, Look::withColourBy);
        link(body, look, Look::body, Look::withBody);
        grid.addRow(row, Parts.rigid(MESSAGES.text("look." + whose), "dim"), colour, body);
        GridPane.setHgrow(colour, Priority.ALWAYS);
        GridPane.setHgrow(body, Priority.ALWAYS);
    }

    private static <T> void link(ComboBox<T> box, ObjectProperty<Look> look, Function<Look, T> value,
            BiFunction<Look, T, Look> with) {
        box.setValue(value.apply(look.get()));
        UnaryOperator<Look> taken = l -> box.getValue() == null ? l : with.apply(l, box.getValue());
        box.valueProperty().addListener(o -> look.set(taken.apply(look.get())));
        look.addListener((o, was, is) -> box.setValue(value.apply(is)));
    }

    private static <T> ComboBox<T> box(List<T> values, Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        Grown.by(box.minWidthProperty(), 60);
        Grown.by(box.prefWidthProperty(), 100);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        return box;
    }

    private void take(Runnable change) {
        if (!following) {
            following = true;
            change.run();
            tell();
            following = false;
        }
    }

    private void follow() {
        if (!following) {
            following = true;
            fill.setValue(layers.mine().get().fill());
            names.setSelected(layers.isNamed());
            tell();
            following = false;
        }
    }

    private void tell() {
        percent.setText(MESSAGES.text("percent", Math.round(layers.mine().get().fill() * 100)));
    }
}
