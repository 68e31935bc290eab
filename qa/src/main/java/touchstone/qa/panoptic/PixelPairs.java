package touchstone.qa.panoptic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.geometry.Mask;

/**
 * How many pixels each segment of one side shares with each of the other.
 *
 * @param common pixels by pair, in the order of the numbers, so that sums do not depend on chance
 * @param first pixels of each segment of the first side
 * @param second pixels of each segment of the second side
 */
record PixelPairs(Map<Long, Long> common, Map<Integer, Long> first, Map<Integer, Long> second) {

    /** Of two pictures of segment numbers. */
    static PixelPairs of(int[] a, int[] b) {
        PixelPairs pairs = new PixelPairs(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        for (int from = 0; from < a.length;) {
            int to = from + 1;
            while (to < a.length && a[to] == a[from] && b[to] == b[from]) {
                to++;
            }
            pairs.common.merge(pair(a[from], b[from]), (long) to - from, Long::sum);
            from = to;
        }
        pairs.common.forEach((pair, pixels) -> {
            pairs.first.merge(first(pair), pixels, Long::sum);
            pairs.second.merge(second(pair), pixels, Long::sum);
        });
        return pairs;
    }

    /** Of masks of one frame, those of a side apart from each other; numbered by their place, from 1. */
    static PixelPairs of(List<Mask> a, List<Mask> b) {
        PixelPairs pairs = new PixelPairs(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        for (int i = 0; i < a.size(); i++) {
            pairs.first.put(i + 1, a.get(i).areaPixels());
            for (int j = 0; j < b.size(); j++) {
                if (a.get(i).bounds().intersects(b.get(j).bounds())) {
                    long shared = a.get(i).intersectionArea(b.get(j));
                    if (shared > 0) {
                        pairs.common.put(pair(i + 1, j + 1), shared);
                    }
                }
            }
        }
        for (int j = 0; j < b.size(); j++) {
            pairs.second.put(j + 1, b.get(j).areaPixels());
        }
        return pairs;
    }

    static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    static int first(long pair) {
        return (int) (pair >> 32);
    }

    static int second(long pair) {
        return (int) pair;
    }

    long both(int a, int b) {
        return common.getOrDefault(pair(a, b), 0L);
    }

    long ofFirst(int a) {
        return first.getOrDefault(a, 0L);
    }

    long ofSecond(int b) {
        return second.getOrDefault(b, 0L);
    }
}
