package touchstone.app.control;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell of text that shows all of it under the pointer, because a column may be too narrow for it. */
final class ToldCell<T> extends TableCell<T, String> {

    private static final int SHORT = 8;

    private @Nullable Tooltip whole;

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
        if (empty || text == null || text.length() <= SHORT) {
            setTooltip(null);
        } else {
            if (whole == null) {
                whole = new Tooltip();
            }
            whole.setText(text);
            setTooltip(whole);
        }
    }
}
