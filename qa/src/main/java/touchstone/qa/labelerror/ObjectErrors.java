package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Watch;

/**
 * How likely each given box and each predicted box points to a mistake of the annotator (Tkachenko, Thyagarajan and
 * Mueller, "ObjectLab", 2023; equal to cleanlab 2.9): objects that were overlooked, boxes that lie badly, boxes with
 * another's class. Two boxes are as similar as {@link #ALPHA} IoU + (1 - {@link #ALPHA}) exp(-{@link #NEARNESS} d), d the
 * distance of their centres in pixels, so that the scores depend on the images' resolution.
 */
public final class ObjectErrors {

    /** Weight of IoU in the similarity, the rest is nearness. */
    public static final double ALPHA = 0.9;
    /** By how much nearness falls, per pixel. */
    public static final double NEARNESS = 0.1;
    /** A prediction must be surer than this to doubt where a box lies. */
    public static final double LOW = 0.5;
    /** A prediction must be surer than this to doubt a class, and at least as sure to call an object overlooked. */
    public static final double HIGH = 0.95;
    /** Of the soft minimum that pools boxes to an image. */
    public static final double TEMPERATURE = 0.1;
    /** From this IoU on, two given boxes of different classes are one object with two labels. */
    public static final double SAME_OBJECT = 0.95;
    /** Below this share of its class's mean average precision, a score is called a mistake. */
    public static final double CALLED = 0.25 * 0.8;

    private static final double TINY = 1e-100;
    private static final double SMALLEST_UNION = 1e-6;

    /** @param label number of its class, from 0 */
    public record Given(Bounds box, int label) {
    }

    /**
     * @param label number of its class, from 0
     * @param score from 0 to 1
     */
    public record Predicted(Bounds box, int label, double score) {
    }

    /** One image's boxes. */
    public record Boxes(List<Given> given, List<Predicted> predicted) {

        public Boxes {
            given = List.copyOf(given);
            predicted = List.copyOf(predicted);
        }
    }

    /**
     * A score between 0, surely a mistake, and 1.
     *
     * @param place in the image's list: of predictions where something was overlooked, else of given boxes
     * @param called whether it is low enough to be called a mistake
     */
    public record Score(int place, double score, boolean called) {
    }

    /**
     * One image's scores.
     *
     * @param overlooked of the predictions that are sure and touch no given box; the others have no score
     * @param badlyLocated of every given box
     * @param swapped of every given box
     * @param pooledOverlooked soft minimum of the scores, 1 where there is none, as for the next two
     * @param quality geometric mean of the three pooled scores
     */
    public record ImageScores(List<Score> overlooked, List<Score> badlyLocated, List<Score> swapped,
            double pooledOverlooked, double pooledBadlyLocated, double pooledSwapped, double quality) {

        public ImageScores {
            overlooked = List.copyOf(overlooked);
            badlyLocated = List.copyOf(badlyLocated);
            swapped = List.copyOf(swapped);
        }

        public boolean isCalled() {
            return overlooked.stream().anyMatch(Score::called) || badlyLocated.stream().anyMatch(Score::called)
                    || swapped.stream().anyMatch(Score::called);
        }
    }

    private final List<Boxes> images;
    private final Watch watch;
    private final double[] calledBelow;
    private final double leastSimilar;

    private ObjectErrors(List<Boxes> images, int classes, Watch watch) {
        this.images = images;
        this.watch = watch;
        AtomicInteger done = new AtomicInteger();
        leastSimilar = images.parallelStream().mapToDouble(boxes -> {
            watch.check();
            double least = leastSimilar(boxes);
            watch.done(done.incrementAndGet(), 2 * images.size());
            return least;
        }).min().orElse(1);
        calledBelow = ClassPrecision.of(images, classes, watch);
        for (int c = 0; c < classes; c++) {
            calledBelow[c] *= CALLED;
        }
    }

