package touchstone.qa.similarity;

import java.util.Arrays;
import java.util.Comparator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The area that two valid polygons have in common, without building its outline, which is what takes long: rows are cut at
 * every corner of either and wherever two edges cross, so that between two cuts the common length of a row changes evenly
 * and its length in the middle times the height is exact. Edges that lie on each other need no care.
 */
final class CommonArea {

    /** Edges that are not level, by their upper end: y and x of the upper end, y of the lower one, x for each y. */
    private final double[][] edges;
    private final int[] active;
    private int count;
    private int next;

    private CommonArea(Geometry polygons) {
        int size = polygons.getNumPoints();
        double[][] all = new double[size][];
        int n = 0;
        for (int g = 0; g < polygons.getNumGeometries(); g++) {
            if (polygons.getGeometryN(g) instanceof Polygon polygon && !polygon.isEmpty()) {
                n = add(all, n, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    n = add(all, n, polygon.getInteriorRingN(hole));
                }
            }
        }
        edges = Arrays.copyOf(all, n);
        Arrays.sort(edges, Comparator.comparingDouble(edge -> edge[0]));
        active = new int[n];
    }

    private static int add(double[][] all, int from, LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        int n = from;
        for (int i = 1; i < points.size(); i++) {
            double y = points.getY(i - 1);
            double dy = points.getY(i) - y;
            double slope = (points.getX(i) - points.getX(i - 1)) / dy;
            if (dy > 0) {
                all[n++] = new double[]{ y, points.getX(i - 1), points.getY(i), slope };
            } else if (dy < 0) {
                all[n++] = new double[]{ points.getY(i), points.getX(i), y, slope };
            }
        }
        return n;
    }

    /** Of polygons or collections of them. */
    static double of(Geometry a, Geometry b) {
        CommonArea first = new CommonArea(a);
        CommonArea second = new CommonArea(b);
        double[] rows = rows(first.edges, second.edges);
        double area = 0;
        for (int i = 1; i < rows.length; i++) {
            if (rows[i] > rows[i - 1]) {
                first.moveTo(rows[i - 1]);
                second.moveTo(rows[i - 1]);
                if (first.count > 0 && second.count > 0) {
                    area += between(first, second, rows[i - 1], rows[i]);
                }
            }
        }
        return area;
    }

    /** Heights of all corners, in order. */
    private static double[] rows(double[][] a, double[][] b) {
        double[] rows = new double[2 * (a.length + b.length)];
        int n = 0;
        for (double[][] edges : new double[][][]{ a, b }) {
            for (double[] edge : edges) {
                rows[n++] = edge[0];
                rows[n++] = edge[2];
            }
        }
        Arrays.sort(rows);
        return rows;
    }

    /** From here on to the next corner the same edges are met. */
    private void moveTo(double y) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (edges[active[i]][2] > y) {
                active[kept++] = active[i];
            }
        }
        while (next < edges.length && edges[next][0] <= y) {
            if (edges[next][2] > y) {
                active[kept++] = next;
            }
            next++;
        }
        count = kept;
    }

    /** Between two corners, cut where an edge of one crosses an edge of the other. */
    private static double between(CommonArea a, CommonArea b, double top, double bottom) {
        double[] cuts = new double[a.count * b.count + 2];
        int n = 0;
        cuts[n++] = top;
        cuts[n++] = bottom;
        for (int i = 0; i < a.count; i++) {
            for (int j = 0; j < b.count; j++) {
                double above = a.x(i, top) - b.x(j, top);
                double below = a.x(i, bottom) - b.x(j, bottom);
                if (above < 0 && below > 0 || above > 0 && below < 0) {
                    cuts[n++] = Math.clamp(top + (bottom - top) * (above / (above - below)), top, bottom);
                }
            }
        }
        Arrays.sort(cuts, 0, n);
        double area = 0;
        for (int i = 1; i < n; i++) {
            double height = cuts[i] - cuts[i - 1];
            if (height > 0) {
                double middle = cuts[i - 1] + height / 2;
                area += height * commonLength(a.crossings(middle), b.crossings(middle));
            }
        }
        return area;
    }

    private double x(int place, double y) {
        double[] edge = edges[active[place]];
        return edge[1] + (y - edge[0]) * edge[3];
    }

    private double[] crossings(double y) {
        double[] crossings = new double[count];
        for (int i = 0; i < count; i++) {
            crossings[i] = x(i, y);
        }
        Arrays.sort(crossings);
        return crossings;
    }

    /** Every second gap between crossings is inside. */
    private static double commonLength(double[] a, double[] b) {
        double length = 0;
        int i = 0;
        int j = 0;
        while (i + 1 < a.length && j + 1 < b.length) {
            length += Math.max(0, Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]));
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return length;
    }
}
