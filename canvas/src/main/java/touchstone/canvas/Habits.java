package touchstone.canvas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.MouseEvent;

/** What a hand may have its own way with. */
public final class Habits {

    /** What the right button does when it is held and moved. */
    public enum RightDrag {
        WINDOW, PAN, MENU;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<RightDrag> of(String key) {
            return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
        }
    }

    private final BooleanProperty crosshair = new SimpleBooleanProperty(this, "crosshair");
    private final BooleanProperty lookingOnly = new SimpleBooleanProperty(this, "lookingOnly");
    private final ObjectProperty<RightDrag> rightDrag = new SimpleObjectProperty<>(this, "rightDrag", RightDrag.WINDOW);
    private Consumer<MouseEvent> menu = e -> {
    };

    Habits() {
    }

    /** Whether two lines through the pointer cross the whole canvas. */
    public BooleanProperty crosshairProperty() {
        return crosshair;
    }

    /** Whether every button moves the picture and none reaches a tool. */
    public BooleanProperty lookingOnlyProperty() {
        return lookingOnly;
    }

    public ObjectProperty<RightDrag> rightDragProperty() {
        return rightDrag;
    }

    /** Gets the press of the right button where that opens a menu, while the tool in hand has nothing begun. */
    public void setOnMenu(Consumer<MouseEvent> consumer) {
        menu = consumer;
    }

    void openMenu(MouseEvent e) {
        menu.accept(e);
    }
}
