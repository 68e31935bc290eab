package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws anti-aliased lines on a raster. A whole shape is collected as the distance of each pixel from its nearest line
 * before it is blended, so that translucent lines do not darken where they join. Fills by the even-odd rule. All
 * coordinates are those of the whole zoomed image, so that neighbouring rasters come to the very same figures. Belongs
 * to one thread.
 */
final class Pen {

    private static final int FAR = Short.MAX_VALUE;
    /** A line that goes less far across is as good as upright. */
    private static final double UPRIGHT = 1e-9;
    private static final ThreadLocal<Pen> OWN = ThreadLocal.withInitial(Pen::new);

    private static final int LOOKS_KEPT = 16;

    private record Inked(Style style, double density) {
    }

    private final Map<Inked, Looks> looks = new LinkedHashMap<>(LOOKS_KEPT, 0.75f, true);
    private short[] distance = new short[0];
    private final EnclosedArea area = new EnclosedArea();
    /** Where lines have been measured since they were last drawn. */
    private long[] touched = new long[0];
    private Raster raster = new Raster(new int[0], 0, 0, 0, 0, 1);
    private int width;
    private int height;
    /** Zoomed coordinates of the raster's corner. */
    private int originX;
    private int originY;
    private double reach;
    private int left;
    private int top;
    private int right;
    private int bottom;

    private Pen() {
    }

    /** The calling thread's pen, ready to draw on a raster. */
    static Pen on(Raster raster) {
        Pen pen = OWN.get();
        pen.raster = raster;
        pen.width = raster.width();
        pen.height = raster.height();
        pen.originX = raster.x();
        pen.originY = raster.y();
        int n = pen.width * pen.height;
        if (pen.distance.length < n) {
            pen.distance = new short[n];
            Arrays.fill(pen.distance, (short) FAR);
        }
        int words = pen.words() * pen.height;
        if (pen.touched.length < words) {
            pen.touched = new long[words];
        }
        pen.clean();
        pen.area.on(raster);
        return pen;
    }

    /** What a style looks like; the styles used last are remembered. */
    Looks looks(Style style) {
        Looks known = looks.computeIfAbsent(new Inked(style, raster.density()),
                key -> Looks.of(key.style, key.density));
        if (looks.size() > LOOKS_KEPT) {
            looks.remove(looks.keySet().iterator().next());
        }
        return known;
    }

    private int words() {
        return (width + 63) >> 6;
    }

    private void clean() {
        left = width;
        top = height;
        right = 0;
        bottom = 0;
    }

    /** The look of the lines that follow, up to {@link #draw}. */
    void begin(LineLook look) {
        reach = look.reach();
    }

    /** Whether anything of a line between two points can fall on the raster. */
    private boolean misses(double x0, double y0, double x1, double y1) {
        double l = originX - reach;
        double t = originY - reach;
        double r = originX + width + reach;
        double b = originY + height + reach;
        return x0 < l && x1 < l || x0 > r && x1 > r || y0 < t && y1 < t || y0 > b && y1 > b;
    }

    /** A line between two points; a round dot where they are the same. */
    void line(double x0, double y0, double x1, double y1) {
        line(x0, y0, x1, y1, false);
    }

    /** @param joined whether another line ends where this one begins, and has drawn the round end there */
    void line(double x0, double y0, double x1, double y1, boolean joined) {
        if (misses(x0, y0, x1, y1)) {
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        double ux = length > 0 ? dx / length : 0;
        double uy = length > 0 ? dy / length : 0;
        // All columns that matter move by the same step from row to row, so that no row needs a division.
        double slope = dy == 0 ? 0 : dx / dy;
        double band = dy == 0 ? Double.POSITIVE_INFINITY : reach * length / Math.abs(dy);
        double across = Math.max(Math.abs(dx), UPRIGHT);
        double turn = dx < 0 ? dy / across : -dy / across;
        double span = length * length / across;
        double ahead = x0 + 0.5 - (dx < 0 ? span : 0);
        boolean rightwards = dx >= 0;
        boolean downwards = dy >= 0;
        int l = inside(Math.floor((rightwards ? x0 : x1) - reach) - originX, 0, width);
        int t = inside(Math.floor((downwards ? y0 : y1) - reach) - originY, 0, height);
        int r = inside(Math.ceil((rightwards ? x1 : x0) + reach) - originX, 0, width);
        int b = inside(Math.ceil((downwards ? y1 : y0) + reach) - originY, 0, height);
        for (int y = t; y < b; y++) {
            double py = y + originY + 0.5 - y0;
            double middle = x0 + py * slope;
            int from = Math.max(l, (int) (Math.floor(middle - band) - originX));
            int to = Math.min(r, (int) (Math.floor(middle + band) + 1 - originX));
            if (from >= to) {
                continue;
            }
            // Of the row, what lies beside the line itself; before and after it the ends are nearer.
            double start = ahead + py * turn;
            int first = inside(Math.floor(start) - originX, from, to);
            int last = inside(Math.floor(start + span) - originX, first, to);
            int row = y * width;
            beside(row, first, last, x0, uy, py * ux);
            double qy = y + originY + 0.5 - y1;
            if (rightwards) {
                around(row, last, to, x1, qy * qy);
            } else {
                around(row, from, first, x1, qy * qy);
            }
            int drawnFrom = joined && rightwards ? first : from;
            int drawnTo = joined && !rightwards ? last : to;
            if (!joined) {
                around(row, rightwards ? from : last, rightwards ? first : to, x0, py * py);
            }
            touch(y, drawnFrom, drawnTo);
        }
        left = Math.min(left, l);
        top = Math.min(top, t);
        right = Math.max(right, r);
        bottom = Math.max(bottom, b);
    }

    /** The integer in the value's place from one bound to another: what {@code Math.clamp} does, without its checks. */
    private static int inside(double value, int least, int most) {
        return Math.max(least, Math.min(most, (int) value));
    }

    /** Keeps the smaller distances of a row's pixels from a line through (x0, ...) with a direction. */
    private void beside(int row, int from, int to, double x0, double uy, double across) {
        double x = from + originX + 0.5;
        for (int at = row + from, end = row + to; at < end; at++, x++) {
            double d = (x - x0) * uy - across;
            int d2 = (int) (d * d * LineLook.STEPS);
            distance[at] = (short) Math.min(d2, distance[at]);
        }
    }

    /** Likewise from a point, whose row is {@code sqrt(py2)} away. */
    private void around(int row, int from, int to, double x0, double py2) {
        double x = from + originX + 0.5;
        for (int at = row + from, end = row + to; at < end; at++, x++) {
            double px = x - x0;
            int d2 = (int) ((px * px + py2) * LineLook.STEPS);
            distance[at] = (short) Math.min(d2, distance[at]);
        }
    }

    private void touch(int y, int from, int to) {
        if (from >= to) {
            return;
        }
        int at = y * words();
        int first = at + (from >> 6);
        int last = at + (to - 1 >> 6);
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            touched[first] |= head & tail;
            return;
        }
        touched[first] |= head;
        Arrays.fill(touched, first + 1, last, -1);
        touched[last] |= tail;
    }

