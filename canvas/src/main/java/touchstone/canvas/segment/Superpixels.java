package touchstone.canvas.segment;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Point;

/**
 * A part of a level divided into small connected regions of like colour that keep to the edges, by SLIC: Achanta et al.,
 * SLIC Superpixels Compared to State-of-the-art Superpixel Methods (2012). Centres start on a grid; pixels join the
 * centre nearest in colour and place, centres move into the middle of their pixels; at last scattered bits join a
 * neighbour. The same image and grid give the same regions.
 */
public final class Superpixels {

    private static final int ROUNDS = 6;
    /** How much place counts beside colour, in CIELAB units over one grid step. */
    private static final double COMPACTNESS = 10;
    /** Bits smaller than this share of a grid square join a neighbour. */
    private static final double SMALLEST = 0.25;

    private final Source source;
    private final Shades shades;
    private final int[] labels;
    /** First and last column and row of each region, in the part. */
    private final int[] extents;

    private Superpixels(Source source, Shades shades, int[] labels, int count) {
        this.source = source;
        this.shades = shades;
        this.labels = labels;
        extents = extents(labels, shades.width, count);
    }

    /**
     * Half done when nobody waits any more.
     *
     * @param part in image coordinates
     * @param step pixels of the level between two centres, at least 2
     */
    public static Superpixels of(Source source, int level, Bounds part, int step, BooleanSupplier dropped)
            throws IOException {
        double size = 1L << level;
        int x = Math.clamp((long) Math.floor(part.minX() / size), 0, source.width(level) - 1);
        int y = Math.clamp((long) Math.floor(part.minY() / size), 0, source.height(level) - 1);
        int right = Math.clamp((long) Math.ceil(part.maxX() / size), x + 1, source.width(level));
        int bottom = Math.clamp((long) Math.ceil(part.maxY() / size), y + 1, source.height(level));
        Shades shades = Shades.read(source, level, x, y, right - x, bottom - y);
        Clustering clustering = new Clustering(new Colours(shades), step);
        for (int i = 0; i < ROUNDS && !dropped.getAsBoolean(); i++) {
            clustering.assign();
            clustering.move();
        }
        int[] labels = new int[shades.width * shades.height];
        int count = connect(clustering.nearest, shades.width, (int) (SMALLEST * step * step), labels);
        return new Superpixels(source, shades, labels, count);
    }

    /**
     * Numbers the connected pieces; a piece smaller than {@code smallest} joins the piece before it.
     *
     * @return how many there are
     */
    private static int connect(int[] cluster, int width, int smallest, int[] labels) {
        Arrays.fill(labels, -1);
        int[] piece = new int[labels.length];
        int count = 0;
        for (int start = 0; start < labels.length; start++) {
            if (labels[start] >= 0) {
                continue;
            }
            int beside = start % width > 0 ? labels[start - 1] : start >= width ? labels[start - width] : -1;
            int n = 1;
            piece[0] = start;
            labels[start] = count;
            for (int i = 0; i < n; i++) {
                int at = piece[i];
                int x = at % width;
                int[] around = { x > 0 ? at - 1 : at, x + 1 < width ? at + 1 : at, at >= width ? at - width : at,
                        at + width < labels.length ? at + width : at };
                for (int next : around) {
                    if (labels[next] < 0 && cluster[next] == cluster[start]) {
                        labels[next] = count;
                        piece[n++] = next;
                    }
                }
            }
            if (n < smallest && beside >= 0) {
                for (int i = 0; i < n; i++) {
                    labels[piece[i]] = beside;
                }
            } else {
                count++;
            }
        }
        return count;
    }

    private static int[] extents(int[] labels, int width, int count) {
        int[] extents = new int[4 * count];
        for (int i = 0; i < count; i++) {
            extents[4 * i] = Integer.MAX_VALUE;
            extents[4 * i + 1] = Integer.MAX_VALUE;
        }
        for (int i = 0; i < labels.length; i++) {
            int at = 4 * labels[i];
            extents[at] = Math.min(extents[at], i % width);
            extents[at + 1] = Math.min(extents[at + 1], i / width);
            extents[at + 2] = Math.max(extents[at + 2], i % width);
            extents[at + 3] = Math.max(extents[at + 3], i / width);
        }
        return extents;
    }

    public int level() {
        return shades.level;
    }

    /** How many regions there are; they are numbered from 0. */
    public int count() {
        return extents.length / 4;
    }

    /** The part in image coordinates. */
    public Bounds part() {
        double size = 1L << shades.level;
        return new Bounds(shades.x * size, shades.y * size, (shades.x + shades.width) * size,
                (shades.y + shades.height) * size);
    }

    /** The region at a place in image coordinates; -1 beyond the part. */
    public int at(double x, double y) {
        int column = (int) Math.floor(x) >> shades.level;
        int row = (int) Math.floor(y) >> shades.level;
        return shades.has(column, row) ? labels[shades.index(column, row)] : -1;
    }