    /**
     * One entry an image, in the same order.
     *
     * @param classes how many there are
     */
    public static List<ImageScores> of(List<Boxes> images, int classes, Watch watch) {
        return new ObjectErrors(List.copyOf(images), classes, watch).scores();
    }

    private List<ImageScores> scores() {
        AtomicInteger done = new AtomicInteger(images.size());
        return images.parallelStream().map(boxes -> {
            watch.check();
            ImageScores scores = scores(boxes);
            watch.done(done.incrementAndGet(), 2 * images.size());
            return scores;
        }).toList();
    }

    private ImageScores scores(Boxes boxes) {
        List<Score> overlooked = new ArrayList<>();
        for (int j = 0; j < boxes.predicted.size(); j++) {
            Predicted p = boxes.predicted.get(j);
            if (p.score >= HIGH && boxes.given.stream().noneMatch(g -> iou(g.box, p.box) > 0)) {
                overlooked.add(score(j, overlooked(boxes.given, p), p.label));
            }
        }
        List<Score> badly = new ArrayList<>();
        List<Score> swapped = new ArrayList<>();
        for (int i = 0; i < boxes.given.size(); i++) {
            watch.check();
            Given g = boxes.given.get(i);
            badly.add(score(i, badlyLocated(g, boxes.predicted), g.label));
            swapped.add(score(i, swapped(i, boxes), g.label));
        }
        double o = softMinimum(overlooked);
        double b = softMinimum(badly);
        double s = softMinimum(swapped);
        double quality = Math.exp((Math.log(TINY + o) + Math.log(TINY + b) + Math.log(TINY + s)) / 3);
        return new ImageScores(overlooked, badly, swapped, o, b, s, quality);
    }

    private Score score(int place, double score, int label) {
        return new Score(place, score, score <= calledBelow[label]);
    }

    private double overlooked(List<Given> given, Predicted p) {
        double nearest = given.stream().filter(g -> g.label == p.label).mapToDouble(g -> similarity(g.box, p.box)).max()
                .orElse(Double.NaN);
        return Double.isNaN(nearest) ? leastSimilar * (1 - p.score) : nearest;
    }

    private static double badlyLocated(Given g, List<Predicted> predicted) {
        return predicted.stream().filter(p -> p.label == g.label && p.score > LOW && iou(g.box, p.box) > 0)
                .mapToDouble(p -> similarity(g.box, p.box)).max().orElse(1);
    }

    private double swapped(int place, Boxes boxes) {
        Given g = boxes.given.get(place);
        for (int i = 0; i < boxes.given.size(); i++) {
            Given other = boxes.given.get(i);
            if (i != place && other.label != g.label && iou(g.box, other.box) >= SAME_OBJECT) {
                return leastSimilar;
            }
        }
        double nearest = boxes.predicted.stream().filter(p -> p.label != g.label && p.score > HIGH)
                .mapToDouble(p -> similarity(g.box, p.box)).max().orElse(Double.NaN);
        return Double.isNaN(nearest) ? 1 : Math.max(leastSimilar, 1 - nearest);
    }

    /** Sum of the scores, each weighted by exp(-score / temperature). */
    private static double softMinimum(List<Score> scores) {
        double least = scores.stream().mapToDouble(Score::score).min().orElse(1);
        double weights = 0;
        double sum = 0;
        for (Score s : scores) {
            double weight = Math.exp((least - s.score) / TEMPERATURE);
            weights += weight;
            sum += weight * s.score;
        }
        return scores.isEmpty() ? 1 : sum / weights;
    }

    /** The smallest similarity of a given and a predicted box that is not 0; 1 where there is no pair. */
    private static double leastSimilar(Boxes boxes) {
        return boxes.given.stream()
                .flatMapToDouble(g -> boxes.predicted.stream().mapToDouble(p -> similarity(g.box, p.box)))
                .filter(s -> s > 0).reduce(1, Math::min);
    }

