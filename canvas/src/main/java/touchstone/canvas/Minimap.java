package touchstone.canvas;

import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.Resampler;
import touchstone.canvas.tile.ToneTable;
import touchstone.model.geometry.Bounds;

/**
 * The whole image in a corner of the canvas, with a frame about what is in view; click and drag move the view. Hidden
 * while all is in view. Never takes the keyboard.
 */
public final class Minimap extends Region {

    private static final double SIDE = 160;
    private static final double EDGE = 1;
    /** The frame stays large enough to be seen and to be gripped. */
    private static final double SMALLEST_FRAME = 6;

    private final AnnotationCanvas canvas;
    private final ImageView picture = new ImageView();
    private final Rectangle casing = frame(3, Color.rgb(0, 0, 0, 0.7));
    private final Rectangle frame = frame(1.5, Color.WHITE);
    private boolean stale = true;

    public Minimap(AnnotationCanvas canvas) {
        this.canvas = canvas;
        setId("minimap");
        getStyleClass().add("minimap");
        setFocusTraversable(false);
        setCursor(Cursor.HAND);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        picture.setManaged(false);
        getChildren().addAll(List.of(picture, casing, frame));
        canvas.displayProperty().addListener(o -> soil());
        canvas.overviewProperty().addListener(o -> soil());
        canvas.viewportProperty().addListener(o -> follow());
        canvas.widthProperty().addListener(o -> follow());
        canvas.heightProperty().addListener(o -> follow());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
    }

    private static Rectangle frame(double width, Color colour) {
        Rectangle frame = new Rectangle();
        frame.setManaged(false);
        frame.setFill(null);
        frame.setStroke(colour);
        frame.setStrokeWidth(width);
        frame.setStrokeType(StrokeType.CENTERED);
        return frame;
    }

    /** However often the window changes, the picture is made once a pulse. */
    private void soil() {
        stale = true;
        follow();
    }

    private static double scale(Overview whole) {
        return SIDE / Math.max(whole.width(), whole.height());
    }

    private void follow() {
        Overview whole = canvas.overviewProperty().get();
        if (whole == null) {
            setVisible(false);
            return;
        }
        double scale = scale(whole);
        double width = Math.max(1, whole.width() * scale);
        double height = Math.max(1, whole.height() * scale);
        setPrefSize(width + 2 * EDGE, height + 2 * EDGE);
        setMinSize(width + 2 * EDGE, height + 2 * EDGE);
        Bounds seen = canvas.getViewport().visible(canvas.getWidth(), canvas.getHeight());
        setVisible(seen.minX() > 0 || seen.minY() > 0 || seen.maxX() < whole.width() || seen.maxY() < whole.height());
        if (stale && isVisible()) {
            requestLayout();
        }
        double left = Math.clamp(seen.minX() * scale, 0, width - 1);
        double top = Math.clamp(seen.minY() * scale, 0, height - 1);
        double w = Math.max(SMALLEST_FRAME, Math.clamp(seen.maxX() * scale, 1, width) - left);
        double h = Math.max(SMALLEST_FRAME, Math.clamp(seen.maxY() * scale, 1, height) - top);
        for (Rectangle rectangle : List.of(casing, frame)) {
            rectangle.setX(EDGE + Math.rint(Math.min(left, Math.max(0, width - w))));
            rectangle.setY(EDGE + Math.rint(Math.min(top, Math.max(0, height - h))));
            rectangle.setWidth(Math.min(w, width));
            rectangle.setHeight(Math.min(h, height));
        }
    }

    private void go(MouseEvent e) {
        Overview whole = canvas.overviewProperty().get();
        if (whole != null && e.getButton() == MouseButton.PRIMARY) {
            double scale = scale(whole);
            canvas.centre(Math.clamp((e.getX() - EDGE) / scale, 0, whole.width()),
                    Math.clamp((e.getY() - EDGE) / scale, 0, whole.height()));
        }
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        Overview whole = canvas.overviewProperty().get();
        Display display = canvas.displayProperty().get();
        if (stale && isVisible()) {
            stale = false;
            picture.setImage(whole == null || display == null ? null : paint(whole, display));
            picture.setX(EDGE);
            picture.setY(EDGE);
        }
    }

    private static WritableImage paint(Overview whole, Display display) {
        int width = (int) Math.max(1, Math.rint(whole.width() * scale(whole)));
        int height = (int) Math.max(1, Math.rint(whole.height() * scale(whole)));
        int[] pixels = new int[width * height];
        ToneTable tones = new ToneTable(display, whole.type().depth());
        double step = Math.max((double) whole.samples().width() / width, (double) whole.samples().height() / height);
        new Resampler(whole.samples(), tones, pixels, width).paint(0, 0, width, height, 0, 0, step);
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(),
                IntBuffer.wrap(pixels), width);
        return image;
    }
}
