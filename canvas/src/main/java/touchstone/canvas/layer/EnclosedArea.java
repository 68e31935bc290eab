package touchstone.canvas.layer;

/**
 * Fills what edges enclose, by the even-odd rule: a bit for each pixel of a raster that is flipped where an edge crosses
 * its row. Belongs to one thread.
 */
final class EnclosedArea {

    /** Paints what is inside, up to 64 pixels of a row at a time. */
    interface Filler {

        /** @param bits the lowest one for the pixel at the column; those beyond the raster mean nothing */
        void fill(int row, int column, long bits);
    }

    private long[] toggles = new long[0];
    private Raster raster = new Raster(new int[0], 0, 0, 0, 0, 1);
    private int width;
    private int height;
    /** Zoomed coordinates of the raster's corner. */
    private int originX;
    private int originY;
    private int top;
    private int bottom;

    /** What follows falls on a raster. */
    void on(Raster next) {
        raster = next;
        width = next.width();
        height = next.height();
        originX = next.x();
        originY = next.y();
        if (toggles.length < words() * height) {
            toggles = new long[words() * height];
        }
        clean();
    }

    private int words() {
        return (width + 63) >> 6;
    }

    private void clean() {
        top = height;
        bottom = 0;
    }

    /** An edge of the shape to be filled: flips everything to the right of it. */
    void edge(double x0, double y0, double x1, double y1) {
        int first = (int) (Math.ceil(y0 - 0.5) - originY);
        int last = (int) (Math.ceil(y1 - 0.5) - originY);
        int from = Math.max(0, Math.min(first, last));
        int to = Math.min(height, Math.max(first, last));
        if (from >= to) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        int words = words();
        for (int y = from; y < to; y++) {
            double x = x0 + (y + originY + 0.5 - y0) * slope;
            int column = Math.max(0, (int) (Math.ceil(x - 0.5) - originX));
            if (column < width) {
                toggles[y * words + (column >> 6)] ^= 1L << column;
            }
        }
        top = Math.min(top, from);
        bottom = Math.max(bottom, to);
    }

    /** Fills what the edges enclose and forgets them. */
    void fill(int rgb, int alpha) {
        int words = words();
        int[] pixels = raster.pixels();
        for (int y = top; y < bottom; y++) {
            int row = y * width;
            int from = -1;
            for (int w = 0; w < words; w++) {
                long bits = toggles[y * words + w];
                if (bits == 0) {
                    continue;
                }
                toggles[y * words + w] = 0;
                for (; bits != 0; bits &= bits - 1) {
                    int at = row + (w << 6) + Long.numberOfTrailingZeros(bits);
                    if (from >= 0) {
                        Blend.span(pixels, from, at, rgb, alpha);
                    }
                    from = from >= 0 ? -1 : at;
                }
            }
            if (from >= 0) {
                Blend.span(pixels, from, row + width, rgb, alpha);
            }
        }
        clean();
    }

    /** The same, painted in another way. */
    void fill(Filler filler) {
        int words = words();
        for (int y = top; y < bottom; y++) {
            boolean inside = false;
            for (int w = 0; w < words; w++) {
                long bits = toggles[y * words + w];
                toggles[y * words + w] = 0;
                if (bits == 0 && !inside) {
                    continue;
                }
                bits ^= bits << 1;
                bits ^= bits << 2;
                bits ^= bits << 4;
                bits ^= bits << 8;
                bits ^= bits << 16;
                bits ^= bits << 32;
                bits = inside ? ~bits : bits;
                inside = bits < 0;
                filler.fill(y, w << 6, bits);
            }
        }
        clean();
    }
}
