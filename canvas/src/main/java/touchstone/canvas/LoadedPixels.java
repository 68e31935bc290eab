package touchstone.canvas;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.TileCache;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tool.Pixels;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * The shown image's samples for tools: from the tiles in memory, and from the file where there is none.
 *
 * @param shown what the screen shows
 * @param read what tools have read beside it, so that a tool that goes over the whole image drives nothing off the screen
 */
record LoadedPixels(TilePyramid pyramid, TileCache shown, TileCache read, Display display, Bounds visible,
        int level) implements Pixels {

    @Override
    public PixelType type() {
        return pyramid.type();
    }

    @Override
    public int width(int ofLevel) {
        return pyramid.width(ofLevel);
    }

    @Override
    public int height(int ofLevel) {
        return pyramid.height(ofLevel);
    }

    @Override
    public Samples read(int ofLevel, int x, int y, int width, int height) throws IOException {
        Map<TileKey, Samples> tiles = new HashMap<>();
        for (int row = y / TileKey.SIZE; row <= (y + height - 1) / TileKey.SIZE; row++) {
            for (int column = x / TileKey.SIZE; column <= (x + width - 1) / TileKey.SIZE; column++) {
                TileKey key = new TileKey(ofLevel, column, row);
                tiles.put(key, tile(key));
            }
        }
        return new Mosaic(pyramid, tiles::get).region(ofLevel, x, y, width, height);
    }

    private Samples tile(TileKey key) throws IOException {
        Samples tile = shown.tile(key);
        if (tile == null) {
            tile = read.tile(key);
        }
        if (tile == null) {
            tile = pyramid.read(key);
            read.put(key, tile);
        }
        return tile;
    }
}
