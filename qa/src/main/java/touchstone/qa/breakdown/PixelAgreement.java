package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Resampling;
import touchstone.qa.Watch;
import touchstone.qa.similarity.Iou;
import touchstone.qa.result.Shared;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;

/**
 * Agreement pixel by pixel, over the images on which two or more annotators have worked: units = pixels. For one label a
 * pixel is inside or outside of any object of it, so that overlapping labels do not disturb each other; for all labels
 * together a pixel has the label of the topmost object (the last one drawn) or is background. Computed from areas, never
 * pixel by pixel. Neighbouring pixels are not independent, so intervals come from drawing whole images again.
 *
 * @param images on which two or more have worked
 * @param alpha Krippendorff's nominal alpha of all labels and background
 * @param pairs every two annotators, all labels and background
 */
public record PixelAgreement(int images, Estimate alpha, List<OfPair> pairs, List<OfLabel> labels) {

    private static final int RESAMPLES = 1_000;
    static final long SEED = 1;

    /**
     * @param images on which one of the two has the label
     * @param kappa Cohen's over the pixels of all images on which both worked; without an interval
     */
    public record OfPair(Annotator first, Annotator second, int images, Estimate percentAgreement, Estimate kappa) {
    }

    /**
     * @param dice twice the common area over the sum of both, mean over annotator pairs and images where one has the label
     * @param pooledDice the same with all areas added up first, so that large objects count more
     * @param alpha Krippendorff's of inside and outside
     */
    public record OfLabel(Label label, int images, Estimate dice, Estimate pooledDice, Estimate alpha,
            List<OfPair> pairs) {

        public OfLabel {
            pairs = List.copyOf(pairs);
        }
    }

    public PixelAgreement {
        pairs = List.copyOf(pairs);
        labels = List.copyOf(labels);
    }

    /** Computed once for a subject; empty when nobody drew an area on an image that two have worked on. */
    public static Optional<PixelAgreement> of(Subject subject, List<Annotator> annotators, Watch watch) {
        return subject.shared(new Wanted(annotators), watch);
    }

    private record Wanted(List<Annotator> annotators) implements Shared<Optional<PixelAgreement>> {

        Wanted {
            annotators = List.copyOf(annotators);
        }

        @Override
        public Optional<PixelAgreement> compute(Subject subject, Watch watch) {
            return PixelAgreement.compute(subject.project(), annotators, watch);
        }
    }

    private static Optional<PixelAgreement> compute(ProjectView project, List<Annotator> annotators, Watch watch) {
        List<Image> all = project.images();
        LabelSchema schema = project.schema();
        AtomicInteger done = new AtomicInteger();
        List<Areas> areas = all.parallelStream().map(image -> {
            watch.check();
            Optional<Areas> ofImage = Areas.of(project, schema, image, annotators, watch);
            watch.done(done.incrementAndGet(), all.size());
            return ofImage;
        }).flatMap(Optional::stream).toList();
        if (areas.stream().noneMatch(a -> Arrays.stream(a.ofLabel).anyMatch(own -> own != null))) {
            return Optional.empty();
        }
        List<OfLabel> labels = new ArrayList<>();
        for (int l = 0; l < schema.labels().size(); l++) {
            int label = l;
            List<Two> own = areas.stream().map(a -> a.binary(label)).toList();
            if (own.stream().anyMatch(two -> two.any)) {
                labels.add(label(schema.labels().get(l), annotators, own));
            }
        }
        List<Two> together = areas.stream().map(Areas::together).toList();
        return Optional.of(new PixelAgreement(areas.size(), alpha(together), pairs(annotators, together), labels));
    }

    private static OfLabel label(Label label, List<Annotator> annotators, List<Two> images) {
        Moments dice = Moments.NONE;
        double common = 0;
        double sum = 0;
        for (Two image : images) {
            for (Pair pair : image.pairs.values()) {
                double both = pair.inside[0] + pair.inside[1];
                if (both > 0) {
                    dice = dice.plus(2 * pair.common / both);
                    common += pair.common;
                    sum += both;
                }
            }
        }
        return new OfLabel(label, (int) images.stream().filter(i -> i.any).count(), dice.share(Reason.EMPTY),
                sum == 0 ? Estimate.undefined(Reason.EMPTY) : Estimate.of(2 * common / sum, dice.n()), alpha(images),
                pairs(annotators, images));
    }

