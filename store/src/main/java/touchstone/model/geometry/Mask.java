package touchstone.model.geometry;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of pixels within a frame of the image's size, held as 64 x 64 pixel tiles. Only the tiles between the
 * outermost set pixels are held, and operations share the tiles they do not touch, so that a small object on a large
 * image stays small and a brush step costs what it covers.
 * <p>
 * Masks combine only within one frame. Every set of pixels has one representation: all tiles without pixels are
 * one object, all tiles of 4096 pixels are another, no bit is set beyond the frame (so that a wholly covered tile
 * which the frame cuts is an ordinary one), and the outermost tile rows and columns are not empty.
 */
public final class Mask implements Geometry {

    /** Pixels along a tile's side, which is also the pixels in a word. */
    public static final int TILE = 64;

    /** Larger frames are refused: their tile table alone would take more than 32 MB. */
    static final int MAX_TILES = 1 << 23;

    private static final long[][] NO_TILES = {};
    private static final long UNKNOWN = -1;

    private final int width;
    private final int height;
    /** The held tiles: rows of {@code columns} tiles, the first of which is the frame's tile (left, top). */
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    private final long[][] tiles;
    /** Found when first asked for; a race finds them twice. */
    private @Nullable Bounds bounds;
    private long area = UNKNOWN;

    /** Says of each pixel whether it is set. */
    @FunctionalInterface
    public interface PixelTest {
        boolean test(int x, int y);
    }

    /** Receives the runs of set pixels from {@code from} (included) to {@code to} (excluded) of row {@code y}. */
    @FunctionalInterface
    public interface RunVisitor {
        void run(int y, int from, int to);
    }

    /**
     * Receives a tile: the pixels from (64 column, 64 row), one word a row, the lowest bit on the left. The words are a
     * copy.
     */
    @FunctionalInterface
    public interface TileVisitor {
        void tile(int column, int row, long[] words);
    }

    private interface TileOperation {
        long[] apply(long[] a, long[] b);
    }

    private Mask(int width, int height, int left, int top, int columns, int rows, long[][] tiles) {
        this.width = width;
        this.height = height;
        this.left = left;
        this.top = top;
        this.columns = columns;
        this.rows = rows;
        this.tiles = tiles;
    }

    /** @throws InvalidGeometry when a side is negative or the frame holds more than 34 gigapixels */
    public static Mask empty(int width, int height) {
        requireFrame(width, height);
        return new Mask(width, height, 0, 0, 0, 0, NO_TILES);
    }

    public static Mask full(int width, int height) {
        MaskBuilder builder = new MaskBuilder(width, height);
        for (int y = 0; y < Math.min(height, TILE); y++) {
            builder.span(y, 0, width);
        }
        Mask firstRow = builder.build();
        int rows = rowsOf(height);
        if (rows < 2 || width == 0) {
            return firstRow;
        }
        long[][] tiles = new long[firstRow.columns * rows][];
        for (int i = 0; i < tiles.length; i++) {
            long[] tile = firstRow.tiles[i % firstRow.columns];
            boolean cut = i / firstRow.columns == rows - 1 && height % TILE != 0;
            tiles[i] = cut ? Arrays.copyOf(Arrays.copyOf(tile, height % TILE), TILE) : tile;
        }
        return new Mask(width, height, 0, 0, firstRow.columns, rows, tiles);
    }

    /** The pixels of a rectangle whose sides lie on pixel edges, cut at the frame. */
    static Mask rectangle(int width, int height, Bounds rectangle) {
        MaskBuilder builder = new MaskBuilder(width, height, rectangle);
        for (int y = (int) rectangle.minY(); y < rectangle.maxY(); y++) {
            builder.span(y, (int) rectangle.minX(), (int) rectangle.maxX());
        }
        return builder.build();
    }

