package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * COCO's matching of all detections at ten thresholds and for each range of sizes (cocoeval, {@code evaluateImg}). Within
 * an image and a class, the detection with the best score chooses first, among truths that are not taken yet, the one most
 * like it that reaches the threshold; of equal ones the later. Truths that do not count (crowds, other sizes) are chosen
 * only where no other can be. A detection matched with one of those, or matched with none and itself of another size,
 * does not count either. A truth is taken by its place, whatever its id.
 */
final class GreedyMatches {

    /** 0.50, 0.55 .. 0.95, each the number that NumPy's linspace gives. */
    static final double[] THRESHOLDS = IntStream.range(0, 10)
            .mapToDouble(i -> i == 9 ? 0.95 : i * ((0.95 - 0.5) / 9) + 0.5).toArray();

    private static final short EVERY_THRESHOLD = (1 << 10) - 1;
    private static final double NEARLY_ONE = 1 - 1e-10;

    private final DetectionData data;
    private final List<AreaRange> ranges;
    private final int most;
    /** Place among the image's detections of the class, by score; -1 beyond the last that counts. */
    final int[] rank;
    /** By range and detection, a bit a threshold: it is matched. */
    final short[][] matched;
    /** By range and detection, a bit a threshold: it does not count. */
    final short[][] out;

    GreedyMatches(DetectionData data) {
        this.data = data;
        ranges = data.kind().ranges();
        most = Arrays.stream(data.kind().most()).max().orElseThrow();
        int n = data.detections().size;
        rank = new int[n];
        Arrays.fill(rank, -1);
        matched = new short[ranges.size()][n];
        out = new short[ranges.size()][n];
    }

    boolean isOut(int range, int truth) {
        ObjectTable truths = data.truths();
        return truths.crowd[truth] || truths.ignored[truth] || !ranges.get(range).contains(truths.area[truth]);
    }

    /** The image's detections that count, class by class, the best scores first and of equal ones the earlier. */
    int[] ranked(int image) {
        ObjectTable detections = data.detections();
        int[] all = detections.ofImage(image);
        List<Integer> sorted = new ArrayList<>(all.length);
        Arrays.stream(all).forEach(sorted::add);
        sorted.sort(Comparator.comparingInt((Integer d) -> detections.category[d])
                .thenComparing((a, b) -> Double.compare(detections.score[b], detections.score[a])));
        int[] kept = new int[all.length];
        int n = 0;
        int category = -1;
        int place = 0;
        for (int d : sorted) {
            place = detections.category[d] == category ? place + 1 : 0;
            category = detections.category[d];
            if (place < most) {
                rank[d] = place;
                kept[n++] = d;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** Matches one image; images may be matched at the same time. */
    void match(int[] detections, int[] truths, NearPairs near) {
        boolean[] alone = alone(detections, truths, near);
        for (int range = 0; range < matched.length; range++) {
            boolean[] outside = new boolean[truths.length];
            for (int j = 0; j < truths.length; j++) {
                outside[j] = isOut(range, truths[j]);
            }
            for (int t = 0; t < THRESHOLDS.length; t++) {
                boolean[] taken = new boolean[truths.length];
                for (int i = 0; i < detections.length; i++) {
                    if (!alone[i]) {
                        choose(range, t, i, detections[i], truths, near, outside, taken);
                    }
                }
            }
        }
    }

    /** Most detections have no truth that they could be matched with at any threshold; they are done with here. */
    private boolean[] alone(int[] detections, int[] truths, NearPairs near) {
        boolean[] alone = new boolean[detections.length];
        for (int i = 0; i < detections.length; i++) {
            int category = data.detections().category[detections[i]];
            alone[i] = true;
            for (int p = near.first[i]; p < near.first[i + 1]; p++) {
                if (near.similarity[p] >= THRESHOLDS[0] && data.truths().category[truths[near.truth[p]]] == category) {
                    alone[i] = false;
                }
            }
            for (int range = 0; alone[i] && range < out.length; range++) {
                boolean inside = ranges.get(range).contains(data.detections().area[detections[i]]);
                out[range][detections[i]] = inside ? 0 : EVERY_THRESHOLD;
            }
        }
        return alone;
    }

    private void choose(int range, int t, int i, int detection, int[] truths, NearPairs near, boolean[] outside,
            boolean[] taken) {
        int chosen = best(false, t, i, detection, truths, near, outside, taken);
        if (chosen < 0) {
            chosen = best(true, t, i, detection, truths, near, outside, taken);
        }
        int bit = 1 << t;
        if (chosen >= 0) {
            taken[chosen] = true;
            matched[range][detection] |= (short) bit;
        }
        if (chosen >= 0 ? outside[chosen] : !ranges.get(range).contains(data.detections().area[detection])) {
            out[range][detection] |= (short) bit;
        }
    }

    private int best(boolean amongOutside, int t, int i, int detection, int[] truths, NearPairs near,
            boolean[] outside, boolean[] taken) {
        ObjectTable all = data.truths();
        int category = data.detections().category[detection];
        double least = Math.min(THRESHOLDS[t], NEARLY_ONE);
        int best = -1;
        for (int p = near.first[i]; p < near.first[i + 1]; p++) {
            int j = near.truth[p];
            boolean free = !taken[j] || all.crowd[truths[j]];
            if (near.similarity[p] >= least && free && outside[j] == amongOutside
                    && all.category[truths[j]] == category) {
                least = near.similarity[p];
                best = j;
            }
        }
        return best;
    }
}
