package touchstone.app.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Amounts;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tool.Operations;
import touchstone.canvas.tool.Option;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.Tools;

/**
 * The line over the canvas with the settings of the tool in hand; with nothing to draw, those of the operations. What
 * finds no room is behind the arrow at its end.
 */
public final class OptionsBar extends ToolBar {

    private final AnnotationCanvas canvas;
    private String shown = "";
    private boolean following;

    public OptionsBar(AnnotationCanvas canvas) {
        this.canvas = canvas;
        setId("options");
        getStyleClass().add("options-bar");
        setMinWidth(0);
        canvas.toolProperty().addListener((o, was, is) -> fill(is));
        canvas.optionsProperty().addListener((o, was, is) -> follow(is));
        fill(canvas.getTool());
    }

    private void fill(Tool tool) {
        if (tool.name().equals(shown)) {
            return;
        }
        shown = tool.name();
        getItems().setAll(Parts.rigid(Tools.title(tool), "heading"));
        for (Option option : options(tool)) {
            getItems().add(part(option));
        }
        follow(canvas.optionsProperty().get());
    }

    private static List<Option> options(Tool tool) {
        if (!tool.name().equals(Tools.SELECT.name())) {
            return tool.options();
        }
        Map<String, Option> all = new LinkedHashMap<>();
        tool.options().forEach(o -> all.put(o.name(), o));
        Operations.ALL.forEach(operation -> operation.options().forEach(o -> all.put(o.name(), o)));
        return List.copyOf(all.values());
    }

    private Node part(Option option) {
        Node part = switch (option) {
            case Option.Switch s -> box(s);
            case Option.Amount a -> named(a, spinner(a));
            case Option.Choice c -> named(c, combo(c));
        };
        part.setUserData(option);
        return part;
    }

    private CheckBox box(Option.Switch option) {
        CheckBox box = new CheckBox(option.title());
        box.setId("option-" + option.name());
        box.setMinWidth(USE_PREF_SIZE);
        box.selectedProperty().addListener((o, was, is) -> change(options -> options.with(option, is)));
        box.setOnAction(e -> canvas.requestFocus());
        return box;
    }

    private Spinner<Double> spinner(Option.Amount option) {
        Spinner<Double> spinner = Amounts.spinner(option.least(), option.most(), option.usual(), option.step());
        spinner.setId("option-" + option.name());
        spinner.setAccessibleText(option.title());
        spinner.valueProperty().addListener((o, was, is) -> change(options -> options.with(option, is)));
        spinner.getEditor().setOnAction(e -> {
            Amounts.commit(spinner);
            canvas.requestFocus();
        });
        return spinner;
    }

    private ComboBox<String> combo(Option.Choice option) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setId("option-" + option.name());
        combo.setAccessibleText(option.title());
        combo.getItems().setAll(option.values());
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : Option.title(option, value);
            }

            @Override
            public String fromString(String title) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        });
        combo.valueProperty().addListener((o, was, is) -> change(options -> options.with(option, is)));
        combo.setOnHidden(e -> canvas.requestFocus());
        return combo;
    }

    private static Node named(Option option, Node control) {
        Label name = Parts.rigid(option.title(), "dim");
        name.setLabelFor(control);
        HBox pair = new HBox(name, control);
        pair.getStyleClass().add("option");
        return pair;
    }

    private void change(UnaryOperator<Options> how) {
        if (!following) {
            following = true;
            canvas.optionsProperty().set(how.apply(canvas.optionsProperty().get()));
            following = false;
        }
    }

    /** Shows values that came from elsewhere: a key, the wheel, the last run. */
    private void follow(Options options) {
        if (following) {
            return;
        }
        following = true;
        for (Node node : getItems()) {
            switch (node.getUserData()) {
                case Option.Switch s -> ((CheckBox) node).setSelected(options.on(s));
                case Option.Amount a -> Amounts.show((Spinner<?>) ((HBox) node).getChildren().getLast(),
                        options.amount(a));
                case Option.Choice c -> choose((ComboBox<?>) ((HBox) node).getChildren().getLast(), c, options);
                case null, default -> {
                }
            }
        }
        following = false;
    }

    private static void choose(ComboBox<?> combo, Option.Choice option, Options options) {
        combo.getSelectionModel().select(option.values().indexOf(options.choice(option)));
    }
}
