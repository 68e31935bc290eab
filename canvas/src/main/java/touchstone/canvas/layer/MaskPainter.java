package touchstone.canvas.layer;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/**
 * Draws a mask: its pixels in the label's colour and a line along their inner border, cornered as the pixels are. When
 * several pixels fall on one of the screen, the share that is set decides how strongly it is coloured.
 */
final class MaskPainter {

    private static final int BORDER = 2;
    /** Of a screen pixel's image rows, at most so many are counted. */
    private static final int ROWS_COUNTED = 4;
    private static final int HALF = 128;
    private static final ThreadLocal<short[]> COVER = ThreadLocal.withInitial(() -> new short[0]);

    private final Raster raster;
    private final Style style;

    MaskPainter(Raster raster, Style style) {
        this.raster = raster;
        this.style = style;
    }

    /** @param fill opacity of the inside, before the style's own */
    void paint(Mask mask, int rgb, double fill) {
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
            blend(cover, width, left, top, right, bottom, rgb, fill);
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

    private void blend(short[] cover, int width, int left, int top, int right, int bottom, int rgb, double fill) {
        int[] pixels = raster.pixels();
        int inside = Blend.alpha(fill * style.opacity());
        int line = Blend.alpha(0.9 * style.opacity());
        int soft = Blend.alpha(0.55 * style.opacity());
        int casing = Blend.alpha(0.4 * style.opacity());
        for (int row = top; row < bottom; row++) {
            int at = (row - top + BORDER) * width + BORDER;
            int target = row * raster.width();
            for (int column = left; column < right; column++, at++) {
                int c = cover[at];
                int p = target + column;
                if (c >= HALF) {
                    boolean border = isBorder(cover, at, 1, width, true);
                    boolean second = !border && isBorder(cover, at, 2, width, true);
                    boolean drawn = drawn(raster.x() + column, raster.y() + row, border);
                    int alpha = border && drawn ? line : second && drawn ? soft : inside;
                    pixels[p] = Blend.over(pixels[p], rgb, alpha);
                } else {
                    if (isBorder(cover, at, 1, width, false)
                            && drawn(raster.x() + column, raster.y() + row, true)) {
                        pixels[p] = Blend.over(pixels[p], 0, casing);
                    }
                    if (c > 0) {
                        pixels[p] = Blend.over(pixels[p], rgb, (inside * c) >> 8);
                    }
                }
            }
        }
    }

    /** Whether one of the four neighbours at a distance lies on the other side of the border. */
    private static boolean isBorder(short[] cover, int at, int distance, int width, boolean inside) {
        return cover[at - distance] >= HALF != inside || cover[at + distance] >= HALF != inside
                || cover[at - distance * width] >= HALF != inside || cover[at + distance * width] >= HALF != inside;
    }

    /** Whether the border's pattern is on at a place of the zoomed image. */
    private boolean drawn(int x, int y, boolean border) {
        return switch (style.pattern()) {
            case SOLID -> true;
            case DASHED -> Math.floorMod(x + y, 11) < 6;
            case DOUBLE -> border;
            case DOTTED -> Math.floorMod(x + y, 5) < 2;
        };
    }
}
