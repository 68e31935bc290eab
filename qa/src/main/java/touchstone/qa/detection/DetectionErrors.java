package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Where average precision is lost, after TIDE (Bolya et al. 2020): how many errors there are of each kind, and how many
 * percentage points AP at IoU 0.5 would be higher if all errors of a kind were mended and nothing else changed. A
 * detection that is not right has a wrong place (IoU 0.1 to 0.5 with a truth of its class), else a wrong class (0.5 or more
 * with one of another), else is a duplicate (0.5 or more with one that a better detection took), else background (at most
 * 0.1 with anything), else wrong in both. A truth is missed when nothing found it and no wrong place or class points at it.
 * Mending moves or renames the best detection that points at a truth and drops the others.
 *
 * @param dap percentage points of AP by {@link #KINDS}
 * @param counts by the same
 * @param special what AP would gain without any wrong detection ("falsePos") and without any object that was not found
 *            ("falseNeg")
 */
public record DetectionErrors(Map<String, Estimate> dap, Map<String, Estimate> counts, Map<String, Estimate> special) {

    static final byte CLS = 0;
    static final byte LOC = 1;
    static final byte BOTH = 2;
    static final byte DUPE = 3;
    static final byte BKG = 4;
    private static final byte MISS = 5;

    /** TIDE's names in its order. */
    public static final List<String> KINDS = List.of("cls", "loc", "both", "dupe", "bkg", "miss");

    private static final List<String> SPECIAL = List.of("falsePos", "falseNeg");
    private static final Messages TEXT = Messages.beside(DetectionErrors.class);

    public DetectionErrors {
        dap = Collections.unmodifiableMap(new LinkedHashMap<>(dap));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        special = Collections.unmodifiableMap(new LinkedHashMap<>(special));
    }

    static boolean isDefinedFor(DetectionKind kind) {
        return kind == DetectionKind.BOX || kind == DetectionKind.MASK;
    }

    /** For kinds of similarity for which nobody has said what the errors are. */
    static DetectionErrors undefined() {
        Estimate none = new Estimate.Undefined(Reason.NOT_DEFINED, TEXT.text("noErrors"));
        return new DetectionErrors(all(KINDS, none), all(KINDS, none), all(SPECIAL, none));
    }

    static DetectionErrors of(DetectionData data, List<ImageErrors> images) {
        Run run = new Run(data, images);
        Map<String, Estimate> counts = new LinkedHashMap<>();
        for (byte kind = CLS; kind <= MISS; kind++) {
            counts.put(KINDS.get(kind), Estimate.of(run.count(kind), images.size()));
        }
        OptionalDouble now = run.positives() == 0 ? OptionalDouble.empty() : run.ap();
        if (now.isEmpty()) {
            Estimate none = new Estimate.Undefined(Reason.NO_REFERENCE, TEXT.text("noTruth"));
            return new DetectionErrors(all(KINDS, none), counts, all(SPECIAL, none));
        }
        Map<String, Estimate> dap = new LinkedHashMap<>();
        for (byte kind = CLS; kind <= MISS; kind++) {
            double mended = run.apWithout(kind, Change.MENDED);
            dap.put(KINDS.get(kind), Estimate.of(Math.max(0, mended - now.getAsDouble()), (long) run.count(kind)));
        }
        Map<String, Estimate> special = new LinkedHashMap<>();
        special.put("falsePos", Estimate.of(run.apWithout(NOTHING, Change.SCORED_BY_TRUTH) - now.getAsDouble(),
                data.detections().size));
        special.put("falseNeg", Estimate.of(run.apWithout(NOTHING, Change.NONE_UNFOUND) - now.getAsDouble(),
                data.truths().size));
        return new DetectionErrors(dap, counts, special);
    }

    private static final byte NOTHING = -2;

    private static Map<String, Estimate> all(List<String> names, Estimate same) {
        Map<String, Estimate> map = new LinkedHashMap<>();
        names.forEach(name -> map.put(name, same));
        return map;
    }

    private enum Change {
        MENDED,
        /** Right ones have score 1 and wrong ones 0. */
        SCORED_BY_TRUTH,
        /** Truths that nothing found are not asked for. */
        NONE_UNFOUND
    }

    private record Point(double score, boolean right) {
    }

    /** All images, in the order in which the file lists them. */
    private static final class Run {

        private final DetectionData data;
        private final List<ImageErrors> images;
        private final int classes;
        /** By truth: the detection whose mending finds it, the one with the best score that points at it. */
        private final @Nullable Integer[] mender;

        Run(DetectionData data, List<ImageErrors> byPlace) {
            this.data = data;
            images = data.listing().stream().map(byPlace::get).toList();
            classes = data.categories().size();
            mender = new Integer[data.truths().size];
            for (ImageErrors image : images) {
                for (int k = 0; k < image.detections().length; k++) {
                    int target = image.targets()[k];
                    if (target >= 0 && mender[target] == null) {
                        mender[target] = image.detections()[k];
                    }
                }
            }
        }

        double count(byte kind) {
            long n = 0;
            for (ImageErrors image : images) {
                n += kind == MISS ? image.missed().length : 0;
                for (byte k : image.kinds()) {
                    n += k == kind ? 1 : 0;
                }
            }
            return n;
        }

        int positives() {
            int sum = 0;
            for (int each : truths()) {
                sum += each;
            }
            return sum;
        }

        private int[] truths() {
            int[] truths = new int[classes];
            for (int i = 0; i < data.truths().size; i++) {
                truths[data.truths().category[i]] += data.truths().crowd[i] ? 0 : 1;
            }
            return truths;
        }

        /** As it is; empty when there is nothing to measure. */
        OptionalDouble ap() {
            List<List<Point>> points = none();
            for (ImageErrors image : images) {
                for (int k = 0; k < image.detections().length; k++) {
                    int d = image.detections()[k];
                    if (image.states()[k] != ImageErrors.PASSED) {
                        points.get(data.detections().category[d]).add(new Point(data.detections().score[d],
                                image.states()[k] == ImageErrors.RIGHT));
                    }
                }
            }
            return mean(points, truths());
        }

        /** With the errors before the right ones, which decides among equal scores. */
        double apWithout(byte kind, Change change) {
            List<List<Point>> points = none();
            int[] truths = truths();
            for (ImageErrors image : images) {
                for (int k = 0; k < image.detections().length; k++) {
                    if (image.kinds()[k] == kind) {
                        mend(image, k, points);
                    } else if (image.states()[k] == ImageErrors.WRONG) {
                        add(image.detections()[k], false, change, points);
                    }
                }
                if (kind == MISS) {
                    for (int t : image.missed()) {
                        truths[data.truths().category[t]]--;
                    }
                }
                if (change == Change.NONE_UNFOUND) {
                    for (int t : image.unfound()) {
                        truths[data.truths().category[t]]--;
                    }
                }
            }
            for (ImageErrors image : images) {
                for (int k = 0; k < image.detections().length; k++) {
                    if (image.states()[k] == ImageErrors.RIGHT) {
                        add(image.detections()[k], true, change, points);
                    }
                }
            }
            return mean(points, truths).orElse(0);
        }

        private void mend(ImageErrors image, int k, List<List<Point>> points) {
            int target = image.targets()[k];
            int d = image.detections()[k];
            if (target >= 0 && Integer.valueOf(d).equals(mender[target])) {
                points.get(data.truths().category[target]).add(new Point(data.detections().score[d], true));
            }
        }

        private void add(int d, boolean right, Change change, List<List<Point>> points) {
            double score = change == Change.SCORED_BY_TRUTH ? right ? 1 : 0 : data.detections().score[d];
            points.get(data.detections().category[d]).add(new Point(score, right));
        }

        private List<List<Point>> none() {
            List<List<Point>> points = new ArrayList<>();
            for (int c = 0; c < classes; c++) {
                points.add(new ArrayList<>());
            }
            return points;
        }

        /** Over the classes that have truths or detections, in percent. */
        private static OptionalDouble mean(List<List<Point>> points, int... truths) {
            double sum = 0;
            int with = 0;
            for (int c = 0; c < truths.length; c++) {
                if (!points.get(c).isEmpty() || truths[c] != 0) {
                    with++;
                    sum += truths[c] == 0 ? 0 : ap(points.get(c), truths[c]);
                }
            }
            return with == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / with);
        }

        private static double ap(List<Point> points, int truths) {
            points.sort(Comparator.comparingDouble(p -> -p.score));
            RecallCurve curve = new RecallCurve(truths, 0);
            points.forEach(p -> curve.add(p.right));
            return curve.mean(RecallCurve.HUNDREDTHS) * 100;
        }
    }
}
