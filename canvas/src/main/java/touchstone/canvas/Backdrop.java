package touchstone.canvas;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tile.ToneTable;
import touchstone.canvas.tool.Pixels;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** The image under all layers: its tiles, its window, and the layer made of both. */
final class Backdrop {

    /** Of whole-number samples; of others in relation to what is seen. */
    private static final double SMALLEST_WINDOW = 0.5;

    private final ObjectProperty<@Nullable Display> display = new SimpleObjectProperty<>(this, "display");
    private final ReadOnlyObjectWrapper<@Nullable Overview> overview = new ReadOnlyObjectWrapper<>(this, "overview");
    private final Runnable repaintAll;
    private final Consumer<Bounds> repaint;
    private Consumer<String> unreadable = sentence -> {
    };
    private @Nullable ShownImage shown;
    /** Whether what is shown is another backdrop's, to be closed by that one. */
    private boolean guest;
    private final Consumer<TileKey> viewer = this::tileLoaded;
    private @Nullable ImageLayer layer;
    /** What was chosen for the image from its values; null where that was nobody's choice but a person's. */
    private @Nullable Display proposed;

    /**
     * @param repaintAll called when the whole image looks different
     * @param repaint called with the part of the image of which a tile has come
     */
    Backdrop(Runnable repaintAll, Consumer<Bounds> repaint) {
        this.repaintAll = repaintAll;
        this.repaint = repaint;
        display.addListener((property, before, after) -> tonesChanged());
    }

    ObjectProperty<@Nullable Display> displayProperty() {
        return display;
    }

    ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    void setOnUnreadable(Consumer<String> consumer) {
        unreadable = consumer;
    }

    /** @param as how to show it, or null for what suits it */
    void show(@Nullable RegionReader reader, @Nullable Display as) {
        leave();
        if (reader != null) {
            ShownImage own = new ShownImage(reader, this::tileFailed);
            own.join(viewer);
            shown = own;
        }
        boolean known = reader != null && reader.type().depth() == PixelType.Depth.UINT8;
        overview.set(null);
        proposed = null;
        display.set(as != null ? as : reader != null && known ? Display.full(reader.type()) : null);
        tonesChanged();
    }

    /** Shows what another one shows as that one does, from the same tiles: nothing is read twice. */
    void showLike(Backdrop other) {
        leave();
        ShownImage theirs = other.shown;
        if (theirs != null) {
            theirs.join(viewer);
            shown = theirs;
            guest = true;
        }
        overview.set(other.overview.get());
        proposed = other.proposed;
        display.set(other.display.get());
        tonesChanged();
    }

    private void leave() {
        ShownImage before = shown;
        if (before != null) {
            before.leave(viewer);
            if (!guest) {
                before.close();
            }
        }
        shown = null;
        guest = false;
    }

    Optional<Bounds> frame() {
        return Optional.ofNullable(shown).map(ShownImage::frame);
    }

    /** Empty while nothing is shown or the window is not known yet. */
    Optional<ImageLayer> layer() {
        ShownImage now = shown;
        Display as = display.get();
        if (layer == null && now != null && as != null) {
            layer = new ImageLayer(now.mosaic(), new ToneTable(as, now.pyramid().type().depth()));
        }
        return Optional.ofNullable(layer);
    }

    boolean isLoaded() {
        return shown == null || (shown.isIdle() && display.get() != null);
    }

    void want(Bounds visible, double scale, @Nullable Point pointer) {
        if (shown != null) {
            shown.want(viewer, visible, scale, pointer);
        }
    }

    List<Double> valuesAt(Point p) {
        return shown == null ? List.of() : shown.valuesAt(p);
    }

    /** Null while nothing is shown or the window is not known yet. */
    @Nullable
    Pixels pixels(Bounds visible, double scale) {
        Display now = display.get();
        return shown == null || now == null ? null : shown.pixels(now, visible, scale);
    }

    void autoWindow() {
        Overview all = overview.get();
        Display now = display.get();
        if (all != null && now != null) {
            display.set(now.fitted(all.values()));
        }
    }

    /** Across changes the width of the chosen windows, down their level, both in proportion to the width. */
    void dragWindow(double dx, double dy) {
        Display now = display.get();
        if (now != null) {
            display.set(now.changeTones(tones -> {
                double width = Math.max(tones.window() * Math.exp(dx / 256), smallestWindow(tones.low(), tones.high()));
                return tones.withWindow(tones.level() + dy * tones.window() / 256, width);
            }));
        }
    }

    private double smallestWindow(double low, double high) {
        boolean whole = shown != null && shown.pyramid().type().depth() != PixelType.Depth.FLOAT32;
        return whole ? SMALLEST_WINDOW : Math.max(Math.abs(low), Math.abs(high)) * 1e-6 + Double.MIN_NORMAL;
    }

    /** The tables are worked out when the next picture is composed, however often the window has changed until then. */
    private void tonesChanged() {
        layer = null;
        repaintAll.run();
    }

    private void tileLoaded(TileKey key) {
        Platform.runLater(() -> {
            ShownImage now = shown;
            if (now == null) {
                return;
            }
            Samples all = now.overviewSamples();
            if (key.equals(now.overview()) && all != null) {
                survey(now.pyramid(), all, now.readable(all));
            }
            repaint.accept(now.pyramid().region(key));
        });
    }

    /** A slow file's overview comes several times, ever finer: what was proposed from it is proposed anew. */
    private void survey(TilePyramid pyramid, Samples all, Samples readable) {
        overview.set(new Overview(pyramid.type(), pyramid.width(), pyramid.height(), all, readable));
        Display now = display.get();
        if (now == null || now.equals(proposed)) {
            proposed = Display.initial(pyramid.type(), readable, pyramid.viewing());
            display.set(proposed);
        }
    }

    private void tileFailed(IOException reason) {
        Platform.runLater(() -> unreadable.accept(String.valueOf(reason.getMessage())));
    }
}
