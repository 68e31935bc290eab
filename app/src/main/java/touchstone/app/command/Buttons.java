package touchstone.app.command;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons from commands, with the tooltip that says name, key, what happens and what stands in the way. */
public final class Buttons {

    /** From the pointer to what is said about what lies under it, in pixels. */
    private static final double AWAY = 12;

    private Buttons() {
    }

    /** Icon alone. Wrapped, because a disabled control shows no tooltip itself. */
    public static Node icon(Command command) {
        ButtonBase button = button(command);
        button.getStyleClass().add("flat");
        button.setGraphic(new FontIcon(command.icon()));
        button.accessibleTextProperty().bind(command.text());
        return explained(button, command);
    }

    /** Text, with the icon where there is one. */
    public static Node text(Command command, String... styles) {
        ButtonBase button = button(command);
        button.getStyleClass().addAll(styles);
        button.textProperty().bind(command.text());
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (command.icon() != null) {
            button.setGraphic(new FontIcon(command.icon()));
            button.getStyleClass().add("icon-small");
        }
        return explained(button, command);
    }

    private static ButtonBase button(Command command) {
        ButtonBase button;
        if (command.chosen() == null) {
            button = new Button();
        } else {
            ToggleButton toggle = new ToggleButton();
            toggle.setSelected(command.chosen().get());
            command.chosen().addListener((o, was, is) -> toggle.setSelected(is));
            button = toggle;
        }
        button.setId("button-" + command.id());
        button.disableProperty().bind(Bindings.not(command.enabled()));
        button.setOnAction(e -> {
            command.perform();
            if (button instanceof ToggleButton toggle && command.chosen() != null) {
                toggle.setSelected(command.chosen().get());
            }
        });
        return button;
    }

    private static Node explained(ButtonBase button, Command command) {
        Tooltip tooltip = new Tooltip();
        StringExpression text = StringExpression.stringExpression(command.text());
        String key = command.key().isEmpty() ? "" : "  " + command.key();
        tooltip.textProperty().bind(Bindings.createStringBinding(
                () -> text.get() + key + "\n" + command.hint()
                        + (command.obstacle().getValue().isEmpty() ? "" : "\n" + command.obstacle().getValue()),
                text, command.obstacle()));
        StackPane wrapper = new StackPane(button);
        Tooltip.install(wrapper, tooltip);
        // Whoever clicks what cannot be done now is told why at once.
        wrapper.setOnMouseClicked(e -> {
            if (button.isDisabled() && !command.obstacle().getValue().isEmpty()) {
                tooltip.show(wrapper, e.getScreenX() + AWAY, e.getScreenY() + AWAY);
            }
        });
        wrapper.setOnMouseExited(e -> tooltip.hide());
        return wrapper;
    }
}