    public int at(Point place) {
        return at(place.x(), place.y());
    }

    /** A region's pixels in the level's frame. */
    public Mask mask(int region) {
        MaskBuilder mask = new MaskBuilder(source.width(shades.level), source.height(shades.level));
        for (int row = extents[4 * region + 1]; row <= extents[4 * region + 3]; row++) {
            int from = -1;
            for (int column = extents[4 * region]; column <= extents[4 * region + 2] + 1; column++) {
                boolean in = column < shades.width && labels[row * shades.width + column] == region;
                if (in && from < 0) {
                    from = column;
                } else if (!in && from >= 0) {
                    mask.span(shades.y + row, shades.x + from, shades.x + column);
                    from = -1;
                }
            }
        }
        return mask.build();
    }

    /** A mask of the level's frame in the image's own pixels, each pixel of the level as a square. */
    public Mask enlarged(Mask mask) {
        Mask large = mask;
        for (int level = shades.level - 1; level >= 0; level--) {
            large = Finer.enlarged(large, source.width(level), source.height(level));
        }
        return large;
    }

    /**
     * Regions in the image's own pixels: along their border, one pixel of the level to each side, a pixel of the image
     * goes with the like of the regions that meet there. Half done when nobody waits any more.
     *
     * @param mask whole regions in the level's frame
     */
    public Mask refined(Mask mask, BooleanSupplier dropped) throws IOException {
        Mask fine = mask;
        for (int level = shades.level - 1; level >= 0; level--) {
            Flood.Ground ground = new NearestSide(source, level, fine);
            fine = new Finer(fine, source.width(level), source.height(level)).along(ground, dropped);
        }
        return fine;
    }

    /** SLIC's rounds. */
    private static final class Clustering {

        private final Colours colours;
        private final int width;
        private final int height;
        private final int step;
        private final int columns;
        private final int rows;
        /** Of each centre: its colour's three parts, x and y. */
        private final double[] centres;
        private final int[] nearest;
        private final float[] distance;

        Clustering(Colours colours, int step) {
            this.colours = colours;
            width = colours.width;
            height = colours.height;
            this.step = step;
            columns = Math.max(1, (width + step / 2) / step);
            rows = Math.max(1, (height + step / 2) / step);
            centres = new double[5 * columns * rows];
            nearest = new int[width * height];
            distance = new float[width * height];
            for (int i = 0; i < columns * rows; i++) {
                place(i, (int) ((i % columns + 0.5) * width / columns),
                        (int) ((Math.floorDiv(i, columns) + 0.5) * height / rows));
            }
        }

        private void place(int centre, int x, int y) {
            int at = y * width + x;
            for (int c = 0; c < 3; c++) {
                centres[5 * centre + c] = colours.lab[3 * at + c];
            }
            centres[5 * centre + 3] = x;
            centres[5 * centre + 4] = y;
        }

        /** Each pixel joins the nearest centre among those near it. */
        void assign() {
            Arrays.fill(distance, Float.MAX_VALUE);
            double weight = COMPACTNESS * COMPACTNESS / ((double) step * step);
            int reach = step + step / 4;
            for (int i = 0; i < columns * rows; i++) {
                float l = (float) centres[5 * i];
                float a = (float) centres[5 * i + 1];
                float b = (float) centres[5 * i + 2];
                double cx = centres[5 * i + 3];
                double cy = centres[5 * i + 4];
                int top = Math.max(0, (int) cy - reach);
                int bottom = Math.min(height - 1, (int) cy + reach);
                int left = Math.max(0, (int) cx - reach);
                int right = Math.min(width - 1, (int) cx + reach);
                for (int y = top; y <= bottom; y++) {
                    float down = (float) (weight * (y - cy) * (y - cy));
                    for (int x = left; x <= right; x++) {
                        int at = y * width + x;
                        float dl = colours.lab[3 * at] - l;
                        float da = colours.lab[3 * at + 1] - a;
                        float db = colours.lab[3 * at + 2] - b;
                        float across = (float) (x - cx);
                        float d = dl * dl + da * da + db * db + down + (float) weight * across * across;
                        if (d < distance[at]) {
                            distance[at] = d;
                            nearest[at] = i;
                        }
                    }
                }
            }
        }

        /** Each centre moves into the middle of its pixels, in colour and in place. */
        void move() {
            double[] sums = new double[centres.length];
            int[] pixels = new int[columns * rows];
            for (int at = 0; at < nearest.length; at++) {
                int i = nearest[at];
                pixels[i]++;
                for (int c = 0; c < 3; c++) {
                    sums[5 * i + c] += colours.lab[3 * at + c];
                }
                sums[5 * i + 3] += at % width;
                sums[5 * i + 4] += Math.floorDiv(at, width);
            }
            for (int i = 0; i < pixels.length; i++) {
                for (int c = 0; c < 5 && pixels[i] > 0; c++) {
                    centres[5 * i + c] = sums[5 * i + c] / pixels[i];
                }
            }
        }
    }
}
