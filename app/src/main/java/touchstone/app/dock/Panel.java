package touchstone.app.dock;

import java.util.function.Supplier;
import javafx.scene.Node;
import touchstone.app.control.Later;

/**
 * A part of the window that can stand at any side of the canvas.
 *
 * @param content made when it is first seen
 * @param usual where it stands until somebody moves it
 * @param scrolls whether its content scrolls by itself, where there is little room for it
 */
public record Panel(String id, String title, Later<? extends Node> content, Side usual, boolean scrolls) {

    public static Panel of(String id, String title, Supplier<? extends Node> content, Side usual) {
        return new Panel(id, title, new Later<>(content), usual, false);
    }

    /** One that is read like a page: it scrolls by itself, and sees by what holds it whether it is looked at. */
    public static Panel page(String id, String title, Supplier<? extends Node> content) {
        return new Panel(id, title, new Later<>(content), Side.BOTTOM, true);
    }
}
