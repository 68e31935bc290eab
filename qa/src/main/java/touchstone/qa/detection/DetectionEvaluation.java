package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.detection.DetectionScore.OfCategory;

/**
 * COCO's evaluation (Lin et al. 2014; cocoeval of pycocotools): average precision over ten thresholds of similarity and 101
 * recalls, and average recall, by size of object and by how many detections an image may have. A class without an object
 * to find has no number and is left out of the mean. Images are matched on all processors.
 */
public final class DetectionEvaluation {

    private static final Messages TEXT = Messages.beside(DetectionEvaluation.class);
    private static final int ALL = -1;
    private static final int AT_50 = 0;
    private static final int AT_75 = 5;

    private final DetectionData data;
    private final GreedyMatches matches;
    private final int[][] order;

    private DetectionEvaluation(DetectionData data, GreedyMatches matches, int[][] order) {
        this.data = data;
        this.matches = matches;
        this.order = order;
    }

    /** @throws java.util.concurrent.CancellationException when the watch says so */
    public static DetectionScore of(DetectionData data, Watch watch) {
        GreedyMatches matches = new GreedyMatches(data);
        boolean withErrors = DetectionErrors.isDefinedFor(data.kind());
        double[] detectionBounds = data.similarity().detectionBounds();
        double[] truthBounds = data.similarity().truthBounds();
        AtomicInteger done = new AtomicInteger();
        List<ImageErrors> errors = IntStream.range(0, data.images()).parallel().mapToObj(image -> {
            watch.check();
            int[] detections = matches.ranked(image);
            int[] truths = data.truths().ofImage(image);
            NearPairs near = new NearPairs(detections, truths, data.similarity(), detectionBounds, truthBounds);
            matches.match(detections, truths, near);
            watch.done(done.incrementAndGet(), data.images());
            return withErrors ? ImageErrors.of(data, detections, truths, near) : ImageErrors.NONE;
        }).toList();
        DetectionEvaluation evaluation = new DetectionEvaluation(data, matches, order(data, matches));
        List<OfCategory> categories = IntStream.range(0, data.categories().size()).parallel()
                .mapToObj(c -> {
                    watch.check();
                    return evaluation.category(c);
                }).toList();
        return new DetectionScore(data.kind(), data.images(), data.truths().size, data.detections().size,
                overall(names(data.kind()), categories), categories,
                withErrors ? DetectionErrors.of(data, errors) : DetectionErrors.undefined());
    }

    /** The detections of each class that count, the best scores first; of equal ones that of the earlier image. */
    private static int[][] order(DetectionData data, GreedyMatches matches) {
        ObjectTable detections = data.detections();
        List<List<Integer>> byCategory = new ArrayList<>();
        data.categories().forEach(c -> byCategory.add(new ArrayList<>()));
        for (int row : detections.rows) {
            if (matches.rank[row] >= 0) {
                byCategory.get(detections.category[row]).add(row);
            }
        }
        Comparator<Integer> best = (a, b) -> Double.compare(detections.score[b], detections.score[a]);
        Comparator<Integer> ranking = best.thenComparing((a, b) -> Integer.compare(detections.image[a],
                detections.image[b])).thenComparing((a, b) -> Integer.compare(matches.rank[a], matches.rank[b]));
        return byCategory.stream().parallel().map(rows -> rows.stream().sorted(ranking).mapToInt(r -> r).toArray())
                .toArray(int[][]::new);
    }

