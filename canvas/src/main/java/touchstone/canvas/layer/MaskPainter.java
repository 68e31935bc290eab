package touchstone.canvas.layer;

import java.util.Arrays;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/**
 * Draws a mask: its pixels in the label's colour and a line along their inner border, cornered as the pixels are. When
 * several pixels fall on one of the screen, the share that is set decides how strongly it is coloured. Borders are found
 * 64 pixels at a time, by shifting rows of bits against each other.
 */
final class MaskPainter {

    /** The inner line of gold lies this many pixels of a screen of density 1 from the border. */
    private static final int DEPTH = 4;
    private static final double LINE_OPACITY = 0.92;
    private static final double CASING_OPACITY = 0.45;
    private static final double RIM_OPACITY = 0.9;

    private final Raster raster;
    private final Style style;
    private final int depth;
    /** How many pixels around its own the painter looks at. */
    private final int border;

    MaskPainter(Raster raster, Style style) {
        this.raster = raster;
        this.style = style;
        depth = (int) Math.round(DEPTH * raster.density());
        border = depth + 1;
    }

    void paint(Mask mask, int rgb, boolean selected) {
        Bounds bounds = mask.bounds();
        int left = clamp(raster.column(bounds.minX()) - 1 - border, raster.width());
        int top = clamp(raster.row(bounds.minY()) - 1 - border, raster.height());
        int right = clamp(raster.column(bounds.maxX()) + 2 + border, raster.width());
        int bottom = clamp(raster.row(bounds.maxY()) + 2 + border, raster.height());
        if (bounds.isEmpty() || left >= right || top >= bottom) {
            return;
        }
        MaskBits bits = MaskBits.of(mask, raster.scale(), raster.x() + left - border, raster.y() + top - border,
                right - left + 2 * border, bottom - top + 2 * border);
        if (bits.any()) {
            new Part(bits, left, top, right, rgb, selected).blend(bottom);
        }
    }

    private static int clamp(double value, int size) {
        return Math.clamp((long) Math.floor(value), 0, size);
    }

    /** The mask within the raster's columns from {@code left} and rows from {@code top}. */
    private final class Part {

        private final MaskBits bits;
        private final int left;
        private final int top;
        private final int right;
        private final int rgb;
        private final boolean lined;
        /** Pixels of the line that are drawn fully, and those of the casing beside it. */
        private final int wide;
        private final int around;
        private final int inside;
        private final int outer;
        private final int inner;
        private final int casing;
        private final int casingColour;
        private final boolean twice = style.pattern() == Style.Pattern.DOUBLE;
        /** Pixels side by side that are not blended yet, as more may follow. */
        private int runFrom;
        private int runTo;
        private int runColour;
        private int runAlpha;

        Part(MaskBits bits, int left, int top, int right, int rgb, boolean selected) {
            double fill = style.look().inside(selected);
            double line = Looks.line(style, selected) * raster.density();
            wide = Math.clamp(twice ? Math.round(raster.density()) : (long) line, 1, depth - 1);
            around = (int) Math.max(1, Math.round(raster.density()));
            this.bits = bits;
            this.left = left;
            this.top = top;
            this.right = right;
            this.rgb = rgb;
            lined = style.look().lined(selected);
            inside = Blend.alpha(fill * style.opacity());
            outer = Blend.alpha(LINE_OPACITY * style.opacity());
            inner = Blend.alpha(Math.max(fill, LINE_OPACITY * (line - wide)) * style.opacity());
            casing = Blend.alpha((selected ? RIM_OPACITY : CASING_OPACITY) * style.opacity());
            casingColour = selected ? 0xffffff : 0;
        }

        void blend(int bottom) {
            long[] visible = new long[bits.words()];
            Arrays.setAll(visible, word -> visible(left - border + (word << 6)));
            for (int row = top; row < bottom; row++) {
                for (int word = 0; word < visible.length; word++) {
                    word(word, row - top + border, row, visible[word]);
                }
            }
            endRun();
        }

