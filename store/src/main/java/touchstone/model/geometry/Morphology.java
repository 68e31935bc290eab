package touchstone.model.geometry;

/**
 * Changes of a mask's outline. The frame's edge is no outline: a mask that reaches it goes on beyond, so that it neither
 * shrinks from there nor is smoothed there by pixels that nobody knows.
 */
public final class Morphology {

    /** The largest radius of {@link #smooth}. */
    public static final int SMOOTHEST = 63;

    /** Above this many pixels a distance to each of them takes more memory than it is worth. */
    private static final double MAX_DISTANCES = 1 << 26;
    /** How much longer a pixel's distance takes than a pixel row of a disc. */
    private static final double DISTANCE_COST = 3;

    private Morphology() {
    }

    /**
     * The pixels of the frame whose centre lies within {@code radius} of the centre of a pixel of the mask: its dilation by
     * a disc, exactly.
     *
     * @throws InvalidGeometry when the radius is negative or beyond 100 million pixels
     */
    public static Mask grow(Mask mask, double radius) {
        requireRadius(radius);
        return mask.isEmpty() || radius < 1 ? mask : mask.union(near(Borders.inner(mask), radius));
    }

    /**
     * The pixels of the mask whose centre lies farther than {@code radius} from that of every pixel of the frame that is not
     * in it: its erosion by a disc, exactly.
     *
     * @throws InvalidGeometry as {@link #grow}
     */
    public static Mask shrink(Mask mask, double radius) {
        requireRadius(radius);
        return mask.isEmpty() || radius < 1 ? mask : mask.minus(near(Borders.outer(mask), radius));
    }

    /**
     * The mask with its holes filled, unset pixels from which no path over common sides leads to the frame's edge or away
     * from the mask.
     */
    public static Mask fillHoles(Mask mask) {
        return fillHoles(mask, Long.MAX_VALUE);
    }

    /** The mask with its holes of at most so many pixels filled. */
    public static Mask fillHoles(Mask mask, long largest) {
        if (mask.isEmpty()) {
            return mask;
        }
        Bounds bounds = mask.bounds();
        Mask outside = Mask.rectangle(mask.width(), mask.height(), bounds).minus(mask);
        Mask holes = Components.of(outside, Components.Neighbours.FOUR).within(bounds);
        if (largest < Long.MAX_VALUE) {
            holes = holes.minus(Components.of(holes, Components.Neighbours.FOUR).atLeast(largest + 1));
        }
        return mask.union(holes);
    }

    /**
     * Each pixel as most pixels of the frame whose centres lie within {@code radius} of its own, and unchanged where as many
     * are set as are not: the median filter with a disc. Straight outlines stay where they are, corners and bumps narrower
     * than the disc are rounded off, specks and pits less than half its size vanish.
     *
     * @param radius in pixels, at most {@link #SMOOTHEST}
     * @throws InvalidGeometry when the radius is negative or larger
     */
    public static Mask smooth(Mask mask, double radius) {
        requireRadius(radius);
        if (radius > SMOOTHEST) {
            throw new InvalidGeometry("A mask can be smoothed over at most " + SMOOTHEST + " pixels.");
        }
        if (mask.isEmpty() || radius < 1) {
            return mask;
        }
        Mask doubtful = near(Borders.inner(mask).union(Borders.outer(mask)), radius);
        return Majority.of(mask, doubtful, halfWidths(radius));
    }

    /** The pixels within the radius of some pixel of a thin mask. */
    private static Mask near(Mask border, double radius) {
        if (border.isEmpty()) {
            return border;
        }
        // From corner to corner of the frame is less than both its sides.
        int[] halfWidths = halfWidths(Math.min(radius, (double) border.width() + border.height()));
        Runs runs = Runs.of(border);
        Bounds reach = border.bounds().grow(Math.floor(radius))
                .intersection(Bounds.ofSize(0, 0, border.width(), border.height()));
        double pixels = reach.width() * reach.height();
        return pixels <= MAX_DISTANCES && reach.width() <= DistanceMap.LONGEST_SIDE
                && reach.height() <= DistanceMap.LONGEST_SIDE
                && (double) runs.size() * halfWidths.length > DISTANCE_COST * pixels
                        ? byDistance(border, reach, radius)
                        : byDiscs(border, runs, halfWidths);
    }

    /** As a disc moved along each run. */
    static Mask byDiscs(Mask border, Runs runs, int[] halfWidths) {
        int reach = halfWidths.length / 2;
        MaskBuilder near = new MaskBuilder(border.width(), border.height(), border.bounds().grow(reach));
        for (int run = 0; run < runs.size(); run++) {
            for (int dy = -reach; dy <= reach; dy++) {
                int half = halfWidths[reach + dy];
                near.span(runs.row(run) + dy, runs.from(run) - half, runs.to(run) + half);
            }
        }
        return near.build();
    }

    /** By a distance for every pixel, which is cheaper where the border is dense and the disc large. */
    static Mask byDistance(Mask border, Bounds reach, double radius) {
        DistanceMap distances = DistanceMap.to(border, reach);
        int limit = (int) Math.min(Integer.MAX_VALUE - 1.0, radius * radius);
        MaskBuilder near = new MaskBuilder(border.width(), border.height(), reach);
        for (int y = 0; y < distances.height(); y++) {
            int from = -1;
            for (int x = 0; x <= distances.width(); x++) {
                boolean within = x < distances.width() && distances.squared(x, y) <= limit;
                if (within && from < 0) {
                    from = x;
                } else if (!within && from >= 0) {
                    near.span(distances.top() + y, distances.left() + from, distances.left() + x);
                    from = -1;
                }
            }
        }
        return near.build();
    }

    /** How far the disc reaches to either side in each of its rows, the middle one being its centre's. */
    static int[] halfWidths(double radius) {
        int reach = (int) radius;
        int[] halfWidths = new int[2 * reach + 1];
        for (int dy = -reach; dy <= reach; dy++) {
            halfWidths[reach + dy] = (int) Math.sqrt(Math.floor(radius * radius) - (double) dy * dy);
        }
        return halfWidths;
    }

    private static void requireRadius(double radius) {
        if (!(radius >= 0 && radius <= Rasterizer.FARTHEST)) {
            throw new InvalidGeometry("The radius is " + radius + "; it must be a number from 0 to 100 million.");
        }
    }
}
