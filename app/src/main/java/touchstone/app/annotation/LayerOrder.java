package touchstone.app.annotation;

import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.model.Annotator;

/** How rows of the list of layers are put into another order: dragged, or with Alt and an arrow key. */
final class LayerOrder {

    private static final DataFormat FORMAT = new DataFormat("application/x-touchstone-layer");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final Session session;
    private final Runnable changed;
    private @Nullable Object dragged;

    /** @param changed told when rows have to be laid anew */
    LayerOrder(Session session, Runnable changed) {
        this.session = session;
        this.changed = changed;
    }

    /** Lets a row be moved, with everything in it that may hold the keys. */
    void link(Node row, Layers.Layer layer) {
        row.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (isMove(e)) {
                e.consume();
                move(row, layer, e.getCode() == KeyCode.UP);
            }
        });
        drag(row, layer);
    }

    void link(Node row, Annotator.Role group) {
        row.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (isMove(e)) {
                e.consume();
                keepingKeys(row, () -> session.layers().move(group, e.getCode() == KeyCode.UP,
                        session.me().get().id()));
            }
        });
        drag(row, group);
    }

    void move(Node row, Layers.Layer layer, boolean up) {
        keepingKeys(row, () -> session.layers().move(layer, up, session.me().get().id()));
    }

    private static boolean isMove(KeyEvent e) {
        return e.isAltDown() && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN);
    }

    /** The moved row keeps the keys, in the part that had them. */
    private void keepingKeys(Node row, Runnable change) {
        Node focused = row.getScene() == null ? null : row.getScene().getFocusOwner();
        String id = focused == null ? null : focused.getId();
        Parent list = row.getParent();
        change.run();
        changed.run();
        if (id != null && list != null) {
            Platform.runLater(() -> {
                // Names may hold what means something to a selector.
                list.lookupAll("*").stream().filter(n -> id.equals(n.getId())).findFirst()
                        .ifPresent(Node::requestFocus);
            });
        }
    }

    private void drag(Node row, Object what) {
        row.setOnDragDetected(e -> {
            Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
            ClipboardContent content = new ClipboardContent();
            content.put(FORMAT, "");
            board.setContent(content);
            board.setDragView(row.snapshot(null, null));
            dragged = what;
            e.consume();
        });
        row.setOnDragOver(e -> {
            if (accepts(e, what)) {
                e.acceptTransferModes(TransferMode.MOVE);
                mark(row, isAbove(e, row));
                e.consume();
            }
        });
        row.setOnDragExited(e -> mark(row, null));
        row.setOnDragDropped(e -> {
            if (accepts(e, what)) {
                drop(Objects.requireNonNull(dragged), what, isAbove(e, row));
                e.setDropCompleted(true);
                e.consume();
                Platform.runLater(changed);
            }
        });
        row.setOnDragDone(e -> dragged = null);
    }

    private boolean accepts(DragEvent e, Object onto) {
        Object moved = dragged;
        return e.getDragboard().hasContent(FORMAT) && moved != null && !onto.equals(moved) && switch (moved) {
            case Layers.Layer layer -> onto instanceof Layers.Layer other && other.role() == layer.role();
            default -> onto instanceof Annotator.Role;
        };
    }

    private void drop(Object moved, Object onto, boolean above) {
        if (moved instanceof Layers.Layer layer && onto instanceof Layers.Layer other) {
            session.layers().place(layer, other, above);
        } else if (moved instanceof Annotator.Role group && onto instanceof Annotator.Role other) {
            session.layers().place(group, other, above);
        }
    }

    private static boolean isAbove(DragEvent e, Node row) {
        return e.getY() < row.getLayoutBounds().getHeight() / 2;
    }

    private static void mark(Node row, @Nullable Boolean above) {
        row.pseudoClassStateChanged(ABOVE, Boolean.TRUE.equals(above));
        row.pseudoClassStateChanged(BELOW, Boolean.FALSE.equals(above));
    }
}
