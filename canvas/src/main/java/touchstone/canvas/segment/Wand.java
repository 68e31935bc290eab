package touchstone.canvas.segment;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.store.image.Samples;

/**
 * Finds the region that looks like a pixel.
 * <p>
 * It is found in one level of the image, usually the one that is seen. At level 0 that is a flood fill with a fixed range
 * (what {@code cv2.floodFill} does with {@code FLOODFILL_FIXED_RANGE}). In a reduced level the region is found in the
 * reduced picture, as the eye sees it, and its border is then worked out again level by level up to the image itself;
 * so that only the tiles along the border are read.
 *
 * @param connected only what hangs together with the pixel; else everything alike within the part
 * @param diagonal whether pixels that touch at a corner hang together
 */
public record Wand(Source source, boolean connected, boolean diagonal) {

    /**
     * A region of one level.
     *
     * @param mask in the level's frame
     * @param x column of the pixel looked for, in the level
     * @param cut whether the region was not followed beyond the part that was looked at
     */
    public record Region(int level, Mask mask, int x, int y, boolean cut, Likeness likeness) {
    }

    /**
     * The region of a level. Half done when nobody waits any more.
     *
     * @param part where to look, in image coordinates; whole tiles of 64 pixels are looked at
     * @param imageX column of the pixel to look for, in the image
     * @param tolerance see {@link Likeness}
     */
    public Region find(int level, Bounds part, int imageX, int imageY, double tolerance, BooleanSupplier dropped)
            throws IOException {
        int x = Math.clamp(imageX >> level, 0, source.width(level) - 1);
        int y = Math.clamp(imageY >> level, 0, source.height(level) - 1);
        Samples pixel = source.read(level, x, y, 1, 1);
        Likeness likeness = new Likeness(pixel, 0, 0, source.display(), source.type().depth(), tolerance);
        TileRange range = TileRange.of(source, level, part);
        LikeGround ground = new LikeGround(source, level, likeness, range);
        Mask mask = connected
                ? new Flood(source.width(level), source.height(level), diagonal, ground).from(x, y, dropped)
                : everywhere(level, range, ground, dropped);
        return new Region(level, mask, x, y, range.cuts(mask), likeness);
    }

    private Mask everywhere(int level, TileRange range, LikeGround ground, BooleanSupplier dropped)
            throws IOException {
        MaskBuilder mask = new MaskBuilder(source.width(level), source.height(level));
        for (int row = range.top(); row < range.bottom() && !dropped.getAsBoolean(); row++) {
            for (int column = range.left(); column < range.right(); column++) {
                mask.tile(column, row, ground.tile(column, row));
            }
        }
        return mask.build();
    }

    /** The region in the image's own pixels as it was found: each pixel of a reduced level as a square. */
    public Mask enlarged(Region region) {
        Mask mask = region.mask();
        for (int level = region.level() - 1; level >= 0; level--) {
            mask = Finer.enlarged(mask, source.width(level), source.height(level));
        }
        return mask;
    }

    /** The region in the image's own pixels, with its border worked out again. Half done when nobody waits any more. */
    public Mask refined(Region region, BooleanSupplier dropped) throws IOException {
        Mask mask = region.mask();
        for (int level = region.level() - 1; level >= 0; level--) {
            TileRange all = TileRange.of(source, level, Bounds.ofSize(0, 0, source.width(0), source.height(0)));
            LikeGround ground = new LikeGround(source, level, region.likeness(), all);
            mask = new Finer(mask, source.width(level), source.height(level)).along(ground, dropped)
                    .union(pressed(region, level));
        }
        return connected && region.level() > 0 ? hangingTogether(mask, region, dropped) : mask;
    }

    /** The pixel that was looked for, as large as it was seen: always part of the region. */
    private Mask pressed(Region region, int level) {
        int side = 1 << (region.level() - level);
        MaskBuilder square = new MaskBuilder(source.width(level), source.height(level));
        for (int y = 0; y < side; y++) {
            square.span(region.y() * side + y, region.x() * side, (region.x() + 1) * side);
        }
        return square.build();
    }

    private Mask hangingTogether(Mask mask, Region region, BooleanSupplier dropped) throws IOException {
        Flood.Ground ground = (column, row) -> {
            long[] tile = new long[Mask.TILE];
            for (int i = 0; i < Mask.TILE; i++) {
                tile[i] = mask.word(column, row * Mask.TILE + i);
            }
            return tile;
        };
        return new Flood(mask.width(), mask.height(), diagonal, ground).from(region.x() << region.level(),
                region.y() << region.level(), dropped);
    }
}
