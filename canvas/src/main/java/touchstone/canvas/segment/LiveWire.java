package touchstone.canvas.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * The ways along edges from one place to all places around it. Ways run over pixels of one level from centre to centre;
 * places and ways are given in image coordinates.
 */
public final class LiveWire {

    /** Pixels of the level that a way may be sought in at most. */
    private static final int LARGEST = 1 << 22;
    /** So far, in pixels of the level, a way may lead across or down: half the side of the largest part. */
    private static final int FARTHEST = 1000;
    /** How far a place may be moved onto an edge, in pixels of the level. */
    private static final int SNAP = 4;

    private final Source source;
    private final int level;
    private final EdgeMap edges;
    private final PathTree tree;
    private final Point root;

    private LiveWire(Source source, int level, EdgeMap edges, PathTree tree, Point root) {
        this.source = source;
        this.level = level;
        this.edges = edges;
        this.tree = tree;
        this.root = root;
    }

    /**
     * Half done when nobody waits any more.
     *
     * @param part where ways may run, in image coordinates; a very large one is cut around the place
     * @param snaps whether the place is moved onto the strongest edge near it
     */
    public static LiveWire from(Source source, int level, Point place, Bounds part, boolean snaps,
            BooleanSupplier dropped) throws IOException {
        int x = column(source, level, place);
        int y = row(source, level, place);
        double size = 1L << level;
        int left = Math.min(x, (int) Math.floor(Math.max(0, part.minX()) / size));
        int top = Math.min(y, (int) Math.floor(Math.max(0, part.minY()) / size));
        int right = Math.max(x + 1, (int) Math.min(source.width(level), Math.ceil(part.maxX() / size)));
        int bottom = Math.max(y + 1, (int) Math.min(source.height(level), Math.ceil(part.maxY() / size)));
        if ((long) (right - left) * (bottom - top) > LARGEST) {
            int half = (int) Math.sqrt(LARGEST) / 2;
            left = Math.max(left, x - half);
            top = Math.max(top, y - half);
            right = Math.min(right, x + half);
            bottom = Math.min(bottom, y + half);
        }
        EdgeMap edges = new EdgeMap(Shades.read(source, level, left, top, right - left, bottom - top));
        int at = snaps ? edges.strongest(x - left, y - top, SNAP) : edges.shades.index(x, y);
        PathTree tree = new PathTree(edges.width, edges.height, edges::step, EdgeMap.dearestStep(), at, null, -1,
                dropped);
        return new LiveWire(source, level, edges, tree, centre(edges, level, at));
    }

    private static int column(Source source, int level, Point place) {
        return Math.clamp((int) Math.floor(place.x()) >> level, 0, source.width(level) - 1);
    }

    private static int row(Source source, int level, Point place) {
        return Math.clamp((int) Math.floor(place.y()) >> level, 0, source.height(level) - 1);
    }

    private static Point centre(EdgeMap edges, int level, int at) {
        double size = 1L << level;
        return new Point((edges.shades.x + at % edges.width + 0.5) * size,
                (edges.shades.y + at / edges.width + 0.5) * size);
    }

    /** The middle of the pixel where ways begin: that of the place asked for, or on the edge near it. */
    public Point root() {
        return root;
    }

    private int index(Point place) {
        int x = column(source, level, place);
        int y = row(source, level, place);
        return edges.shades.has(x, y) ? edges.shades.index(x, y) : -1;
    }

    /** Whether ways from a place to another could be found at all. */
    public static boolean spans(int level, Point from, Point to) {
        double reach = (double) FARTHEST * (1L << level);
        return Math.abs(from.x() - to.x()) <= reach && Math.abs(from.y() - to.y()) <= reach;
    }

    /** Whether a way to the place is known. */
    public boolean reaches(Point place) {
        int at = index(place);
        return at >= 0 && tree.reaches(at);
    }

    /** The place on the strongest edge near a reached one. */
    public Point snapped(Point place) {
        int at = index(place);
        return centre(edges, level, edges.strongest(at % edges.width, at / edges.width, SNAP));
    }

    /** From the root to a reached place, over the middles of pixels. */
    public Points to(Point place) {
        int[] path = tree.path(index(place));
        double[] xy = new double[2 * path.length];
        for (int i = 0; i < path.length; i++) {
            Point p = centre(edges, level, path[i]);
            xy[2 * i] = p.x();
            xy[2 * i + 1] = p.y();
        }
        return Points.of(xy);
    }

    /**
     * Brings a way to the image's own pixels: level by level along the edges, never further away than three pixels of the
     * finer level from where it ran. Half done when nobody waits any more.
     *
     * @param way over the middles of neighbouring pixels of a level, as {@link #to} gives it
     */
    public static Points refined(Source source, int level, Points way, BooleanSupplier dropped) throws IOException {
        List<int[]> path = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            path.add(new int[]{ (int) Math.floor(way.x(i)) >> level, (int) Math.floor(way.y(i)) >> level });
        }
        for (int finer = level - 1; finer >= 0 && !dropped.getAsBoolean(); finer--) {
            path = new Corridor(source, finer).along(path, dropped);
        }
        double[] xy = new double[2 * path.size()];
        for (int i = 0; i < path.size(); i++) {
            xy[2 * i] = path.get(i)[0] + 0.5;
            xy[2 * i + 1] = path.get(i)[1] + 0.5;
        }
        return Points.of(xy);
    }
}
