package touchstone.model.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Traces the outlines of a mask along the edges of its pixels.
 * <p>
 * The sides of all runs of set pixels are linked to rings, line by line: a left side is walked upwards and a right side
 * downwards, so that set pixels lie to the right of the way. One pass over the runs does it, whatever the number of
 * rings.
 */
public final class Contours {

    /** End of a side, as seen walking along it. */
    private static final int EXIT = 1;
    private static final int ENTRY = 2;

    private final Runs runs;
    private final int sides;
    private final int[] next;
    /** Ends of sides at corners where two set pixels touch only diagonally. */
    private final byte[] touching;
    /** Over the runs: those of one 4-connected component are joined. */
    private final Forest forest;

    private Contours(Runs runs) {
        this.runs = runs;
        sides = 2 * runs.size();
        next = new int[sides];
        touching = new byte[sides];
        forest = new Forest(runs.size());
    }

    /**
     * The outlines as rings of pixel corners, without loss: filled by pixel centres or by the COCO rule they give the mask
     * again. Each 4-connected component is one part; pixels that touch only at a corner are in different parts, or the
     * same part's ring is split there, so that no ring touches itself. Outer rings run clockwise on the screen, holes the
     * other way round. Parts and their holes come in reading order of their first pixel.
     *
     * @throws InvalidGeometry when the mask is empty, for a polygon has at least one ring
     */
    public static Polygon polygon(Mask mask) {
        if (mask.isEmpty()) {
            throw new InvalidGeometry("An empty mask has no outline.");
        }
        Contours contours = new Contours(Runs.of(mask));
        contours.link();
        return contours.polygon();
    }

    private void link() {
        int upper = 0;
        int lower = 0;
        while (lower < sides) {
            int row = runs.row(lower / 2);
            int end = 2 * runs.endOfRow(lower / 2);
            boolean adjacent = upper < lower && runs.row(upper / 2) == row - 1;
            if (!adjacent) {
                linkLine(upper, lower, lower, lower);
            }
            linkLine(adjacent ? upper : lower, lower, lower, end);
            upper = lower;
            lower = end;
        }
        linkLine(upper, sides, sides, sides);
    }

    /** Links the sides of one row to those of the row below it along the line between them. */
    private void linkLine(int upper, int upperEnd, int lower, int lowerEnd) {
        int u = upper;
        int l = lower;
        int open = -1;
        while (u < upperEnd || l < lowerEnd) {
            int ux = u < upperEnd ? runs.side(u) : Integer.MAX_VALUE;
            int lx = l < lowerEnd ? runs.side(l) : Integer.MAX_VALUE;
            if (ux == lx && open < 0) {
                if (isRight(u)) {
                    next[u] = l;
                } else {
                    next[l] = u;
                }
                u++;
                l++;
            } else if (ux == lx) {
                // Two set pixels touch at this corner only: each keeps its own outline.
                int right = isRight(u) ? u : l;
                int left = isRight(u) ? l : u;
                join(open, right, lower);
                open = left;
                touch(right, lower);
                touch(left, lower);
                u++;
                l++;
            } else {
                int side = ux < lx ? u++ : l++;
                if (open < 0) {
                    open = side;
                } else {
                    join(open, side, lower);
                    open = -1;
                }
            }
            if (isRight(u) && isRight(l)) {
                forest.join(u / 2, l / 2);
            }
        }
    }

    private static boolean isRight(int side) {
        return (side & 1) != 0;
    }

    /** Whether the side is walked towards the line above the row that starts with side {@code lower}. */
    private static boolean arrives(int side, int lower) {
        return isRight(side) == side < lower;
    }

    private void touch(int side, int lower) {
        touching[side] = (byte) (touching[side] | (arrives(side, lower) ? EXIT : ENTRY));
    }

    private void join(int a, int b, int lower) {
        if (arrives(a, lower)) {
            next[a] = b;
        } else {
            next[b] = a;
        }
    }

    private Polygon polygon() {
        Component[] ofRoot = new Component[sides / 2];
        List<Component> components = new ArrayList<>();
        Ring ring = new Ring();
        for (int start = 0; start < sides; start++) {
            if (next[start] >= 0) {
                int root = forest.root(start / 2);
                if (ofRoot[root] == null) {
                    ofRoot[root] = new Component(new ArrayList<>(1), new ArrayList<>(0));
                    components.add(ofRoot[root]);
                }
                trace(start, ring, ofRoot[root]);
            }
        }
        return new Polygon(components.stream().map(c -> new Polygon.Part(c.outer.getFirst(), c.holes)).toList());
    }

    /** A component has one outer ring; it is a list because it may be found after some of its holes. */
    private record Component(List<Points> outer, List<Points> holes) {

        void add(Points ring) {
            (ring.signedArea() > 0 ? outer : holes).add(ring);
        }
    }

    private void trace(int start, Ring ring, Component component) {
        int side = start;
        do {
            int to = next[side];
            next[side] = -1;
            if (runs.side(side) != runs.side(to)) {
                int line = runs.row(side / 2) + (side & 1);
                ring.add(runs.side(side), line, (touching[side] & EXIT) != 0, component);
                ring.add(runs.side(to), line, (touching[to] & ENTRY) != 0, component);
            }
            side = to;
        } while (side != start);
        ring.close(component);
    }

    /** The corners of a ring so far. Where it comes back to a corner, the loop between is a ring of its own. */
    private static final class Ring {

        private Map<Long, Integer> seen = new HashMap<>();
        private double[] xy = new double[16];
        private int length;

        void add(int x, int y, boolean mayComeBack, Component component) {
            if (mayComeBack) {
                Integer earlier = seen.putIfAbsent(((long) y << 32) | x, length);
                if (earlier != null) {
                    component.add(Points.of(Arrays.copyOfRange(xy, earlier, length)));
                    length = earlier + 2;
                    return;
                }
            }
            if (length == xy.length) {
                xy = Arrays.copyOf(xy, 2 * length);
            }
            xy[length++] = x;
            xy[length++] = y;
        }

        void close(Component component) {
            component.add(Points.of(Arrays.copyOf(xy, length)));
            length = 0;
            if (!seen.isEmpty()) {
                // Clearing a map that once was large would cost its largest size for every ring.
                seen = new HashMap<>();
            }
        }
    }
}
