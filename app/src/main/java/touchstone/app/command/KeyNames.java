package touchstone.app.command;

import java.util.StringJoiner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** Keys as they are printed on the keyboard. */
public final class KeyNames {

    private KeyNames() {
    }

    public static String of(KeyCodeCombination keys) {
        StringJoiner name = new StringJoiner("+");
        if (keys.getShortcut() == ModifierValue.DOWN || keys.getControl() == ModifierValue.DOWN) {
            name.add("Ctrl");
        }
        if (keys.getAlt() == ModifierValue.DOWN) {
            name.add("Alt");
        }
        if (keys.getShift() == ModifierValue.DOWN) {
            name.add("Shift");
        }
        return name.add(of(keys.getCode())).toString();
    }

    private static String of(KeyCode code) {
        return switch (code) {
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            case COMMA -> ",";
            case PERIOD -> ".";
            case PAGE_DOWN -> "PgDn";
            case PAGE_UP -> "PgUp";
            case DELETE -> "Del";
            default -> code.getName();
        };
    }
}
