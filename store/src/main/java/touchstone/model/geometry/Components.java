package touchstone.model.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected components of a mask: its largest parts within which a path of neighbouring set pixels leads from each
 * pixel to every other. They are numbered from 0 in reading order of their first pixel. The cost is that of the mask's
 * runs of pixels, not of its pixels.
 */
public final class Components {

    /** Which pixels are neighbours. */
    public enum Neighbours {
        /** Those with a common side. */
        FOUR,
        /** Those with a common side or corner. */
        EIGHT
    }

    private final Mask mask;
    private final Runs runs;
    /** The component of each run. */
    private final int[] of;
    private final long[] areas;

    private Components(Mask mask, Runs runs, int[] of, long[] areas) {
        this.mask = mask;
        this.runs = runs;
        this.of = of;
        this.areas = areas;
    }

    public static Components of(Mask mask, Neighbours neighbours) {
        Runs runs = Runs.of(mask);
        Forest forest = join(runs, neighbours == Neighbours.EIGHT ? 1 : 0);
        int[] of = new int[runs.size()];
        long[] areas = new long[16];
        int count = 0;
        for (int run = 0; run < of.length; run++) {
            int root = forest.root(run);
            if (root == run) {
                if (count == areas.length) {
                    areas = Arrays.copyOf(areas, 2 * count);
                }
                of[run] = count++;
            } else {
                // The root is the first run, so that its number is known.
                of[run] = of[root];
            }
            areas[of[run]] += runs.to(run) - runs.from(run);
        }
        return new Components(mask, runs, of, Arrays.copyOf(areas, count));
    }

    /** @param slack by how many pixels runs of two rows may miss each other and still be neighbours */
    private static Forest join(Runs runs, int slack) {
        Forest forest = new Forest(runs.size());
        int upper = 0;
        int lower = 0;
        while (lower < runs.size()) {
            int end = runs.endOfRow(lower);
            if (upper < lower && runs.row(upper) == runs.row(lower) - 1) {
                int u = upper;
                int l = lower;
                while (u < lower && l < end) {
                    if (runs.from(l) < runs.to(u) + slack && runs.from(u) < runs.to(l) + slack) {
                        forest.join(u, l);
                    }
                    if (runs.to(u) < runs.to(l)) {
                        u++;
                    } else {
                        l++;
                    }
                }
            }
            upper = lower;
            lower = end;
        }
        return forest;
    }

    public int count() {
        return areas.length;
    }

    /** Number of pixels. */
    public long area(int component) {
        return areas[component];
    }

    /** Each component as a mask of the same frame. */
    public List<Mask> masks() {
        Bounds[] bounds = new Bounds[count()];
        Arrays.fill(bounds, Bounds.EMPTY);
        for (int run = 0; run < of.length; run++) {
            bounds[of[run]] = bounds[of[run]].union(new Bounds(runs.from(run), runs.row(run), runs.to(run),
                    runs.row(run) + 1.0));
        }
        MaskBuilder[] builders = new MaskBuilder[bounds.length];
        Arrays.setAll(builders, i -> new MaskBuilder(mask.width(), mask.height(), bounds[i]));
        for (int run = 0; run < of.length; run++) {
            builders[of[run]].span(runs.row(run), runs.from(run), runs.to(run));
        }
        List<Mask> masks = new ArrayList<>(builders.length);
        for (MaskBuilder builder : builders) {
            masks.add(builder.build());
        }
        return masks;
    }

    /** The mask without the components of fewer pixels than these. */
    public Mask atLeast(long pixels) {
        boolean[] kept = new boolean[count()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = areas[i] >= pixels;
        }
        return keep(kept);
    }

    /** The component of most pixels, the first of several; of an empty mask nothing. */
    public Mask largest() {
        int largest = 0;
        for (int i = 1; i < areas.length; i++) {
            largest = areas[i] > areas[largest] ? i : largest;
        }
        boolean[] kept = new boolean[count()];
        if (kept.length > 0) {
            kept[largest] = true;
        }
        return keep(kept);
    }

    /** The components without a pixel in the first or last row or column of a rectangle that holds the mask. */
    Mask within(Bounds rectangle) {
        boolean[] kept = new boolean[count()];
        Arrays.fill(kept, true);
        for (int run = 0; run < of.length; run++) {
            if (runs.row(run) == rectangle.minY() || runs.row(run) == rectangle.maxY() - 1
                    || runs.from(run) == rectangle.minX() || runs.to(run) == rectangle.maxX()) {
                kept[of[run]] = false;
            }
        }
        return keep(kept);
    }

    private Mask keep(boolean[] kept) {
        boolean all = true;
        for (boolean one : kept) {
            all &= one;
        }
        if (all) {
            return mask;
        }
        MaskBuilder builder = new MaskBuilder(mask.width(), mask.height(), mask.bounds());
        for (int run = 0; run < of.length; run++) {
            if (kept[of[run]]) {
                builder.span(runs.row(run), runs.from(run), runs.to(run));
            }
        }
        return builder.build();
    }
}