    /** From each image's values and disagreement. */
    private static Estimate alpha(List<Two> images) {
        int[] once = new int[images.size()];
        Arrays.fill(once, 1);
        double alpha = alpha(images, once);
        return Double.isNaN(alpha)
                ? Estimate.undefined(Reason.NO_VARIANCE)
                : Estimate.of(alpha, images.size(), Resampling.interval(images.size(), RESAMPLES, SEED,
                        random -> alpha(images, Resampling.draw(random, images.size()))));
    }

    private static double alpha(List<Two> images, int[] times) {
        int categories = images.getFirst().values.length;
        double[] values = new double[categories];
        double total = 0;
        double observed = 0;
        for (int i = 0; i < times.length; i++) {
            Two image = images.get(i);
            for (int k = 0; k < categories; k++) {
                values[k] += times[i] * image.values[k];
                total += times[i] * image.values[k];
            }
            observed += times[i] * image.disagreement;
        }
        double expected = 0;
        for (double value : values) {
            expected += value * (total - value);
        }
        return expected == 0 ? Double.NaN : 1 - (total - 1) * observed / expected;
    }

    private static List<OfPair> pairs(List<Annotator> annotators, List<Two> images) {
        List<OfPair> all = new ArrayList<>();
        for (int a = 0; a < annotators.size(); a++) {
            for (int b = a + 1; b < annotators.size(); b++) {
                int key = a * annotators.size() + b;
                List<Two> both = images.stream().filter(i -> i.pairs.containsKey(key)).toList();
                if (!both.isEmpty()) {
                    all.add(pair(annotators.get(a), annotators.get(b), key, both));
                }
            }
        }
        return all;
    }

    private static OfPair pair(Annotator first, Annotator second, int key, List<Two> images) {
        int categories = images.getFirst().values.length;
        double[] a = new double[categories];
        double[] b = new double[categories];
        double agreeing = 0;
        double total = 0;
        int withLabel = 0;
        for (Two image : images) {
            Pair pair = image.pairs.get(key);
            if (pair != null) {
                for (int k = 0; k < categories; k++) {
                    a[k] += pair.first[k];
                    b[k] += pair.second[k];
                    total += pair.first[k];
                }
                agreeing += pair.agreeing;
                withLabel += pair.inside[0] + pair.inside[1] > 0 ? 1 : 0;
            }
        }
        double observed = agreeing / total;
        double expected = 0;
        for (int k = 0; k < categories; k++) {
            expected += a[k] / total * (b[k] / total);
        }
        return new OfPair(first, second, withLabel, Estimate.of(observed, (long) total),
                withLabel == 0 || expected >= 1
                        ? Estimate.undefined(Reason.NO_VARIANCE)
                        : Estimate.of((observed - expected) / (1 - expected), (long) total));
    }

    /**
     * Two annotators on one image, for one label or all.
     *
     * @param first how many pixels the first gave each category
     * @param agreeing pixels to which both gave the same
     * @param inside how many pixels of any label each has
     * @param common pixels that both have in a label
     */
    @SuppressWarnings("ArrayRecordComponent") // sums of one computation, never compared
    private record Pair(double[] first, double[] second, double agreeing, double[] inside, double common) {
    }

    /**
     * One image, for one label or all.
     *
     * @param values how many ratings each category has, over all who worked
     * @param disagreement over ordered pairs of annotators, the pixels on which they differ, divided by one less than the
     *            annotators
     * @param pairs by first place times annotators plus second place
     * @param any whether somebody has the label
     */
    @SuppressWarnings("ArrayRecordComponent") // sums of one computation, never compared
    private record Two(double[] values, double disagreement, Map<Integer, Pair> pairs, boolean any) {
    }

    /** What two or more annotators covered of one image, by label: as it is, and what is seen of it from above. */
    private static final class Areas {

        private final int annotators;
        private final double pixels;
        private final int[] workers;
        /** By label: sums; null where nobody has the label. */
        private final @Nullable Two[] ofLabel;
        private final Two together;