    /**
     * A line that is interrupted.
     *
     * @param on drawn length in pixels
     * @param off length of the gaps
     * @param along how far from the start of the whole line (x0,y0) is
     */
    void dashed(double x0, double y0, double x1, double y1, double on, double off, double along) {
        if (misses(x0, y0, x1, y1)) {
            return;
        }
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length == 0) {
            return;
        }
        double ux = (x1 - x0) / length;
        double uy = (y1 - y0) / length;
        double middle = (originX + width / 2.0 - x0) * ux + (originY + height / 2.0 - y0) * uy;
        double span = Math.hypot(width, height) / 2 + reach + on + off;
        double from = Math.max(0, middle - span);
        double to = Math.min(length, middle + span);
        double period = on + off;
        // Counted, not added up: a raster further along the line must come to the same dash.
        for (double dash = Math.floor((along + from) / period); dash * period - along < to; dash++) {
            double start = dash * period - along;
            double a = Math.max(start, 0);
            double b = Math.min(start + on, length);
            if (b > a) {
                line(x0 + ux * a, y0 + uy * a, x0 + ux * b, y0 + uy * b);
            }
        }
    }

    /** Blends the lines since {@link #begin} and forgets them. */
    void draw(LineLook look, int rgb) {
        int words = words();
        for (int y = top; y < bottom; y++) {
            for (int word = left >> 6; word <= right - 1 >> 6; word++) {
                long bits = touched[y * words + word];
                if (bits == 0) {
                    continue;
                }
                touched[y * words + word] = 0;
                int at = y * width + (word << 6);
                while (bits != 0) {
                    int start = Long.numberOfTrailingZeros(bits);
                    int stop = Math.min(64, start + Long.numberOfTrailingZeros(~(bits >>> start)));
                    draw(look, rgb, at + start, at + stop);
                    bits = stop == 64 ? 0 : bits & -1L << stop;
                }
            }
        }
        clean();
    }

    private void draw(LineLook look, int rgb, int from, int to) {
        int[] pixels = raster.pixels();
        int size = look.size() - 1;
        for (int i = from; i < to; i++) {
            int d2 = distance[i];
            distance[i] = (short) FAR;
            pixels[i] = look.paint(pixels[i], rgb, Math.min(d2, size));
        }
    }

    /** An edge of the shape to be filled: flips everything to the right of it. */
    void edge(double x0, double y0, double x1, double y1) {
        area.edge(x0, y0, x1, y1);
    }

    /** Fills what the edges enclose and forgets them. */
    void fill(int rgb, int alpha) {
        area.fill(rgb, alpha);
    }

    /** The same, painted in another way. */
    void fill(EnclosedArea.Filler filler) {
        area.fill(filler);
    }

    /** One spot for an object too small to have a shape. */
    void spot(double x, double y, int rgb, int alpha) {
        SmallMarks.spot(raster, x, y, rgb, alpha);
    }

    /**
     * One oval within a rectangle, for an area so small that its own shape would hardly be told from it.
     *
     * @param look of its border, or null for none
     * @param alpha of its inside
     */
    void oval(double x0, double y0, double x1, double y1, @Nullable LineLook look, Style.Pattern pattern, int rgb,
            int alpha) {
        SmallMarks.oval(raster, x0, y0, x1, y1, look, pattern, rgb, alpha);
    }
}
