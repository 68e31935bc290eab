package touchstone.app.command;

import java.util.StringJoiner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import touchstone.model.Messages;

/** Keys as they are printed on the keyboard of those who read the language. */
public final class KeyNames {

    private static final Messages MESSAGES = Messages.beside(KeyNames.class);

    private KeyNames() {
    }

    public static String of(KeyCodeCombination keys) {
        StringJoiner name = new StringJoiner("+");
        if (keys.getShortcut() == ModifierValue.DOWN || keys.getControl() == ModifierValue.DOWN) {
            name.add(MESSAGES.text("key.ctrl"));
        }
        if (keys.getAlt() == ModifierValue.DOWN) {
            name.add("Alt");
        }
        if (keys.getShift() == ModifierValue.DOWN) {
            name.add(MESSAGES.text("key.shift"));
        }
        return name.add(of(keys.getCode())).toString();
    }

    private static String of(KeyCode code) {
        return switch (code) {
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            case COMMA -> ",";
            case PERIOD -> ".";
            case EQUALS -> "=";
            case PLUS -> "+";
            case MINUS -> "-";
            case ADD, SUBTRACT, PAGE_DOWN, PAGE_UP, DELETE, ENTER, SPACE, BACK_SPACE, LEFT, RIGHT, UP, DOWN, HOME, END,
                    INSERT ->
                MESSAGES.text("key." + code);
            default -> code.getName();
        };
    }
}
