package touchstone.qa.panoptic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
        return of(categories, truth.segments(), prediction.segments(), PixelPairs.of(truth.ids(), prediction.ids()));
    }

    /** Of segments by number, and the pixels that they share. */
    static PanopticTally of(int categories, Map<Integer, Segment> truth, Map<Integer, Segment> prediction,
            PixelPairs overlaps) {
        PanopticTally tally = none(categories);
        Set<Integer> foundTruths = new HashSet<>();
        Set<Integer> foundPredictions = new HashSet<>();
        overlaps.common().forEach((pair, common) -> {
            int t = PixelPairs.first(pair);
            int p = PixelPairs.second(pair);
            Segment a = truth.get(t);
            Segment b = prediction.get(p);
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
        truth.forEach((id, segment) -> {
            if (segment.crowd()) {
                crowds.put(segment.category(), id);
            } else if (!foundTruths.contains(id)) {
                tally.missed[segment.category()]++;
            }
        });
        prediction.forEach((id, segment) -> {
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
}
