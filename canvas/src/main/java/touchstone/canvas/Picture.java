package touchstone.canvas;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Raster;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tile.ToneTable;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** Renders what a canvas would show, without a screen and without JavaFX. */
public final class Picture {

    private static final int BAND = 256;

    private Picture() {
    }

    /** The samples of the image's smallest level, without those that could not be read. */
    public static Samples overview(RegionReader image) throws IOException {
        TilePyramid pyramid = new TilePyramid(image);
        Samples all = pyramid.read(new TileKey(pyramid.levels() - 1, 0, 0));
        return image.damage().map(d -> d.readable(all)).orElse(all);
    }

    /**
     * The image with layers over it, the last on top.
     *
     * @return opaque 0xFFrrggbb pixels, row by row
     * @throws IOException when a part of the image cannot be read
     */
    public static int[] render(RegionReader image, Display display, List<Layer> over, Viewport viewport, int width,
            int height) throws IOException {
        TilePyramid pyramid = new TilePyramid(image);
        Map<TileKey, Samples> tiles = new ConcurrentHashMap<>();
        Bounds visible = viewport.visible(width, height);
        List<TileKey> keys = pyramid.tiles(pyramid.level(viewport.scale()), visible);
        try {
            keys.parallelStream().forEach(key -> tiles.put(key, read(pyramid, key)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new ImageLayer(new Mosaic(pyramid, tiles::get), new ToneTable(display, pyramid.type().depth())));
        layers.addAll(over);
        int[] picture = new int[width * height];
        int columns = (width + BAND - 1) / BAND;
        int rows = (height + BAND - 1) / BAND;
        int originX = (int) -Math.round(viewport.originX());
        int originY = (int) -Math.round(viewport.originY());
        IntStream.range(0, columns * rows).parallel().forEach(i -> {
            int x = i % columns * BAND;
            int y = i / columns * BAND;
            int w = Math.min(BAND, width - x);
            int h = Math.min(BAND, height - y);
            Raster raster = new Raster(new int[w * h], w, h, originX + x, originY + y, viewport.scale());
            layers.forEach(layer -> layer.paint(raster));
            for (int row = 0; row < h; row++) {
                System.arraycopy(raster.pixels(), row * w, picture, (y + row) * width + x, w);
            }
        });
        return picture;
    }

    private static Samples read(TilePyramid pyramid, TileKey key) {
        try {
            return pyramid.read(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
