package touchstone.app.dock;

import javafx.scene.Node;

/**
 * A part of the window that can stand at any side of the canvas.
 *
 * @param usual where it stands until somebody moves it
 */
public record Panel(String id, String title, Node content, Side usual) {
}
