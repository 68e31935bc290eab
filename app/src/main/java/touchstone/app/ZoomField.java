package touchstone.app;

import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import touchstone.canvas.AnnotationCanvas;
import touchstone.model.Messages;

/** The zoom in percent, to read and to type. */
final class ZoomField extends TextField {

    private static final Messages MESSAGES = Messages.beside(ZoomField.class);
    private static final double MOST = 64;
    private static final double LEAST = 0.001;

    private final AnnotationCanvas canvas;

    ZoomField(AnnotationCanvas canvas) {
        this.canvas = canvas;
        setId("zoom");
        getStyleClass().add("zoom-field");
        setPrefColumnCount(4);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(MESSAGES.text("zoom"));
        setTooltip(new Tooltip(MESSAGES.text("zoom.hint")));
        canvas.zoomProperty().addListener(o -> tell());
        focusedProperty().addListener(o -> tell());
        setOnAction(e -> {
            take();
            canvas.requestFocus();
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                canvas.requestFocus();
            }
        });
        tell();
    }

    private void tell() {
        if (!isFocused()) {
            double zoom = canvas.zoomProperty().get();
            setText(String.format(Messages.language(), zoom < 0.1 ? "%.1f %%" : "%.0f %%", zoom * 100));
        }
    }

    private void take() {
        try {
            double typed = Double.parseDouble(getText().replace("%", "").strip().replace(',', '.')) / 100;
            double now = canvas.zoomProperty().get();
            if (typed > 0 && now > 0) {
                canvas.zoomBy(Math.clamp(typed, LEAST, MOST) / now);
            }
        } catch (NumberFormatException none) {
            // The zoom that holds stands there again when the field is left.
        }
    }
}
