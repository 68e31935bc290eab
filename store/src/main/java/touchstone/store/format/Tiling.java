package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Cutout;

/**
 * How images are cut into tiles for programs that take small pictures: squares in rows from the upper left corner, those at
 * the right and lower end as small as what is left of the image.
 *
 * @param size side of a tile in pixels
 * @param overlap how many pixels of a tile are those of the one before, too
 * @param withObjects whether tiles without an object are left out; a tag is no object of a tile
 */
public record Tiling(int size, int overlap, boolean withObjects) {

    public static final int SMALLEST = 16;
    public static final int LARGEST = 1 << 15;
    private static final Messages TEXT = Messages.beside(Tiling.class);

    /** @throws InputRefused when the size or the overlap is none that images can be cut by */
    public static Tiling of(int size, int overlap, boolean withObjects) throws InputRefused {
        if (size < SMALLEST || size > LARGEST) {
            throw new InputRefused(TEXT.text("tileSize", Integer.toString(size), SMALLEST, Integer.toString(LARGEST)));
        }
        if (overlap < 0 || overlap > size / 2) {
            throw new InputRefused(TEXT.text("tileOverlap", Integer.toString(overlap), Integer.toString(size)));
        }
        return new Tiling(size, overlap, withObjects);
    }

    /** The tiles of an image, row by row. */
    List<Cutout> of(Image image) {
        List<Cutout> tiles = new ArrayList<>();
        for (int y : starts(image.height())) {
            for (int x : starts(image.width())) {
                tiles.add(new Cutout(x, y, Math.min(size, image.width() - x), Math.min(size, image.height() - y),
                        image.width(), image.height()));
            }
        }
        return tiles;
    }

    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at == 0 && length > 0 || at + overlap < length; at += size - overlap) {
            starts.add(at);
        }
        return starts;
    }
}