    public static Mask ofPixels(int width, int height, PixelTest test) {
        MaskBuilder builder = new MaskBuilder(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += TILE) {
                long word = 0;
                for (int bit = 0; bit < Math.min(TILE, width - x); bit++) {
                    word |= test.test(x + bit, y) ? 1L << bit : 0;
                }
                builder.or(x / TILE, y, word);
            }
        }
        return builder.build();
    }

    /** @throws InvalidGeometry when the rows are not all of one length */
    public static Mask ofRows(boolean[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        for (boolean[] row : rows) {
            if (row.length != width) {
                throw new InvalidGeometry("The rows of a mask are not all of one length.");
            }
        }
        return ofPixels(width, rows.length, (x, y) -> rows[y][x]);
    }

    /**
     * From one bit a pixel, row by row, each row starting at a byte and the highest bit on the left, as in PBM and 1-bit
     * PNG. Bits that pad a row are ignored.
     *
     * @throws InvalidGeometry when there are not as many bytes as the frame needs
     */
    public static Mask ofBits(int width, int height, byte[] bits) {
        requireFrame(width, height);
        int stride = (width + 7) / 8;
        if (bits.length != (long) stride * height) {
            throw new InvalidGeometry("A mask of " + width + " x " + height + " pixels needs " + (long) stride * height
                    + " bytes and has " + bits.length + ".");
        }
        return ofPixels(width, height, (x, y) -> (bits[y * stride + x / 8] >> (7 - x % 8) & 1) != 0);
    }

    /**
     * From tiles that are known to be canonical but for empty ones at the rim.
     *
     * @param tiles {@code rows} times {@code columns} tiles, none of which is changed afterwards
     */
    static Mask ofTiles(int width, int height, int left, int top, int columns, int rows, long[][] tiles) {
        int minColumn = columns;
        int maxColumn = -1;
        int minRow = rows;
        int maxRow = -1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!Tiles.isEmpty(tiles[row * columns + column])) {
                    minColumn = Math.min(minColumn, column);
                    maxColumn = Math.max(maxColumn, column);
                    minRow = Math.min(minRow, row);
                    maxRow = row;
                }
            }
        }
        int keptColumns = maxColumn - minColumn + 1;
        int keptRows = maxRow - minRow + 1;
        if (maxRow < 0) {
            return new Mask(width, height, 0, 0, 0, 0, NO_TILES);
        }
        if (keptColumns == columns && keptRows == rows) {
            return new Mask(width, height, left, top, columns, rows, tiles);
        }
        long[][] kept = new long[keptColumns * keptRows][];
        for (int row = 0; row < keptRows; row++) {
            System.arraycopy(tiles, (minRow + row) * columns + minColumn, kept, row * keptColumns, keptColumns);
        }
        return new Mask(width, height, left + minColumn, top + minRow, keptColumns, keptRows, kept);
    }

    static void requireFrame(int width, int height) {
        if (width < 0 || height < 0) {
            throw new InvalidGeometry("A mask has a negative width or height.");
        }
        if ((long) columnsOf(width) * rowsOf(height) > MAX_TILES) {
            throw new InvalidGeometry("A mask of " + width + " x " + height
                    + " pixels is too large: masks hold at most 34 gigapixels.");
        }
    }

    static int columnsOf(int width) {
        return (width + TILE - 1) >>> 6;
    }

    static int rowsOf(int height) {
        return (height + TILE - 1) >>> 6;
    }

    /** Width of the frame in pixels. */
    public int width() {
        return width;
    }

    /** Height of the frame in pixels. */
    public int height() {
        return height;
    }

    public boolean isEmpty() {
        return tiles.length == 0;
    }

    /** Whether the pixel is set; false beyond the frame. */
    public boolean get(int x, int y) {
        return x >= 0 && y >= 0 && (tile(x >> 6, y >> 6)[y & 63] >>> (x & 63) & 1) != 0;
    }

    /** 64 pixels of row {@code y} from x = 64 {@code wordX}, the lowest bit on the left; 0 beyond the frame. */
    public long word(int wordX, int y) {
        return tile(wordX, y >> 6)[y & 63];
    }

    public boolean isTileEmpty(int column, int row) {
        return Tiles.isEmpty(tile(column, row));
    }

    /** Whether all 4096 pixels of the tile are set; never so for a tile that the frame cuts. */
    public boolean isTileFull(int column, int row) {
        return Tiles.isFull(tile(column, row));
    }

    /** The frame's tile; the empty one where none is held. Not to be changed. */
    long[] tile(int column, int row) {
        int c = column - left;
        int r = row - top;
        return c >= 0 && c < columns && r >= 0 && r < rows ? tiles[r * columns + c] : Tiles.EMPTY;
    }

    /** Adds to tiles of this frame that are the caller's own or {@link Tiles#EMPTY}. */
    void addTo(int intoLeft, int intoTop, int intoColumns, int intoRows, long[][] into) {
        for (int i = 0; i < tiles.length; i++) {
            int c = left + i % columns - intoLeft;
            int r = top + i / columns - intoTop;
            if (!Tiles.isEmpty(tiles[i]) && c >= 0 && c < intoColumns && r >= 0 && r < intoRows) {
                into[r * intoColumns + c] = Tiles.add(into[r * intoColumns + c], tiles[i]);
            }
        }
    }

    /** Visits the tiles with pixels, row by row; {@link MaskBuilder#tile} takes them back. */
    public void forEachTile(TileVisitor visitor) {
        for (int row = top; row < top + rows; row++) {
            forEachTileOfRow(row, visitor);
        }
    }

    /** Visits the tiles with pixels of one of the frame's rows of tiles, from the left. */
    public void forEachTileOfRow(int row, TileVisitor visitor) {
        for (int column = left; column < left + columns; column++) {
            long[] tile = tile(column, row);
            if (!Tiles.isEmpty(tile)) {
                visitor.tile(column, row, tile.clone());
            }
        }
    }

    /**
     * Whether one of the frame's rows of tiles holds the same pixels as the other mask's. Quick where the one mask came
     * from the other, as tiles that did not change are shared.
     */
    public boolean hasSameTiles(Mask other, int row) {
        int to = Math.max(left + columns, other.left + other.columns);
        for (int column = Math.min(left, other.left); column < to; column++) {
            if (!Tiles.same(tile(column, row), other.tile(column, row))) {
                return false;
            }
        }
        return true;
    }

    /** Number of tiles between the outermost set pixels: about what the mask takes in memory. */
    public int heldTiles() {
        return tiles.length;
    }

    /** Visits the longest runs of set pixels, row by row, each row from the left. */
    public void forEachRun(RunVisitor visitor) {
        for (int row = 0; row < rows; row++) {
            for (int y = 0; y < TILE; y++) {
                int from = -1;
                long before = 0;
                for (int column = 0; column < columns; column++) {
                    long word = tiles[row * columns + column][y];
                    long changes = word ^ (word << 1 | before);
                    before = word >>> 63;
                    while (changes != 0) {
                        int x = (left + column) * TILE + Long.numberOfTrailingZeros(changes);
                        changes &= changes - 1;
                        if (from < 0) {
                            from = x;
                        } else {
                            visitor.run((top + row) * TILE + y, from, x);
                            from = -1;
                        }
                    }
                }
                if (from >= 0) {
                    visitor.run((top + row) * TILE + y, from, (left + columns) * TILE);
                }
            }
        }
    }

    /** @throws InvalidGeometry when the frames differ, as for all operations on two masks */
    public Mask union(Mask other) {
        requireSameFrame(other);
        return other.tiles.length > tiles.length ? other.union(this) : around(other).patched(other, Tiles::union);
    }

    /** The pixels in exactly one of the two: its own inverse. */
    public Mask xor(Mask other) {
        requireSameFrame(other);
        return other.tiles.length > tiles.length ? other.xor(this) : around(other).patched(other, Tiles::xor);
    }

    /** The pixels of this that are not in the other. */
    public Mask minus(Mask other) {
        requireSameFrame(other);
        return patched(other, Tiles::minus);
    }

    /** The pixels of the frame that are not in this. */
    public Mask complement() {
        return full(width, height).minus(this);
    }

    public Mask intersect(Mask other) {
        requireSameFrame(other);
        int fromColumn = Math.max(left, other.left);
        int fromRow = Math.max(top, other.top);
        int c = Math.max(0, Math.min(left + columns, other.left + other.columns) - fromColumn);
        int r = Math.max(0, Math.min(top + rows, other.top + other.rows) - fromRow);
        long[][] common = new long[c * r][];
        for (int i = 0; i < common.length; i++) {
            int column = fromColumn + i % c;
            int row = fromRow + i / c;
            common[i] = Tiles.intersect(tile(column, row), other.tile(column, row));
        }
        return ofTiles(width, height, fromColumn, fromRow, c, r, common);
    }

    /**
     * This with the other mask's tiles worked in where they lie in the table, so that the cost is theirs.
     *
     * @param operation leaves a tile as it is where the other one is empty
     */
    private Mask patched(Mask other, TileOperation operation) {
        if (other.isEmpty()) {
            return this;
        }
        long[][] patched = tiles.clone();
        int toColumn = Math.min(left + columns, other.left + other.columns);
        int toRow = Math.min(top + rows, other.top + other.rows);
        boolean emptied = false;
        for (int row = Math.max(top, other.top); row < toRow; row++) {
            for (int column = Math.max(left, other.left); column < toColumn; column++) {
                int i = (row - top) * columns + column - left;
                patched[i] = operation.apply(tiles[i], other.tile(column, row));
                emptied |= Tiles.isEmpty(patched[i]) && !Tiles.isEmpty(tiles[i]);
            }
        }
        return emptied
                ? ofTiles(width, height, left, top, columns, rows, patched)
                : new Mask(width, height, left, top, columns, rows, patched);
    }

    /** This in a table that has room for the other mask too; not canonical until that is worked in. */
    private Mask around(Mask other) {
        if (other.isEmpty()) {
            return this;
        }
        int fromColumn = Math.min(left, other.left);
        int fromRow = Math.min(top, other.top);
        int c = Math.max(left + columns, other.left + other.columns) - fromColumn;
        int r = Math.max(top + rows, other.top + other.rows) - fromRow;
        if (c == columns && r == rows) {
            return this;
        }
        long[][] roomy = new long[c * r][];
        Arrays.fill(roomy, Tiles.EMPTY);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(tiles, row * columns, roomy, (top - fromRow + row) * c + left - fromColumn, columns);
        }
        return new Mask(width, height, fromColumn, fromRow, c, r, roomy);
    }

    private void requireSameFrame(Mask other) {
        if (width != other.width || height != other.height) {
            throw new InvalidGeometry("A mask of " + width + " x " + height + " pixels cannot be combined with one of "
                    + other.width + " x " + other.height + ".");
        }
    }

    /** Number of set pixels. */
    public long areaPixels() {
        long found = area;
        if (found == UNKNOWN) {
            found = 0;
            for (long[] tile : tiles) {
                found += Tiles.area(tile);
            }
            area = found;
        }
        return found;
    }

    /** Number of pixels in both, without building their intersection. */
    public long intersectionArea(Mask other) {
        requireSameFrame(other);
        int toColumn = Math.min(left + columns, other.left + other.columns);
        int toRow = Math.min(top + rows, other.top + other.rows);
        long area = 0;
        for (int row = Math.max(top, other.top); row < toRow; row++) {
            for (int column = Math.max(left, other.left); column < toColumn; column++) {
                area += Tiles.intersectionArea(tile(column, row), other.tile(column, row));
            }
        }
        return area;
    }

    /** Only the outermost tiles tell. */
    private Bounds findBounds() {
        int minX = Integer.MAX_VALUE;
        int minY = Integer.MAX_VALUE;
        int maxX = 0;
        int maxY = 0;
        for (int r = 0; r < rows; r++) {
            long[] first = tiles[r * columns];
            long[] last = tiles[(r + 1) * columns - 1];
            if (!Tiles.isEmpty(first)) {
                minX = Math.min(minX, left * TILE + Long.numberOfTrailingZeros(Tiles.anyInColumn(first)));
            }
            if (!Tiles.isEmpty(last)) {
                maxX = Math.max(maxX,
                        (left + columns) * TILE - Long.numberOfLeadingZeros(Tiles.anyInColumn(last)));
            }
        }
        for (int c = 0; c < columns; c++) {
            long[] first = tiles[c];
            long[] last = tiles[(rows - 1) * columns + c];
            if (!Tiles.isEmpty(first)) {
                minY = Math.min(minY, top * TILE + Tiles.firstRow(first));
            }
            if (!Tiles.isEmpty(last)) {
                maxY = Math.max(maxY, (top + rows - 1) * TILE + Tiles.lastRow(last) + 1);
            }
        }
        return new Bounds(minX, minY, maxX, maxY);
    }

    /**
     * This with a round stroke along a line painted: every pixel whose centre lies within {@code radius} of the line
     * through the points, or of the single point. Pixels beyond the frame are dropped.
     *
     * @throws InvalidGeometry when the radius is negative or not finite
     */
    public Mask paint(Points stroke, double radius) {
        return union(Stroke.mask(stroke, radius, width, height));
    }

    /** This without the pixels that {@link #paint} would set. */
    public Mask erase(Points stroke, double radius) {
        return minus(Stroke.mask(stroke, radius, width, height));
    }

    /** This with the pixels whose centre lies inside the closed ring by the even-odd rule. */
    public Mask fillRing(Points ring) {
        return union(Rasterizer.byPixelCentre(List.of(ring), width, height));
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.MASK;
    }

    /** Around the pixels' outer corners: 0, 0, 1, 1 for pixel (0,0) alone. */
    @Override
    public Bounds bounds() {
        Bounds found = bounds;
        if (found == null) {
            found = isEmpty() ? Bounds.EMPTY : findBounds();
            bounds = found;
        }
        return found;
    }

    @Override
    public double area() {
        return areaPixels();
    }

    @Override
    public boolean contains(double x, double y) {
        return get((int) Math.floor(x), (int) Math.floor(y));
    }

    @Override
    public Mask translate(double dx, double dy) {
        InvalidGeometry.requireFinite(dx, dy);
        return translate(Math.round(dx), Math.round(dy));
    }

    private Mask translate(long dx, long dy) {
        if (isEmpty() || (dx == 0 && dy == 0)) {
            return this;
        }
        if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
            return empty(width, height);
        }
        MaskBuilder builder = new MaskBuilder(width, height, bounds().translate((double) dx, (double) dy));
        forEachRun((y, from, to) -> builder.span((int) (y + dy), (int) (from + dx), (int) (to + dx)));
        return builder.build();
    }

    /** The mask with x and y exchanged. */
    Mask transpose() {
        long[][] transposed = new long[tiles.length][];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = Tiles.transpose(tiles[row * columns + column]);
            }
        }
        return new Mask(height, width, top, left, rows, columns, transposed);
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof Mask m) || m.width != width || m.height != height || m.left != left || m.top != top
                || m.columns != columns || m.rows != rows) {
            return false;
        }
        for (int i = 0; i < tiles.length; i++) {
            if (!Tiles.same(tiles[i], m.tiles[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 31 * width + height;
        hash = 31 * (31 * hash + left) + top;
        return 31 * hash + Arrays.deepHashCode(tiles);
    }

    @Override
    public String toString() {
        return "Mask[" + areaPixels() + " of " + width + " x " + height + "]";
    }
}
