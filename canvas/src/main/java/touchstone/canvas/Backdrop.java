package touchstone.canvas;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.ToneMap;
import touchstone.canvas.tile.ToneTable;
import touchstone.canvas.tool.Pixels;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** The image under all layers: its tiles, its window, and the layer made of both. */
final class Backdrop {

    private static final double SMALLEST_WINDOW = 1e-3;

    private final ObjectProperty<@Nullable ToneMap> toneMap = new SimpleObjectProperty<>(this, "toneMap");
    private final Runnable repaintAll;
    private final Consumer<Bounds> repaint;
    private Consumer<String> unreadable = sentence -> {
    };
    private @Nullable ShownImage shown;
    private @Nullable ImageLayer layer;

    /**
     * @param repaintAll called when the whole image looks different
     * @param repaint called with the part of the image of which a tile has come
     */
    Backdrop(Runnable repaintAll, Consumer<Bounds> repaint) {
        this.repaintAll = repaintAll;
        this.repaint = repaint;
        toneMap.addListener((property, before, after) -> tonesChanged());
    }

    ObjectProperty<@Nullable ToneMap> toneMapProperty() {
        return toneMap;
    }

    void setOnUnreadable(Consumer<String> consumer) {
        unreadable = consumer;
    }

    void show(@Nullable RegionReader reader) {
        if (shown != null) {
            shown.close();
        }
        shown = reader == null ? null : new ShownImage(reader, this::tileLoaded, this::tileFailed);
        boolean known = reader != null && reader.type().depth() == PixelType.Depth.UINT8;
        toneMap.set(reader != null && known ? ToneMap.full(reader.type()) : null);
        tonesChanged();
    }

    Optional<Bounds> frame() {
        return Optional.ofNullable(shown).map(ShownImage::frame);
    }

    /** Empty while nothing is shown or the window is not known yet. */
    Optional<ImageLayer> layer() {
        return Optional.ofNullable(layer);
    }

    boolean isLoaded() {
        return shown == null || (shown.isIdle() && layer != null);
    }

    void want(Bounds visible, double scale, @Nullable Point pointer) {
        if (shown != null) {
            shown.want(visible, scale, pointer);
        }
    }

    List<Double> valuesAt(Point p) {
        return shown == null ? List.of() : shown.valuesAt(p);
    }

    /** Null while nothing is shown or the window is not known yet. */
    @Nullable
    Pixels pixels(Bounds visible, double scale) {
        ToneMap tones = toneMap.get();
        return shown == null || tones == null ? null : shown.pixels(tones, visible, scale);
    }

    void autoWindow() {
        Samples overview = shown == null ? null : shown.overviewSamples();
        if (overview != null) {
            toneMap.set(ToneMap.fitted(overview));
        }
    }

    /** Across changes the window's width, down its level, both in proportion to the width. */
    void dragWindow(double dx, double dy) {
        ToneMap tones = toneMap.get();
        if (tones != null) {
            double step = tones.window() / 256;
            double width = Math.max(tones.window() * Math.exp(dx / 256), SMALLEST_WINDOW);
            toneMap.set(tones.withWindow(tones.level() + dy * step, width));
        }
    }

    private void tonesChanged() {
        ShownImage now = shown;
        ToneMap tones = toneMap.get();
        layer = now == null || tones == null
                ? null
                : new ImageLayer(now.mosaic(), new ToneTable(tones, now.pyramid().type().depth()));
        repaintAll.run();
    }

    private void tileLoaded(TileKey key) {
        Platform.runLater(() -> {
            ShownImage now = shown;
            if (now == null) {
                return;
            }
            Samples overview = now.overviewSamples();
            if (toneMap.get() == null && overview != null) {
                toneMap.set(ToneMap.initial(now.pyramid().type(), overview));
            }
            repaint.accept(now.pyramid().region(key));
        });
    }

    private void tileFailed(IOException reason) {
        Platform.runLater(() -> unreadable.accept(String.valueOf(reason.getMessage())));
    }
}
