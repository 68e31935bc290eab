package touchstone.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Group;
import javafx.scene.image.ImageView;

/**
 * The views through which cells are seen. Once in the scene a view stays there and is lent to one cell after another:
 * whenever a node comes or goes JavaFX works out the styles of the whole control, and paints all of it once more.
 */
final class Panes {

    private final Group node = new Group();
    private final Deque<ImageView> spare = new ArrayDeque<>();
    private final Deque<ImageView> left = new ArrayDeque<>();

    Panes() {
        node.setManaged(false);
        node.setAutoSizeChildren(false);
        node.setMouseTransparent(true);
    }

    Group node() {
        return node;
    }

    /** One that shows nothing, or anything until it is told. */
    ImageView lend() {
        if (!left.isEmpty()) {
            return left.pop();
        }
        if (!spare.isEmpty()) {
            return spare.pop();
        }
        ImageView view = new ImageView();
        view.setManaged(false);
        node.getChildren().add(view);
        return view;
    }

    /** It goes on showing what it does until it is lent again, or until {@link #tidy}. */
    void takeBack(ImageView view) {
        left.push(view);
    }

    /** Empties what nobody has: before the next frame is painted. */
    void tidy() {
        while (!left.isEmpty()) {
            ImageView view = left.pop();
            view.setImage(null);
            spare.push(view);
        }
    }

    /** Lets all go. */
    void free() {
        left.clear();
        spare.clear();
        node.getChildren().clear();
    }
}