    private OfCategory category(int category) {
        Map<String, Estimate> stats = new LinkedHashMap<>();
        List<AreaRange> ranges = data.kind().ranges();
        int[] most = data.kind().most();
        int best = most[most.length - 1];
        int[] positives = IntStream.range(0, ranges.size()).map(r -> positives(category, r)).toArray();
        double[][] precisions = new double[ranges.size()][];
        double[][] recalls = new double[ranges.size()][];
        for (int r = 0; r < ranges.size(); r++) {
            if (positives[r] > 0) {
                precisions[r] = new double[GreedyMatches.THRESHOLDS.length];
                recalls[r] = new double[GreedyMatches.THRESHOLDS.length];
                for (int t = 0; t < GreedyMatches.THRESHOLDS.length; t++) {
                    RecallCurve curve = curve(category, r, t, best, positives[r]);
                    precisions[r][t] = curve.mean(RecallCurve.LINSPACE);
                    recalls[r][t] = curve.reached();
                }
            }
        }
        put(stats, "AP", ALL, precisions[0], positives[0]);
        put(stats, "AP50", AT_50, precisions[0], positives[0]);
        put(stats, "AP75", AT_75, precisions[0], positives[0]);
        for (int r = 1; r < ranges.size(); r++) {
            put(stats, "AP" + ranges.get(r).suffix(), ALL, precisions[r], positives[r]);
        }
        if (data.kind() == DetectionKind.KEYPOINTS) {
            put(stats, "AR", ALL, recalls[0], positives[0]);
            put(stats, "AR50", AT_50, recalls[0], positives[0]);
            put(stats, "AR75", AT_75, recalls[0], positives[0]);
        } else {
            for (int m : most) {
                put(stats, "AR" + m, ALL, m == best ? recalls[0] : recalls(category, m, positives[0]), positives[0]);
            }
        }
        for (int r = 1; r < ranges.size(); r++) {
            put(stats, "AR" + ranges.get(r).suffix(), ALL, recalls[r], positives[r]);
        }
        int all = (int) Arrays.stream(data.detections().category).filter(c -> c == category).count();
        return new OfCategory(data.categories().get(category), positives[0], all, stats);
    }

    private int positives(int category, int range) {
        ObjectTable truths = data.truths();
        int positives = 0;
        for (int i = 0; i < truths.size; i++) {
            positives += truths.category[i] == category && !matches.isOut(range, i) ? 1 : 0;
        }
        return positives;
    }

    private RecallCurve curve(int category, int range, int threshold, int most, int positives) {
        RecallCurve curve = new RecallCurve(positives, Math.ulp(1.0));
        int bit = 1 << threshold;
        for (int d : order[category]) {
            if (matches.rank[d] < most && (matches.out[range][d] & bit) == 0) {
                curve.add((matches.matched[range][d] & bit) != 0);
            }
        }
        return curve;
    }

    private double @Nullable [] recalls(int category, int most, int positives) {
        return positives == 0
                ? null
                : IntStream.range(0, GreedyMatches.THRESHOLDS.length)
                        .mapToDouble(t -> curve(category, 0, t, most, positives).reached()).toArray();
    }

    private static void put(Map<String, Estimate> into, String name, int threshold, double @Nullable [] values,
            int positives) {
        into.put(name, values == null
                ? none()
                : Estimate.of(threshold == ALL ? Arrays.stream(values).average().orElseThrow() : values[threshold],
                        positives));
    }

    private static Estimate none() {
        return new Estimate.Undefined(Reason.NO_REFERENCE, TEXT.text("noTruth"));
    }

    /** COCO's names of its numbers, in its order. */
    private static List<String> names(DetectionKind kind) {
        return kind == DetectionKind.KEYPOINTS
                ? List.of("AP", "AP50", "AP75", "APm", "APl", "AR", "AR50", "AR75", "ARm", "ARl")
                : List.of("AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl");
    }

    /** The mean over the classes that have a number. */
    private static Map<String, Estimate> overall(List<String> names, List<OfCategory> categories) {
        Map<String, Estimate> overall = new LinkedHashMap<>();
        for (String name : names) {
            double sum = 0;
            int with = 0;
            long n = 0;
            for (OfCategory category : categories) {
                if (category.stats().get(name) instanceof Estimate.Value value) {
                    sum += value.value();
                    with++;
                    n += value.n();
                }
            }
            overall.put(name, with == 0 ? none() : Estimate.of(sum / with, n));
        }
        return overall;
    }
}
