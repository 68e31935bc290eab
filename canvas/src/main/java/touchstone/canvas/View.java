package touchstone.canvas;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import touchstone.model.geometry.Bounds;

/**
 * Where a region looks at an image from: in whole pixels of the device, and at all of the image until the view is moved.
 */
final class View {

    private static final double FIT_MAGNIFIES = 8;
    private static final double PART_MAGNIFIES = 16;

    private final Region on;
    private final Supplier<Optional<Bounds>> frame;
    private final ReadOnlyObjectWrapper<Viewport> viewport;
    private final ReadOnlyDoubleWrapper zoom;
    /** Of the window; held here, because what is mapped is only as long-lived as it is. */
    private final ObservableValue<Number> renderScale;
    /** Whether the whole image is in view and stays so when the region changes its size. */
    private boolean fitted = true;

    /**
     * @param frame the image's place, empty while there is none
     * @param changed called when something else is in view, or in another size
     */
    View(Region on, Supplier<Optional<Bounds>> frame, Runnable changed) {
        this.on = on;
        this.frame = frame;
        viewport = new ReadOnlyObjectWrapper<>(on, "viewport", Viewport.IDENTITY);
        zoom = new ReadOnlyDoubleWrapper(on, "zoom", 1);
        renderScale = on.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty);
        Runnable moved = () -> {
            zoom.set(deviceScale());
            changed.run();
        };
        Runnable resized = () -> {
            if (fitted) {
                fit();
            }
            moved.run();
        };
        viewport.addListener((property, before, after) -> moved.run());
        renderScale.addListener((property, before, after) -> moved.run());
        on.widthProperty().addListener((property, before, after) -> resized.run());
        on.heightProperty().addListener((property, before, after) -> resized.run());
    }

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    Viewport viewport() {
        return viewport.get();
    }

    /** Pixels of the device for one image pixel. */
    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** The same, worked out now. */
    double deviceScale() {
        return viewport().scale() * renderScale();
    }

    /** Pixels of the device for one pixel of the region. */
    double renderScale() {
        Number now = renderScale.getValue();
        return now == null ? 1 : now.doubleValue();
    }

    /** What of the image's plane is in view. */
    Bounds visible() {
        return viewport().visible(on.getWidth(), on.getHeight());
    }

    boolean isFitted() {
        return fitted;
    }

    /** Looks at all of the image from the next fit on, without moving now. */
    void keepFitted() {
        fitted = true;
    }

    /** The whole image in the middle, until the view is moved. */
    void fit() {
        fitted = true;
        if (on.getWidth() > 0 && on.getHeight() > 0) {
            frame.get().ifPresent(image -> viewport
                    .set(snapped(Viewport.showing(image, on.getWidth(), on.getHeight(), FIT_MAGNIFIES))));
        }
    }

    void look(Viewport free) {
        fitted = false;
        viewport.set(snapped(free));
    }

    /** A part of the image as large as it fits, with a margin. */
    void show(Bounds part) {
        if (!part.isEmpty()) {
            Bounds roomy = part.grow(Math.max(8, Math.max(part.width(), part.height()) * 0.25));
            look(Viewport.showing(roomy, on.getWidth(), on.getHeight(), PART_MAGNIFIES));
        }
    }

    /** The middle stays where it is. */
    void scale(double to) {
        look(viewport().zoomAt(on.getWidth() / 2, on.getHeight() / 2, to));
    }

    /** Puts an image point into the middle. */
    void centre(double imageX, double imageY) {
        look(Viewport.centred(imageX, imageY, viewport().scale(), on.getWidth(), on.getHeight()));
    }

    private Viewport snapped(Viewport free) {
        return free.snapped(1 / renderScale());
    }
}
