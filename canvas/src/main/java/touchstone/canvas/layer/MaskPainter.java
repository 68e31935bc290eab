package touchstone.canvas.layer;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/**
 * Draws a mask: its pixels in the label's colour and a line along their inner border, cornered as the pixels are. When
 * several pixels fall on one of the screen, the share that is set decides how strongly it is coloured.
 */
final class MaskPainter {

    /** How many pixels around its own the painter looks at: the inner line of gold lies this far from the border. */
    private static final int BORDER = 4;
    /** Of a screen pixel's image rows, at most so many are counted. */
    private static final int ROWS_COUNTED = 4;
    private static final int HALF = 128;
    private static final double LINE_OPACITY = 0.92;
    private static final double CASING_OPACITY = 0.45;
    private static final ThreadLocal<short[]> COVER = ThreadLocal.withInitial(() -> new short[0]);

    private final Raster raster;
    private final Style style;

    MaskPainter(Raster raster, Style style) {
        this.raster = raster;
        this.style = style;
    }

    /**
     * @param fill opacity of the inside, before the style's own
     * @param line width of the line in screen pixels, 1 to 2
     */
    void paint(Mask mask, int rgb, double fill, double line) {
        Bounds bounds = mask.bounds();
        double scale = raster.scale();
        int left = clamp(raster.column(bounds.minX()) - 1 - BORDER, raster.width());
        int top = clamp(raster.row(bounds.minY()) - 1 - BORDER, raster.height());
        int right = clamp(raster.column(bounds.maxX()) + 2 + BORDER, raster.width());
        int bottom = clamp(raster.row(bounds.maxY()) + 2 + BORDER, raster.height());
        if (bounds.isEmpty() || left >= right || top >= bottom) {
            return;
        }
        int width = right - left + 2 * BORDER;
        int height = bottom - top + 2 * BORDER;
        short[] cover = COVER.get();
        if (cover.length < width * height) {
            cover = new short[width * height];
            COVER.set(cover);
        }
        int x = raster.x() + left - BORDER;
        int y = raster.y() + top - BORDER;
        boolean any = scale >= 1
                ? magnified(mask, cover, x, y, width, height)
                : reduced(mask, cover, x, y, width, height);
        if (any) {
            blend(cover, width, left, top, right, bottom, rgb, fill, line);
        }
    }

    private static int clamp(double value, int size) {
        return Math.clamp((long) Math.floor(value), 0, size);
    }

    /** 256 where the pixel at the middle of the screen's is set, else 0. */
    private boolean magnified(Mask mask, short[] cover, int x, int y, int width, int height) {
        boolean any = false;
        int before = Integer.MIN_VALUE;
        for (int j = 0; j < height; j++) {
            int row = (int) Math.floor((y + j + 0.5) / raster.scale());
            int at = j * width;
            if (row == before) {
                System.arraycopy(cover, at - width, cover, at, width);
                continue;
            }
            before = row;
            int word = Integer.MIN_VALUE;
            long bits = 0;
            for (int i = 0; i < width; i++) {
                int column = (int) Math.floor((x + i + 0.5) / raster.scale());
                if (column >> 6 != word) {
                    word = column >> 6;
                    bits = mask.word(word, row);
                }
                boolean set = (bits >>> column & 1) != 0;
                cover[at + i] = (short) (set ? 256 : 0);
                any |= set;
            }
        }
        return any;
    }

    /** The share of the image pixels under each screen pixel that is set, of 256. */
    private boolean reduced(Mask mask, short[] cover, int x, int y, int width, int height) {
        boolean any = false;
        double step = 1 / raster.scale();
        for (int j = 0; j < height; j++) {
            int first = (int) Math.floor((y + j) * step);
            int last = Math.max(first + 1, (int) Math.floor((y + j + 1) * step));
            int stride = Math.max(1, (last - first) / ROWS_COUNTED);
            for (int i = 0; i < width; i++) {
                int from = (int) Math.floor((x + i) * step);
                int to = Math.max(from + 1, (int) Math.floor((x + i + 1) * step));
                int set = 0;
                int counted = 0;
                for (int row = first; row < last; row += stride) {
                    set += count(mask, row, from, to);
                    counted += to - from;
                }
                cover[j * width + i] = (short) (256 * set / counted);
                any |= set > 0;
            }
        }
        return any;
    }

    private static int count(Mask mask, int row, int from, int to) {
        int n = 0;
        for (int x = from; x < to;) {
            int end = Math.min(to, ((x >> 6) + 1) << 6);
            long bits = mask.word(x >> 6, row);
            if (bits != 0) {
                n += Long.bitCount((bits >>> x) & (-1L >>> (64 - (end - x))));
            }
            x = end;
        }
        return n;
    }

    private void blend(short[] cover, int width, int left, int top, int right, int bottom, int rgb, double fill,
            double line) {
        int[] pixels = raster.pixels();
        int inside = Blend.alpha(fill * style.opacity());
        int outer = Blend.alpha(LINE_OPACITY * style.opacity());
        int inner = Blend.alpha(Math.max(fill, LINE_OPACITY * (line - 1)) * style.opacity());
        int casing = Blend.alpha(CASING_OPACITY * style.opacity());
        boolean twice = style.pattern() == Style.Pattern.DOUBLE;
        for (int row = top; row < bottom; row++) {
            int at = (row - top + BORDER) * width + BORDER;
            int p = row * raster.width() + left;
            for (int column = left; column < right; column++, at++, p++) {
                int share = cover[at];
                if (share >= HALF) {
                    int depth = depth(cover, at, width);
                    boolean lined = depth <= BORDER && drawn(raster.x() + column, raster.y() + row);
                    int alpha = inside;
                    if (lined && depth == 1) {
                        alpha = outer;
                    } else if (lined && !twice && depth == 2) {
                        alpha = inner;
                    } else if (lined && twice && depth == BORDER) {
                        alpha = outer;
                    }
                    pixels[p] = Blend.over(pixels[p], rgb, alpha);
                } else {
                    if (isBorder(cover, at, 1, width, false) && drawn(raster.x() + column, raster.y() + row)) {
                        pixels[p] = Blend.over(pixels[p], 0, casing);
                    }
                    if (share > 0) {
                        pixels[p] = Blend.over(pixels[p], rgb, (inside * share) >> 8);
                    }
                }
            }
        }
    }

    /** How many steps across or down lead out of the mask; more than {@link #BORDER} for further inside. */
    private static int depth(short[] cover, int at, int width) {
        int depth = 1;
        while (depth <= BORDER && !isBorder(cover, at, depth, width, true)) {
            depth++;
        }
        return depth;
    }

    /** Whether one of the four neighbours at a distance lies on the other side of the border. */
    private static boolean isBorder(short[] cover, int at, int distance, int width, boolean inside) {
        return cover[at - distance] >= HALF != inside || cover[at + distance] >= HALF != inside
                || cover[at - distance * width] >= HALF != inside || cover[at + distance * width] >= HALF != inside;
    }

    /** Whether the line's pattern is on at a place of the zoomed image. */
    private boolean drawn(int x, int y) {
        return switch (style.pattern()) {
            case SOLID, DOUBLE -> true;
            case DASHED -> Math.floorMod(x + y, 11) < 6;
            case DOTTED -> Math.floorMod(x + y, 5) < 2;
        };
    }
}
