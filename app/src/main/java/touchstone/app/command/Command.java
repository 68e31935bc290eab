package touchstone.app.command;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;

/**
 * Something the user can ask for.
 *
 * @param text as on a menu item
 * @param hint one line that says what happens
 * @param icon Ikonli's name, or null
 * @param keys the first is shown; the others work too
 * @param where where the keys act
 * @param enabled whether it can be done now
 * @param obstacle why it cannot be done now; empty while nothing is known to stand in the way
 * @param chosen for a choice that stays, as a tool or a theme: whether it is the one in force; null for an action
 */
public record Command(String id, ObservableValue<String> text, String hint, @Nullable String icon,
        List<KeyCodeCombination> keys, Where where, ObservableBooleanValue enabled, ObservableValue<String> obstacle,
        @Nullable ObservableBooleanValue chosen, Runnable run) {

    /** Where keys act. */
    public enum Where {
        /** Everywhere. */
        WINDOW,
        /**
         * Keys without a modifier: letters and digits wherever no text is typed, the others, which also steer lists and
         * sliders, with the canvas focused only.
         */
        CANVAS,
        /** When nothing else had a use for the key: the menu's accelerator does it. */
        LAST
    }

    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    public Command {
        keys = List.copyOf(keys);
    }

    /** A command whose text and hint stand in the messages under {@code ID} and {@code ID.hint}. */
    public static Command of(Messages messages, String id, Runnable run) {
        return new Command(id, new ReadOnlyStringWrapper(messages.text(id)), messages.text(id + ".hint"), null,
                List.of(), Where.WINDOW, ALWAYS, new ReadOnlyStringWrapper(""), null, run);
    }

    public Command text(ObservableValue<String> replacement) {
        return new Command(id, replacement, hint, icon, keys, where, enabled, obstacle, chosen, run);
    }

    public Command icon(String name) {
        return new Command(id, text, hint, name, keys, where, enabled, obstacle, chosen, run);
    }

    /** Keys as {@link KeyCombination#valueOf} reads them; {@code Shortcut} is Ctrl, on a Mac Command. */
    public Command keys(String... combinations) {
        return new Command(id, text, hint, icon, List.of(combinations).stream()
                .map(k -> (KeyCodeCombination) KeyCombination.valueOf(k)).toList(), where, enabled, obstacle, chosen,
                run);
    }

    public Command withKeys(List<KeyCodeCombination> others) {
        return new Command(id, text, hint, icon, others, where, enabled, obstacle, chosen, run);
    }

    public Command onCanvas() {
        return new Command(id, text, hint, icon, keys, Where.CANVAS, enabled, obstacle, chosen, run);
    }

    public Command last() {
        return new Command(id, text, hint, icon, keys, Where.LAST, enabled, obstacle, chosen, run);
    }

    public Command when(ObservableBooleanValue can) {
        return new Command(id, text, hint, icon, keys, where, can, obstacle, chosen, run);
    }

    /** Can be done while the given reason is empty. */
    public Command unless(ObservableValue<String> reason) {
        return new Command(id, text, hint, icon, keys, where,
                Bindings.createBooleanBinding(() -> reason.getValue().isEmpty(), reason), reason, chosen, run);
    }

    public Command chosen(ObservableBooleanValue inForce) {
        return new Command(id, text, hint, icon, keys, where, enabled, obstacle, inForce, run);
    }

    /** The first key for people, as "Ctrl+Z"; empty where there is none. */
    public String key() {
        return keys.isEmpty() ? "" : KeyNames.of(keys.getFirst());
    }

    public void perform() {
        if (enabled.get()) {
            run.run();
        }
    }
}
