package touchstone.qa.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Watch;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.similarity.Similarity;

/**
 * Matches the objects of two lists one to one so that the sum of their similarities is largest; pairs below the
 * threshold or without any similarity are not matched.
 *
 * @param reach how far apart, in pixels, the bounds of two objects may be and still be alike: the tolerance of points
 *            and lines
 */
public record Matcher(Similarity similarity, double threshold, double reach) {

    public Matching match(List<? extends Geometry> first, List<? extends Geometry> second) {
        return candidates(first, second, threshold, Watch.NONE).best();
    }

    /** All pairs whose similarity is at least {@code from}, in the order of the lists. */
    public Candidates candidates(List<? extends Geometry> first, List<? extends Geometry> second, double from,
            Watch watch) {
        List<Pair> pairs = new ArrayList<>();
        Integer[] byLeft = new Integer[second.size()];
        Arrays.setAll(byLeft, j -> j);
        Bounds[] bounds = second.stream().map(g -> g.bounds().grow(reach)).toArray(Bounds[]::new);
        Arrays.sort(byLeft, Comparator.comparingDouble(j -> bounds[j].minX()));
        double widest = Arrays.stream(bounds).mapToDouble(Bounds::width).max().orElse(0);
        double[] left = Arrays.stream(byLeft).mapToDouble(j -> bounds[j].minX()).toArray();
        for (int i = 0; i < first.size(); i++) {
            Bounds own = first.get(i).bounds();
            // Empty bounds (tags, empty masks) lie at infinity and meet each other only.
            int start = own.isEmpty() ? 0 : lowest(left, own.minX() - widest);
            for (int k = start; k < byLeft.length && (own.isEmpty() || left[k] <= own.maxX()); k++) {
                int j = byLeft[k];
                if (own.isEmpty() ? bounds[j].isEmpty() : own.intersects(bounds[j])) {
                    watch.check();
                    double s = similarity.of(first.get(i), second.get(j));
                    if (s >= from && s > 0) {
                        pairs.add(new Pair(i, j, s));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
        return new Candidates(first.size(), second.size(), pairs);
    }

    /** The first place whose value is at least the given one. */
    private static int lowest(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
