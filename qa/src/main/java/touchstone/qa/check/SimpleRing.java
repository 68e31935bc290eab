package touchstone.qa.check;

import touchstone.model.geometry.Points;

/**
 * A quick answer for the ring of a usual object: whether it certainly neither crosses nor touches itself. Every two edges
 * are compared, which is quicker than any index while there are few; nothing is said of what is too close to tell in
 * double precision (Shewchuk 1997).
 */
final class SimpleRing {

    private static final int MOST_POINTS = 200;
    private static final double ERROR = 1e-15;

    private SimpleRing() {
    }

    /** False also where it is not known. */
    static boolean isCertain(Points ring) {
        int n = ring.size();
        if (n > MOST_POINTS) {
            return false;
        }
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            x[i] = ring.x(i % n);
            y[i] = ring.y(i % n);
        }
        for (int i = 0; i < n; i++) {
            if (turnsBack(x, y, i, n)) {
                return false;
            }
            double left = Math.min(x[i], x[i + 1]);
            double right = Math.max(x[i], x[i + 1]);
            double top = Math.min(y[i], y[i + 1]);
            double bottom = Math.max(y[i], y[i + 1]);
            for (int j = i + 2; j < (i == 0 ? n - 1 : n); j++) {
                boolean apart = x[j] < left && x[j + 1] < left || x[j] > right && x[j + 1] > right
                        || y[j] < top && y[j + 1] < top || y[j] > bottom && y[j + 1] > bottom
                        || side(x, y, i, j) * side(x, y, i, j + 1) > 0 || side(x, y, j, i) * side(x, y, j, i + 1) > 0;
                if (!apart) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the edge that ends in the next point may lie on the one that begins there. */
    private static boolean turnsBack(double[] x, double[] y, int edge, int n) {
        int next = edge + 1 == n ? 1 : edge + 2;
        double back = (x[edge] - x[edge + 1]) * (x[next] - x[edge + 1])
                + (y[edge] - y[edge + 1]) * (y[next] - y[edge + 1]);
        return side(x, y, edge, next) == 0 && back >= 0;
    }

    /** On which side of the edge's line the point lies; 0 where that is not certain. */
    private static int side(double[] x, double[] y, int edge, int point) {
        double left = (x[edge + 1] - x[edge]) * (y[point] - y[edge]);
        double right = (y[edge + 1] - y[edge]) * (x[point] - x[edge]);
        double turn = left - right;
        return Math.abs(turn) <= ERROR * (Math.abs(left) + Math.abs(right)) ? 0 : turn > 0 ? 1 : -1;
    }
}
