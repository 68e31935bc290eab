package touchstone.qa.panoptic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.qa.panoptic.SegmentMap.Segment;

/**
 * Segments found, missed and spurious by category; tallies of images add up. The rules are panopticapi's (Kirillov et al.
 * 2019): two segments of one category match when their IoU is above 0.5, where the part of a predicted segment on pixels
 * that the reference did not judge is left out of the union. A crowd of the reference matches nothing and is not missed. A
 * predicted segment without a match is spurious unless more than half of it lies on unjudged pixels and on the crowd of
 * its category (the last one listed).
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record PanopticTally(double[] iou, long[] found, long[] spurious, long[] missed) {

    static PanopticTally none(int categories) {
        return new PanopticTally(new double[categories], new long[categories], new long[categories],
                new long[categories]);
    }

    PanopticTally plus(PanopticTally o) {
        PanopticTally sum = none(iou.length);
        for (int c = 0; c < iou.length; c++) {
            sum.iou[c] = iou[c] + o.iou[c];
            sum.found[c] = found[c] + o.found[c];
            sum.spurious[c] = spurious[c] + o.spurious[c];
            sum.missed[c] = missed[c] + o.missed[c];
        }
        return sum;
    }

    /** Of two maps of one size. */
    static PanopticTally of(int categories, SegmentMap truth, SegmentMap prediction) {
        PanopticTally tally = none(categories);
        Overlaps overlaps = new Overlaps(truth.ids(), prediction.ids());
        Set<Integer> foundTruths = new HashSet<>();
        Set<Integer> foundPredictions = new HashSet<>();
        overlaps.common.forEach((pair, common) -> {
            int t = Overlaps.first(pair);
            int p = Overlaps.second(pair);
            Segment a = truth.segments().get(t);
            Segment b = prediction.segments().get(p);
            if (a != null && b != null && !a.crowd() && a.category() == b.category()) {
                double union = overlaps.ofSecond(p) + a.area().orElseGet(() -> overlaps.ofFirst(t)) - common
                        - overlaps.both(SegmentMap.VOID, p);
                double alike = common / union;
                if (alike > 0.5) {
                    tally.iou[a.category()] += alike;
                    tally.found[a.category()]++;
                    foundTruths.add(t);
                    foundPredictions.add(p);
                }
            }
        });
        Map<Integer, Integer> crowds = new HashMap<>();
        truth.segments().forEach((id, segment) -> {
            if (segment.crowd()) {
                crowds.put(segment.category(), id);
            } else if (!foundTruths.contains(id)) {
                tally.missed[segment.category()]++;
            }
        });
        prediction.segments().forEach((id, segment) -> {
            if (!foundPredictions.contains(id)) {
                long passed = overlaps.both(SegmentMap.VOID, id);
                Integer crowd = crowds.get(segment.category());
                if (crowd != null) {
                    passed += overlaps.both(crowd, id);
                }
                if ((double) passed / overlaps.ofSecond(id) <= 0.5) {
                    tally.spurious[segment.category()]++;
                }
            }
        });
        return tally;
    }

    /** How many pixels each pair of numbers shares. */
    private static final class Overlaps {

        /** In the order of the numbers, so that sums do not depend on chance. */
        final Map<Long, Long> common = new TreeMap<>();
        private final Map<Integer, Long> first = new HashMap<>();
        private final Map<Integer, Long> second = new HashMap<>();

        Overlaps(int[] a, int[] b) {
            for (int from = 0; from < a.length;) {
                int to = from + 1;
                while (to < a.length && a[to] == a[from] && b[to] == b[from]) {
                    to++;
                }
                common.merge(pair(a[from], b[from]), (long) to - from, Long::sum);
                from = to;
            }
            common.forEach((pair, pixels) -> {
                first.merge(first(pair), pixels, Long::sum);
                second.merge(second(pair), pixels, Long::sum);
            });
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
}