        static Optional<Areas> of(ProjectView project, LabelSchema schema, Image image, List<Annotator> annotators,
                Watch watch) {
            int[] workers = IntStream.range(0, annotators.size())
                    .filter(a -> Comparison.hasWorked(project, image, annotators.get(a))).toArray();
            return workers.length < 2 || image.width() < 1 || image.height() < 1
                    ? Optional.empty()
                    : Optional.of(new Areas(project, schema, image, annotators, workers, watch));
        }

        private Areas(ProjectView project, LabelSchema schema, Image image, List<Annotator> all, int[] workers,
                Watch watch) {
            this.annotators = all.size();
            this.workers = workers;
            this.pixels = (double) image.width() * image.height();
            List<Map<LabelId, Mask>> whole = new ArrayList<>();
            List<Map<LabelId, Mask>> seen = new ArrayList<>();
            for (int worker : workers) {
                Map<LabelId, Mask> covered = new LinkedHashMap<>();
                Map<LabelId, Mask> topmost = new LinkedHashMap<>();
                Mask above = Mask.empty(image.width(), image.height());
                for (Annotation object : project.annotations(image.id(), all.get(worker).id()).reversed()) {
                    watch.check();
                    if (Iou.isOfAreas(object.geometry(), object.geometry())) {
                        Mask mask = Pixels.of(object.geometry(), image);
                        covered.merge(object.label(), mask, Mask::union);
                        topmost.merge(object.label(), mask.minus(above), Mask::union);
                        above = above.union(mask);
                    }
                }
                whole.add(covered);
                seen.add(topmost);
            }
            List<Label> labels = schema.labels();
            ofLabel = new Two[labels.size()];
            for (int l = 0; l < ofLabel.length; l++) {
                LabelId id = labels.get(l).id();
                if (whole.stream().anyMatch(masks -> masks.containsKey(id))) {
                    ofLabel[l] = two(List.of(id), whole);
                }
            }
            together = two(labels.stream().map(Label::id).toList(), seen);
        }

        Two binary(int label) {
            Two own = ofLabel[label];
            return own == null ? two(List.of(), List.of()) : own;
        }

        Two together() {
            return together;
        }

        /** The labels are categories, the rest of the image is the last one. */
        private Two two(List<LabelId> labels, List<Map<LabelId, Mask>> masks) {
            int categories = Math.max(1, labels.size()) + 1;
            double[][] counts = new double[workers.length][categories];
            double[] values = new double[categories];
            boolean any = false;
            for (int w = 0; w < workers.length; w++) {
                double rest = pixels;
                for (int l = 0; l < labels.size(); l++) {
                    Mask own = masks.get(w).get(labels.get(l));
                    counts[w][l] = own == null ? 0 : own.areaPixels();
                    rest -= counts[w][l];
                    any |= counts[w][l] > 0;
                }
                counts[w][categories - 1] = rest;
                for (int k = 0; k < categories; k++) {
                    values[k] += counts[w][k];
                }
            }
            Map<Integer, Pair> pairs = new LinkedHashMap<>();
            double differing = 0;
            for (int i = 0; i < workers.length; i++) {
                for (int j = i + 1; j < workers.length; j++) {
                    Pair pair = pair(labels, masks, counts, i, j);
                    pairs.put(workers[i] * annotators + workers[j], pair);
                    differing += 2 * (pixels - pair.agreeing);
                }
            }
            return new Two(values, differing / (workers.length - 1), pairs, any);
        }

        private Pair pair(List<LabelId> labels, List<Map<LabelId, Mask>> masks, double[][] counts, int i, int j) {
            double common = 0;
            double crossing = 0;
            for (LabelId label : labels) {
                Mask first = masks.get(i).get(label);
                if (first == null) {
                    continue;
                }
                for (LabelId other : labels) {
                    Mask second = masks.get(j).get(other);
                    if (second != null) {
                        double shared = first.intersectionArea(second);
                        crossing += shared;
                        common += label.equals(other) ? shared : 0;
                    }
                }
            }
            int background = counts[i].length - 1;
            double insideFirst = pixels - counts[i][background];
            double insideSecond = pixels - counts[j][background];
            // Background for both is what neither covers.
            double neither = pixels - insideFirst - insideSecond + crossing;
            return new Pair(counts[i], counts[j], common + neither, new double[]{ insideFirst, insideSecond }, common);
        }
    }
}
