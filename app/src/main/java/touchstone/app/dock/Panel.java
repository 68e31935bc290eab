package touchstone.app.dock;

import java.util.function.Supplier;
import javafx.scene.Node;
import touchstone.app.control.Later;

/**
 * A part of the window that can stand at any side of the canvas.
 *
 * @param content made when it is first seen
 * @param usual where it stands until somebody moves it
 */
public record Panel(String id, String title, Later<? extends Node> content, Side usual) {

    public static Panel of(String id, String title, Supplier<? extends Node> content, Side usual) {
        return new Panel(id, title, new Later<>(content), usual);
    }
}
