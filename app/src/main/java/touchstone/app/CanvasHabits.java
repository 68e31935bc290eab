package touchstone.app;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.util.Subscription;
import touchstone.app.command.Commands;
import touchstone.app.command.Menus;
import touchstone.app.control.Grown;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.app.settings.CanvasChoices;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.layer.Marks;

/** Has the canvas follow what its user chose in the preferences, at once. */
final class CanvasHabits implements AutoCloseable {

    private static final List<String> MENU = List.of("undo", "redo", Menus.LINE, "delete", "shape-duplicate", "unsure",
            "form",
            Menus.LINE, "comment", "zoom-selection", "fit", Menus.LINE, "deselect");

    private final Subscription marks;

    CanvasHabits(CanvasChoices choices, AnnotationCanvas canvas, Session session) {
        canvas.habits().crosshairProperty().bind(choices.crosshair());
        canvas.habits().rightDragProperty().bind(choices.rightDrag());
        canvas.instruments().gridFromProperty().bind(choices.gridFrom());
        Grown.by(canvas.instruments().lettersProperty(), 1);
        session.lastValues().reused().bindBidirectional(choices.suggesting());
        Layers layers = session.layers();
        marks = choices.marks().subscribe(now -> follow(layers, now));
    }

    private static void follow(Layers layers, Marks now) {
        layers.mine().set(layers.mine().get().withMarks(now));
        layers.others().set(layers.others().get().withMarks(now));
    }

    /** Opens a menu of what can be done with what is selected, by the right button where that is wanted, and by its key. */
    void offer(AnnotationCanvas canvas, Commands commands) {
        ContextMenu menu = Menus.context(commands, MENU);
        canvas.habits().setOnMenu(e -> menu.show(canvas, e.getScreenX(), e.getScreenY()));
        canvas.setOnContextMenuRequested(e -> {
            if (e.isKeyboardTrigger()) {
                menu.show(canvas, e.getScreenX(), e.getScreenY());
            }
        });
    }

    @Override
    public void close() {
        marks.unsubscribe();
    }
}
