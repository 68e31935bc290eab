package touchstone.app.control;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the keys do wherever something is written: Ctrl+Enter sends or keeps it, also where Enter begins a line, and
 * Escape gives the keys back to the canvas and leaves what was written where it is.
 */
public final class Sending {

    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final String SENDS = "sends what is written in it";
    private static final String KEEPS = "keeps what is written in it";

    private Sending() {
    }

    /** Lets Ctrl+Enter in a field do what its button does, as far as that can be pressed. */
    public static void by(TextInputControl field, Button send) {
        by(field, send::fire, () -> toCanvas(field));
    }

    /** @param leave what Escape does; false where it is not for the field */
    public static void by(TextInputControl field, Runnable send, Leaving leave) {
        link(field, send, leave, () -> !field.isDisabled() && !field.getText().isBlank());
    }

    /** Lets Ctrl+Enter in a field keep what is written in it, which stays there. */
    public static void inPlace(TextInputControl field, Runnable keep) {
        link(field, keep, () -> toCanvas(field), () -> false);
    }

    /** And where it stays, it counts as unsent as long as its button has something to keep. */
    public static void inPlace(TextInputControl field, Button keep) {
        link(field, keep::fire, () -> toCanvas(field), () -> !keep.isDisabled());
    }

    private static boolean toCanvas(Node field) {
        Scene scene = field.getScene();
        Node canvas = scene == null ? null : scene.lookup("#canvas");
        if (canvas == null) {
            return false;
        }
        canvas.requestFocus();
        return true;
    }

    private static void link(TextInputControl field, Runnable send, Leaving leave, BooleanSupplier unsent) {
        field.getProperties().put(SENDS, unsent);
        // Before the field's own keys and before the menu's.
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (isSent(e)) {
                send.run();
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE && leave.leave()) {
                e.consume();
            }
        });
    }

    /** Lets a field keep what is written in it before a command of the window may take it away. */
    public static void keeping(TextInputControl field, Runnable keep) {
        field.getProperties().put(KEEPS, keep);
    }

    /** What is written there and was not sent yet. */
    public static List<String> unsent(Parent root) {
        return root.lookupAll(".text-input").stream()
                .filter(node -> node.hasProperties()
                        && node.getProperties().get(SENDS) instanceof BooleanSupplier unsent
                        && unsent.getAsBoolean())
                .map(node -> ((TextInputControl) node).getText().strip()).toList();
    }

    public static boolean isSent(KeyEvent e) {
        return SEND.match(e);
    }

    /** Whether a key is for the field that has the focus. */
    public static boolean takes(@Nullable Node focused, KeyEvent e) {
        return isSent(e) && focused instanceof TextInputControl field && field.hasProperties()
                && field.getProperties().containsKey(SENDS);
    }

    /** Keeps what is written in a field that has the focus. */
    public static void keep(@Nullable Node focused) {
        if (focused instanceof TextInputControl field && field.hasProperties()
                && field.getProperties().get(KEEPS) instanceof Runnable keep) {
            keep.run();
        }
    }

    /** What Escape does in a field. */
    @FunctionalInterface
    public interface Leaving {

        /** @return whether the key was for the field */
        boolean leave();
    }
}
