package touchstone.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import touchstone.app.command.Command.Where;
import touchstone.app.control.Sending;

/** All commands of the window, in the order of the key sheet. */
public final class Commands {

    /** Property of a control that wants every key for itself while it has the focus. */
    public static final String EVERY_KEY = "takes every key";

    private final Map<String, Command> rows = new LinkedHashMap<>();

    public Commands(List<Command> rows) {
        for (Command row : rows) {
            if (this.rows.put(row.id(), row) != null) {
                throw new IllegalArgumentException("Two commands are called " + row.id() + ".");
            }
        }
    }

    public List<Command> all() {
        return List.copyOf(rows.values());
    }

    public Command named(String id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow(() -> new NoSuchElementException(id));
    }

    /**
     * Those whose text contains every word of the query, the ones that begin with it first; where none does, those that say
     * so of what they do, for who knows another program calls it by another name.
     */
    public List<Command> find(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<String> words = List.of(wanted.split("\\s+"));
        List<Command> hits = rows.values().stream().filter(c -> words.stream().allMatch(searched(c)::contains))
                .toList();
        if (hits.isEmpty()) {
            return rows.values().stream()
                    .filter(c -> words.stream()
                            .allMatch((searched(c) + " " + c.hint().toLowerCase(Locale.ROOT))::contains))
                    .toList();
        }
        return Stream.concat(hits.stream().filter(c -> searched(c).startsWith(wanted)),
                hits.stream().filter(c -> !searched(c).startsWith(wanted))).toList();
    }

    private static String searched(Command command) {
        return command.text().getValue().toLowerCase(Locale.ROOT);
    }

    /** Two rows must not fight for one key: each key that more than one row claims. */
    public List<String> conflicts() {
        Map<String, Integer> claims = new LinkedHashMap<>();
        rows.values().forEach(c -> c.keys().forEach(k -> claims.merge(KeyNames.of(k), 1, Integer::sum)));
        return claims.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    /**
     * Lets the keys act in the scene.
     *
     * @param obstructed told why a command whose key was pressed cannot be done
     * @return takes the keys out again
     */
    public Runnable listen(Scene scene, BooleanSupplier onCanvas, Consumer<String> obstructed) {
        EventHandler<KeyEvent> filter = e -> pressed(scene, e, onCanvas.getAsBoolean(), obstructed);
        EventHandler<KeyEvent> last = e -> leftOver(e, obstructed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, filter);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, last);
        return () -> {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, filter);
            scene.removeEventHandler(KeyEvent.KEY_PRESSED, last);
        };
    }

    /** The menu's accelerator does what can be done, but does not tell why something cannot. */
    private void leftOver(KeyEvent e, Consumer<String> obstructed) {
        rows.values().stream()
                .filter(c -> c.where() == Command.Where.LAST && !c.enabled().get()
                        && c.keys().stream().anyMatch(k -> k.match(e)))
                .findFirst()
                .ifPresent(c -> obstructed.accept(c.obstacle().getValue()));
    }

    private void pressed(Scene scene, KeyEvent e, boolean onCanvas, Consumer<String> obstructed) {
        Node focused = scene.getFocusOwner();
        if (focused != null && focused.hasProperties() && focused.getProperties().containsKey(EVERY_KEY)) {
            return;
        }
        Optional<Command> row = rows.values().stream().filter(c -> c.keys().stream().anyMatch(k -> k.match(e)))
                .findFirst();
        if (row.isEmpty() || row.get().where() == Where.LAST) {
            return;
        }
        boolean acts = switch (row.get().where()) {
            case CANVAS -> onCanvas || isPlainCharacter(e) && !types(scene.getFocusOwner(), e);
            case WINDOW -> !(focused instanceof TextInputControl && (edits(e) || Sending.takes(focused, e)));
            case LAST -> false;
        };
        if (acts) {
            e.consume();
            if (row.get().enabled().get()) {
                Sending.keep(focused);
                row.get().run().run();
            } else {
                obstructed.accept(row.get().obstacle().getValue());
            }
        } else if (isPlainCharacter(e)) {
            // A text field takes the character from the typed event; consumed here, the menu's accelerator stays quiet.
            e.consume();
        } else if (e.getCode() == KeyCode.TAB && focused != null && !(focused instanceof TextArea)) {
            // Away from the canvas the key goes on to the next control, which the menu's accelerator would keep it from.
            focused.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            e.consume();
        }
    }

    /** Whether the key writes something there: anything in a text field, figures in a field with arrows. */
    private static boolean types(@Nullable Node focused, KeyEvent e) {
        return focused instanceof TextInputControl || focused instanceof Spinner<?> spinner && spinner.isEditable()
                && (e.getCode().isDigitKey() || e.getCode() == KeyCode.COMMA || e.getCode() == KeyCode.PERIOD);
    }

    /** Keys that a text field has its own meaning for. */
    private static boolean edits(KeyEvent e) {
        return e.isShortcutDown() && switch (e.getCode()) {
            case Z, Y, A, C, V, X, LEFT, RIGHT, HOME, END, BACK_SPACE, DELETE -> true;
            default -> false;
        };
    }

    private static boolean isPlainCharacter(KeyEvent e) {
        KeyCode code = e.getCode();
        return !e.isShortcutDown() && !e.isAltDown()
                && (code.isLetterKey() || code.isDigitKey() || code == KeyCode.OPEN_BRACKET
                        || code == KeyCode.CLOSE_BRACKET || code == KeyCode.COMMA || code == KeyCode.PERIOD);
    }
}