    static double similarity(Bounds a, Bounds b) {
        double distance = Math.hypot(a.centerX() - b.centerX(), a.centerY() - b.centerY());
        // Through 1 - (1 - x), as the reference has it: nothing is left of a nearness below 1e-16, and the smallest
        // similarity that is not 0, which scores what nobody has drawn at all, hangs on that.
        double apart = 1 - Math.exp(-NEARNESS * distance);
        return ALPHA * iou(a, b) + (1 - ALPHA) * (1 - apart);
    }

    static double iou(Bounds a, Bounds b) {
        double width = Math.min(a.maxX(), b.maxX()) - Math.max(a.minX(), b.minX());
        double height = Math.min(a.maxY(), b.maxY()) - Math.max(a.minY(), b.minY());
        if (width < 0 || height < 0) {
            return 0;
        }
        double both = width * height;
        return both / Math.max(SMALLEST_UNION, a.width() * a.height() + b.width() * b.height() - both);
    }

    /**
     * Average precision of each class over IoU 0.50 to 0.95 in steps of 0.05, as cleanlab computes it to tell how far the
     * predictions can be trusted: the area under the precision-recall curve, each prediction held against the one given box
     * that it overlaps most.
     */
    private static final class ClassPrecision {

        private static final int THRESHOLDS = 10;

        private ClassPrecision() {
        }

        static double[] of(List<Boxes> images, int classes, Watch watch) {
            return IntStream.range(0, classes).parallel().mapToDouble(c -> {
                watch.check();
                return of(images, c);
            }).toArray();
        }

        /** Whether a prediction of that score found its box, at each threshold. */
        @SuppressWarnings("ArrayRecordComponent") // ten flags, never compared
        private record Hit(double score, boolean[] found) {
        }

        private static double of(List<Boxes> images, int label) {
            List<Hit> hits = new ArrayList<>();
            int all = 0;
            for (Boxes image : images) {
                List<Bounds> given = image.given.stream().filter(g -> g.label == label).map(Given::box).toList();
                all += given.size();
                hits.addAll(hits(given, image.predicted.stream().filter(p -> p.label == label).toList()));
            }
            hits.sort((a, b) -> Double.compare(b.score, a.score));
            double sum = 0;
            for (int t = 0; t < THRESHOLDS; t++) {
                sum += area(hits, t, all);
            }
            return sum / THRESHOLDS;
        }

        /** In the order of the predictions. */
        private static List<Hit> hits(List<Bounds> given, List<Predicted> predicted) {
            boolean[][] taken = new boolean[THRESHOLDS][given.size()];
            Hit[] hits = new Hit[predicted.size()];
            int[] byScore = IntStream.range(0, hits.length).boxed()
                    .sorted((a, b) -> Double.compare(predicted.get(b).score, predicted.get(a).score))
                    .mapToInt(i -> i).toArray();
            for (int j : byScore) {
                int best = -1;
                double most = -1;
                for (int i = 0; i < given.size(); i++) {
                    double iou = iou(predicted.get(j).box, given.get(i));
                    if (iou > most) {
                        most = iou;
                        best = i;
                    }
                }
                boolean[] found = new boolean[THRESHOLDS];
                for (int t = 0; t < THRESHOLDS && best >= 0; t++) {
                    found[t] = most >= 0.5 + 0.05 * t && !taken[t][best];
                    taken[t][best] |= found[t];
                }
                hits[j] = new Hit(predicted.get(j).score, found);
            }
            return Arrays.asList(hits);
        }

        private static double area(List<Hit> hits, int threshold, int all) {
            double[] precision = new double[hits.size()];
            int[] found = new int[hits.size()];
            int right = 0;
            for (int i = 0; i < precision.length; i++) {
                right += hits.get(i).found[threshold] ? 1 : 0;
                found[i] = right;
                precision[i] = (double) right / (i + 1);
            }
            double area = 0;
            double highest = 0;
            for (int i = precision.length - 1; i >= 0; i--) {
                highest = Math.max(highest, precision[i]);
                int before = i == 0 ? 0 : found[i - 1];
                area += found[i] > before ? highest / all : 0;
            }
            return area;
        }
    }
}
