package touchstone.qa.similarity;

import java.util.Arrays;
import touchstone.model.geometry.Points;

/** The common area of two convex rings that run clockwise on the screen (Sutherland and Hodgman 1974). */
final class ConvexClip {

    private ConvexClip() {
    }

    static double commonArea(Points a, Points b) {
        double[] ring = a.toArray();
        int n = b.size();
        for (int i = 0; i < n && ring.length > 0; i++) {
            ring = clip(ring, b.x(i), b.y(i), b.x((i + 1) % n), b.y((i + 1) % n));
        }
        return ring.length < 6 ? 0 : Math.abs(Points.of(ring).signedArea());
    }

    /** Keeps what lies on the right-hand side, as seen on the screen, of the line from (x0,y0) to (x1,y1). */
    private static double[] clip(double[] ring, double x0, double y0, double x1, double y1) {
        double[] kept = new double[ring.length * 2 + 4];
        int n = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            double here = side(ring[i], ring[i + 1], x0, y0, x1, y1);
            double there = side(ring[j], ring[j + 1], x0, y0, x1, y1);
            if (here >= 0) {
                kept[n++] = ring[i];
                kept[n++] = ring[i + 1];
            }
            if (here > 0 && there < 0 || here < 0 && there > 0) {
                double t = here / (here - there);
                kept[n++] = ring[i] + t * (ring[j] - ring[i]);
                kept[n++] = ring[i + 1] + t * (ring[j + 1] - ring[i + 1]);
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static double side(double x, double y, double x0, double y0, double x1, double y1) {
        return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
    }
}
