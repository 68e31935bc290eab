package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders by what things look like: points in a space of features, compared by Euclidean distance. Deterministic; of equals
 * the earlier one comes first.
 */
final class KCenter {

    private static final int MOST_KINDS = 32;

    private KCenter() {
    }

    /**
     * Farthest first (Gonzalez 1985): begins nearest to the mean and goes on with the point that is farthest from all
     * taken before. The first k of it are k-centre greedy's selection.
     *
     * @param points of one length each
     * @return places in the list
     */
    static List<Integer> farthestFirst(List<double[]> points, int k) {
        List<Integer> taken = new ArrayList<>();
        if (points.isEmpty()) {
            return taken;
        }
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int next = nearestTo(mean(points, null, 0), points);
        while (taken.size() < Math.min(k, points.size())) {
            taken.add(next);
            double[] centre = points.get(next);
            nearest[next] = -1;
            int farthest = -1;
            for (int i = 0; i < nearest.length; i++) {
                if (nearest[i] >= 0) {
                    nearest[i] = Math.min(nearest[i], distance(centre, points.get(i)));
                    farthest = farthest < 0 || nearest[i] > nearest[farthest] ? i : farthest;
                }
            }
            next = farthest;
        }
        return taken;
    }

    /**
     * Typical first: points are parted into kinds around farthest-first centres (as many as the root of their number, at
     * most 32); each kind, the largest first, gives in turn the point that is nearest to its mean.
     */
    static List<Integer> typicalFirst(List<double[]> points) {
        int kinds = Math.clamp((long) Math.sqrt(points.size()), 1, MOST_KINDS);
        List<Integer> centres = farthestFirst(points, kinds);
        int[] kind = new int[points.size()];
        List<List<Integer>> members = new ArrayList<>();
        centres.forEach(c -> members.add(new ArrayList<>()));
        for (int i = 0; i < points.size(); i++) {
            for (int c = 1; c < centres.size(); c++) {
                if (distance(points.get(i), points.get(centres.get(c))) < distance(points.get(i),
                        points.get(centres.get(kind[i])))) {
                    kind[i] = c;
                }
            }
            members.get(kind[i]).add(i);
        }
        for (int c = 0; c < members.size(); c++) {
            double[] mean = mean(points, kind, c);
            members.get(c).sort(Comparator.comparingDouble(i -> distance(mean, points.get(i))));
        }
        members.sort(Comparator.comparingInt((List<Integer> m) -> m.size()).reversed());
        List<Integer> order = new ArrayList<>();
        for (int round = 0; order.size() < points.size(); round++) {
            for (List<Integer> each : members) {
                if (round < each.size()) {
                    order.add(each.get(round));
                }
            }
        }
        return order;
    }

    private static int nearestTo(double[] centre, List<double[]> points) {
        int best = 0;
        for (int i = 1; i < points.size(); i++) {
            best = distance(centre, points.get(i)) < distance(centre, points.get(best)) ? i : best;
        }
        return best;
    }

    /** Of all points, or of those of one kind. */
    private static double[] mean(List<double[]> points, int @Nullable [] kind, int wanted) {
        double[] mean = new double[points.getFirst().length];
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            if (kind == null || kind[i] == wanted) {
                n++;
                for (int d = 0; d < mean.length; d++) {
                    mean[d] += points.get(i)[d];
                }
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= Math.max(1, n);
        }
        return mean;
    }

    /** Squared. */
    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }
}
