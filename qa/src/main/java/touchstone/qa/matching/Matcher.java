package touchstone.qa.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.hprtree.HPRtree;
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

    /** Up to so many objects looking at the bounds of each is quicker than to build an index of them. */
    private static final int FEW = 24;

    public Matching match(List<? extends Geometry> first, List<? extends Geometry> second) {
        return candidates(first, second, threshold, Watch.NONE).best();
    }

    /** All pairs whose similarity is at least {@code from}, in the order of the lists. */
    public Candidates candidates(List<? extends Geometry> first, List<? extends Geometry> second, double from,
            Watch watch) {
        return new Candidates(first.size(), second.size(),
                second.size() <= FEW ? ofFew(first, second, from, watch) : ofMany(first, second, from, watch));
    }

    private List<Pair> ofFew(List<? extends Geometry> first, List<? extends Geometry> second, double from,
            Watch watch) {
        List<Pair> pairs = new ArrayList<>();
        Bounds[] near = new Bounds[second.size()];
        for (int j = 0; j < near.length; j++) {
            Bounds bounds = second.get(j).bounds();
            near[j] = bounds.isEmpty() ? bounds : bounds.grow(reach);
        }
        for (int i = 0; i < first.size(); i++) {
            Geometry own = first.get(i);
            Bounds bounds = own.bounds();
            for (int j = 0; j < near.length; j++) {
                if (bounds.isEmpty() ? near[j].isEmpty() : bounds.intersects(near[j])) {
                    watch.check();
                    double s = similarity.of(own, second.get(j));
                    if (s >= from && s > 0) {
                        pairs.add(new Pair(i, j, s));
                    }
                }
            }
        }
        return pairs;
    }

    private List<Pair> ofMany(List<? extends Geometry> first, List<? extends Geometry> second, double from,
            Watch watch) {
        List<Pair> pairs = new ArrayList<>();
        HPRtree tree = new HPRtree();
        // Without bounds (tags, empty masks) objects lie nowhere and meet each other only.
        List<Integer> nowhere = new ArrayList<>();
        for (int j = 0; j < second.size(); j++) {
            Bounds bounds = second.get(j).bounds();
            if (bounds.isEmpty()) {
                nowhere.add(j);
            } else {
                tree.insert(envelope(bounds.grow(reach)), j);
            }
        }
        for (int i = 0; i < first.size(); i++) {
            int place = i;
            Geometry own = first.get(i);
            ItemVisitor compare = j -> {
                watch.check();
                double s = similarity.of(own, second.get((Integer) j));
                if (s >= from && s > 0) {
                    pairs.add(new Pair(place, (Integer) j, s));
                }
            };
            if (own.bounds().isEmpty()) {
                nowhere.forEach(compare::visitItem);
            } else {
                tree.query(envelope(own.bounds()), compare);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
        return pairs;
    }

    private static Envelope envelope(Bounds bounds) {
        return new Envelope(bounds.minX(), bounds.maxX(), bounds.minY(), bounds.maxY());
    }
}
