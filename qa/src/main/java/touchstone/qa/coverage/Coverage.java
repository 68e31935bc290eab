package touchstone.qa.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/**
 * How a project's objects spread over its labels and images. What models predicted is no example and does not count.
 *
 * @param labels in the schema's order
 * @param images of the project
 * @param begun images on which somebody, golden sets included, has drawn, tagged or finished
 * @param golden images that a golden set covers
 * @param untested the first of those begun that none covers, as many as one looks through
 */
public record Coverage(List<LabelCoverage> labels, int images, int begun, int golden, List<ImageId> untested) {

    private static final int PLACES = 50;

    public Coverage {
        labels = List.copyOf(labels);
        untested = List.copyOf(untested);
    }

    /** @throws java.util.concurrent.CancellationException when the watch says so */
    public static Coverage of(ProjectView project, Watch watch) {
        List<Label> labels = project.schema().labels();
        Map<LabelId, Integer> places = new HashMap<>();
        labels.forEach(label -> places.put(label.id(), places.size()));
        List<Image> images = project.originals();
        List<Annotator> layers = project.annotators().stream().filter(a -> a.role() != Role.MODEL).toList();
        AtomicInteger done = new AtomicInteger();
        Sums sums = images.parallelStream().map(image -> {
            watch.check();
            Sums one = Sums.of(project, image, layers, places);
            watch.done(done.incrementAndGet(), images.size());
            return one;
        }).reduce(new Sums(labels.size()), Sums::plus);
        return new Coverage(IntStream.range(0, labels.size())
                .mapToObj(l -> new LabelCoverage(labels.get(l), sums.objects[l], sums.images[l], sums.goldObjects[l],
                        sums.goldImages[l], sums.places.get(l)))
                .toList(), images.size(), sums.begun, sums.golden, sums.untested);
    }

    public long objects() {
        return labels.stream().mapToLong(LabelCoverage::objects).sum();
    }

    /** Whether objects have a label that is a kind of this one: what only groups others need not be drawn itself. */
    boolean isCovered(LabelCoverage wider) {
        LabelSchema schema = new LabelSchema(labels.stream().map(LabelCoverage::label).toList());
        return labels.stream().filter(l -> l.objects() > 0)

                .anyMatch(l -> schema.path(l.label().id()).stream().anyMatch(p -> p.id().equals(wider.label().id())));
    }

    /** The share of the begun images that a golden set covers; counted, not sampled, so without an interval. */
    public Estimate goldenShare() {
        return begun == 0 ? Estimate.undefined(Reason.EMPTY) : Estimate.of((double) golden / begun, begun);
    }

    /** The share of all objects that have the label; counted as well. */
    Estimate share(LabelCoverage label) {
        return objects() == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of((double) label.objects() / objects(), objects());
    }

    /** Objects of the most frequent label for one of the rarest; of the labels that occur. */
    public Estimate imbalance() {
        long[] counts = used();
        return counts.length < 2
                ? Estimate.undefined(Reason.TOO_FEW_LABELS)
                : Estimate.of((double) counts[counts.length - 1] / counts[0], objects());
    }

    /**
     * Pielou's evenness (1966): Shannon's entropy of the labels over its largest possible value; 1 = all labels are
     * equally frequent. Over all labels of the schema, those that do not occur included.
     */
    public Estimate evenness() {
        if (labels.size() < 2 || objects() == 0) {
            return Estimate.undefined(objects() == 0 ? Reason.EMPTY : Reason.TOO_FEW_LABELS);
        }
        double entropy = 0;
        for (long count : used()) {
            double p = (double) count / objects();
            entropy -= p * Math.log(p);
        }
        return Estimate.of(Math.clamp(entropy / Math.log(labels.size()), 0.0, 1.0), objects());
    }

    /** Ascending, without those of labels that do not occur. */
    private long[] used() {
        return labels.stream().mapToLong(LabelCoverage::objects).filter(c -> c > 0).sorted().toArray();
    }

    private static final class Sums {

        private final long[] objects;
        private final long[] images;
        private final long[] goldObjects;
        private final long[] goldImages;
        private final List<List<ImageId>> places;
        private List<ImageId> untested = List.of();
        private int begun;
        private int golden;

        Sums(int labels) {
            places = new ArrayList<>(Collections.nCopies(labels, List.of()));
            objects = new long[labels];
            images = new long[labels];
            goldObjects = new long[labels];
            goldImages = new long[labels];
        }

        static Sums of(ProjectView project, Image image, List<Annotator> layers, Map<LabelId, Integer> places) {
            Sums sums = new Sums(places.size());
            for (Annotator layer : layers) {
                List<Annotation> drawn = project.annotations(image.id(), layer.id());
                if (drawn.isEmpty() && project.status(image.id(), layer.id()) != Status.DONE) {
                    continue;
                }
                sums.begun = 1;
                long[] counts = new long[places.size()];
                for (Annotation object : drawn) {
                    Integer place = places.get(object.label());
                    if (place != null) {
                        counts[place]++;
                    }
                }
                larger(sums.objects, counts);
                if (layer.role() == Role.GOLD) {
                    sums.golden = 1;
                    larger(sums.goldObjects, counts);
                }
            }
            Arrays.setAll(sums.images, l -> Math.min(1, sums.objects[l]));
            Arrays.setAll(sums.goldImages, l -> Math.min(1, sums.goldObjects[l]));
            List<ImageId> here = List.of(image.id());
            for (int l = 0; l < sums.objects.length; l++) {
                if (sums.objects[l] > 0) {
                    sums.places.set(l, here);
                }
            }
            if (sums.begun > sums.golden) {
                sums.untested = here;
            }
            return sums;
        }

        private static void larger(long[] into, long[] counts) {
            Arrays.setAll(into, l -> Math.max(into[l], counts[l]));
        }

        private static List<ImageId> first(List<ImageId> a, List<ImageId> b) {
            return a.size() >= PLACES || b.isEmpty()
                    ? a
                    : a.isEmpty() ? b : Stream.concat(a.stream(), b.stream()).limit(PLACES).toList();
        }

        Sums plus(Sums o) {
            Sums sum = new Sums(objects.length);
            Arrays.setAll(sum.objects, l -> objects[l] + o.objects[l]);
            Arrays.setAll(sum.images, l -> images[l] + o.images[l]);
            Arrays.setAll(sum.goldObjects, l -> goldObjects[l] + o.goldObjects[l]);
            Arrays.setAll(sum.goldImages, l -> goldImages[l] + o.goldImages[l]);
            for (int l = 0; l < objects.length; l++) {
                sum.places.set(l, first(places.get(l), o.places.get(l)));
            }
            sum.untested = first(untested, o.untested);
            sum.begun = begun + o.begun;
            sum.golden = golden + o.golden;
            return sum;
        }
    }
}
