package touchstone.model.geometry;

import java.util.Arrays;
import java.util.List;

/**
 * The run-length encoding of a mask as in COCO ({@code maskApi.c}): lengths of alternating runs down the columns, column
 * after column, the first one of unset pixels and possibly 0. Equal to that of pycocotools run by run and character by
 * character.
 */
public final class Rle {

    private static final int BITS = 5;
    private static final int MORE = 0x20;
    private static final int NEGATIVE = 0x10;
    private static final int FIRST_CHARACTER = 48;

    private final int width;
    private final int height;
    private final long[] counts;

    private Rle(int width, int height, long[] counts) {
        this.width = width;
        this.height = height;
        this.counts = counts;
    }

    public static Rle of(Mask mask) {
        Runs runs = new Runs(mask.height());
        mask.transpose().forEachRun(runs);
        return new Rle(mask.width(), mask.height(), runs.counts((long) mask.width() * mask.height()));
    }

    /** @throws InvalidGeometry when a count is negative or they do not add up to the frame */
    public static Rle ofCounts(int width, int height, long... counts) {
        Mask.requireFrame(width, height);
        long left = (long) width * height;
        for (long count : counts) {
            if (count < 0) {
                throw new InvalidGeometry("A run-length mask has a negative run.");
            }
            left -= count;
            if (left < 0) {
                break;
            }
        }
        if (left != 0) {
            throw new InvalidGeometry("The runs of a run-length mask cover " + (left < 0 ? "more" : "fewer")
                    + " pixels than its frame of " + width + " x " + height + " has.");
        }
        return new Rle(width, height, counts.clone());
    }

    /**
     * From the compressed string: runs from the fourth on as differences from the last but one, in groups of 5 bits from
     * the lowest, as characters from '0'.
     *
     * @throws InvalidGeometry when the string is broken off, has other characters, or as for {@link #ofCounts}
     */
    public static Rle ofCompressed(int width, int height, String compressed) {
        long[] counts = new long[compressed.length()];
        int n = 0;
        int at = 0;
        while (at < compressed.length()) {
            long value = 0;
            int shift = 0;
            int group;
            do {
                group = at < compressed.length() ? compressed.charAt(at++) - FIRST_CHARACTER : -1;
                if (group < 0 || group >= 2 * MORE || shift > 55) {
                    throw new InvalidGeometry(group == -1 && at == compressed.length()
                            ? "A run-length mask's string is broken off."
                            : "A run-length mask's string has an impossible character at place " + at + ".");
                }
                value |= (long) (group & 0x1f) << shift;
                shift += BITS;
            } while ((group & MORE) != 0);
            if ((group & NEGATIVE) != 0) {
                value |= -1L << shift;
            }
            counts[n] = n > 2 ? value + counts[n - 2] : value;
            n++;
        }
        return ofCounts(width, height, Arrays.copyOf(counts, n));
    }

    /** The ring as COCO's polygon rule fills it. */
    public static Rle ofPolygon(Points ring, int width, int height) {
        return of(Rasterizer.ring(ring, width, height));
    }

    /** The union of rings, as COCO reads a list of polygons. Holes cannot be said in this way. */
    public static Rle ofPolygons(List<Points> rings, int width, int height) {
        return of(Rasterizer.rings(rings, width, height));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** A copy of the runs, unset pixels first. */
    public long[] counts() {
        return counts.clone();
    }

    public String compressed() {
        StringBuilder text = new StringBuilder(counts.length * 2);
        for (int i = 0; i < counts.length; i++) {
            long value = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            boolean more;
            do {
                long group = value & 0x1f;
                value >>= BITS;
                more = (group & NEGATIVE) != 0 ? value != -1 : value != 0;
                text.append((char) (FIRST_CHARACTER + (more ? group | MORE : group)));
            } while (more);
        }
        return text.toString();
    }

    /** Takes memory for the tiles in which a run starts or ends, not for those that a long run covers. */
    public Mask mask() {
        Parity columns = new Parity(width, height, bounds());
        long at = 0;
        for (int i = 0; i < counts.length; i++) {
            long end = at + counts[i];
            while (i % 2 == 1 && at < end) {
                int x = (int) (at / height);
                int y = (int) (at % height);
                int length = (int) Math.min(end - at, height - y);
                columns.change(x, y);
                columns.change(x, y + length);
                at += length;
            }
            at = end;
        }
        return columns.fillDown();
    }

    public long areaPixels() {
        long area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    /**
     * Number of pixels in both, found run by run without building a mask.
     *
     * @throws InvalidGeometry when the frames differ
     */
    public long intersectionArea(Rle other) {
        if (width != other.width || height != other.height) {
            throw new InvalidGeometry("A mask of " + width + " x " + height + " pixels cannot be combined with one of "
                    + other.width + " x " + other.height + ".");
        }
        long area = 0;
        int i = 1;
        int j = 1;
        long from = counts.length > 0 ? counts[0] : 0;
        long otherFrom = other.counts.length > 0 ? other.counts[0] : 0;
        while (i < counts.length && j < other.counts.length) {
            long to = from + counts[i];
            long otherTo = otherFrom + other.counts[j];
            area += Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
            if (to <= otherTo) {
                from = to + (i + 1 < counts.length ? counts[i + 1] : 0);
                i += 2;
            } else {
                otherFrom = otherTo + (j + 1 < other.counts.length ? other.counts[j + 1] : 0);
                j += 2;
            }
        }
        return area;
    }

    /** Around the pixels' outer corners; COCO's box of the same mask is x, y, width, height of it, 0 0 0 0 if empty. */
    public Bounds bounds() {
        Bounds bounds = Bounds.EMPTY;
        long at = 0;
        for (int i = 0; i < counts.length; i++) {
            long end = at + counts[i];
            if (i % 2 == 1 && at < end) {
                long firstX = at / height;
                long lastX = (end - 1) / height;
                boolean within = firstX == lastX;
                bounds = bounds.union(new Bounds(firstX, within ? at % height : 0, lastX + 1,
                        within ? (end - 1) % height + 1 : height));
            }
            at = end;
        }
        return bounds;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Rle r && r.width == width && r.height == height && Arrays.equals(counts, r.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Rle[" + width + " x " + height + " " + compressed() + "]";
    }

    /** Collects runs down the columns into counts; a run that goes on in the next column stays one. */
    private static final class Runs implements Mask.RunVisitor {

        private final int height;
        private long[] counts = new long[16];
        private int size;
        private long end;

        Runs(int height) {
            this.height = height;
        }

        @Override
        public void run(int column, int from, int to) {
            long start = (long) column * height + from;
            long length = (long) to - from;
            if (start == end && size > 0) {
                counts[size - 1] += length;
            } else {
                if (size + 3 > counts.length) {
                    counts = Arrays.copyOf(counts, 2 * counts.length);
                }
                counts[size++] = start - end;
                counts[size++] = length;
            }
            end = start + length;
        }

        long[] counts(long pixels) {
            if (end < pixels || size == 0) {
                counts[size++] = pixels - end;
            }
            return Arrays.copyOf(counts, size);
        }
    }
}