        /** Blends 64 pixels of a row; the bits' rows begin {@link #border} pixels left of and above the part. */
        private void word(int word, int at, int row, long visible) {
            long set = bits.set(word, at);
            long faint = bits.faint(word, at);
            int column = left - border + (word << 6);
            int pixel = row * raster.width() + column;
            if (faint == 0 && bits.isSteady(word, at, depth)) {
                spans(set & visible, pixel, rgb, inside);
                return;
            }
            long beside = 0;
            for (int d = 1; d <= around; d++) {
                beside |= beside(word, at, d, false) | bits.set(word, at - d) | bits.set(word, at + d);
            }
            if ((set | faint | beside) == 0) {
                return;
            }
            long pattern = lined ? pattern(raster.x() + column, raster.y() + row) : 0;
            long deep = within(set, word, at, 1, wide);
            long first = set & ~deep & pattern;
            long second;
            if (twice) {
                deep = within(deep, word, at, wide + 1, depth - wide);
                second = deep & ~within(deep, word, at, depth - wide + 1, depth) & pattern;
            } else {
                second = deep & ~within(word, at, wide + 1) & pattern;
            }
            spans(set & ~first & ~second & visible, pixel, rgb, inside);
            spans(first & visible, pixel, rgb, outer);
            spans(second & visible, pixel, rgb, twice ? outer : inner);
            spans(beside & ~set & pattern & visible, pixel, casingColour, casing);
            if (faint != 0) {
                endRun();
            }
            for (long rest = faint & visible; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                int[] pixels = raster.pixels();
                pixels[pixel + i] = Blend.over(pixels[pixel + i], rgb,
                        (inside * bits.share((word << 6) + i, at)) >> 8);
            }
        }

        /** The bits of a word that fall on the part. */
        private long visible(int column) {
            int from = Math.clamp(left - (long) column, 0, 64);
            int to = Math.clamp(right - (long) column, 0, 64);
            return from >= to ? 0 : -1L << from & -1L >>> -to;
        }

        /** Whether the pixels at a distance to the left and right are set: both of them, or one of them. */
        private long beside(int word, int row, int distance, boolean both) {
            long own = bits.set(word, row);
            long before = word == 0 ? 0 : bits.set(word - 1, row);
            long after = word == bits.words() - 1 ? 0 : bits.set(word + 1, row);
            long fromLeft = own << distance | before >>> -distance;
            long fromRight = own >>> distance | after << -distance;
            return both ? fromLeft & fromRight : fromLeft | fromRight;
        }

        /** Those of the pixels around which all are set to all four sides, from one distance to another. */
        private long within(long pixels, int word, int row, int nearest, int farthest) {
            long within = pixels;
            for (int d = nearest; d <= farthest && within != 0; d++) {
                within &= within(word, row, d);
            }
            return within;
        }

        /** Whether the pixels at a distance to all four sides are set. */
        private long within(int word, int row, int distance) {
            return beside(word, row, distance, true) & bits.set(word, row - distance)
                    & bits.set(word, row + distance);
        }

        /**
         * Blends a word's pixels, as far as they do not go on in the next word, or from the end of a row at the beginning of
         * the next: a long run costs less a pixel than short ones.
         */
        private void spans(long where, int pixel, int colour, int alpha) {
            long rest = where;
            while (rest != 0) {
                int start = Long.numberOfTrailingZeros(rest);
                int end = start + Long.numberOfTrailingZeros(~(rest >>> start));
                if (pixel + start != runTo || colour != runColour || alpha != runAlpha) {
                    endRun();
                    runFrom = pixel + start;
                    runColour = colour;
                    runAlpha = alpha;
                }
                runTo = pixel + Math.min(end, 64);
                rest = end >= 64 ? 0 : rest & -1L << end;
            }
        }

        private void endRun() {
            Blend.span(raster.pixels(), runFrom, runTo, runColour, runAlpha);
            runFrom = runTo;
        }

        /** Where the line's pattern is on, 64 pixels from a place of the zoomed image. */
        private long pattern(int x, int y) {
            return switch (style.pattern()) {
                case SOLID, DOUBLE -> -1;
                case DASHED -> repeated(x + y, 11 * around, 6 * around);
                case DOTTED -> repeated(x + y, 5 * around, 2 * around);
            };
        }

        private static long repeated(int from, int period, int on) {
            long word = 0;
            for (int i = 0; i < 64; i++) {
                word |= Math.floorMod(from + i, period) < on ? 1L << i : 0;
            }
            return word;
        }
    }
}
