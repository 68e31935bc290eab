package touchstone.qa.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.qa.Watch;
import touchstone.qa.matching.Matching;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.similarity.Iou;

/**
 * How well the outlines of two annotators' matched objects lie on each other, by the first one's label. Objects without
 * an inside (points, lines) are left out.
 *
 * @param worst the pairs with the lowest boundary IoU, the worst first
 */
record ShapeComparison(Comparison comparison, ShapeTally all, Map<LabelId, ShapeTally> byLabel, List<Pair> worst) {

    private static final int WORST = 12;
    static final Comparator<Pair> WORST_FIRST = Comparator.comparingDouble((Pair p) -> p.measures.boundaryIou())
            .thenComparing(p -> p.image.address()).thenComparing(p -> p.first.id());

    /** Two objects that are one. */
    record Pair(Image image, Annotation first, Annotation second, ShapeMeasures measures) {
    }

    /** What one image adds. */
    private record Part(Map<LabelId, ShapeTally> byLabel, List<Pair> worst) {
    }

    ShapeComparison {
        byLabel = Collections.unmodifiableMap(new TreeMap<>(byLabel));
        worst = List.copyOf(worst);
    }

    /**
     * @param only on which images
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    static ShapeComparison of(Comparison comparison, Set<ImageId> only, ShapeUnit unit, double tolerance, Watch watch) {
        List<ImageComparison> images = comparison.images().stream().filter(i -> only.contains(i.image().id()))
                .filter(i -> unit.isKnown(i.image())).toList();
        AtomicInteger done = new AtomicInteger();
        List<Part> parts = images.parallelStream().map(image -> {
            Part part = part(image, unit, tolerance, watch);
            watch.done(done.incrementAndGet(), images.size());
            return part;
        }).toList();
        ShapeTally all = ShapeTally.NONE;
        Map<LabelId, ShapeTally> byLabel = new TreeMap<>();
        List<Pair> worst = new ArrayList<>();
        for (Part part : parts) {
            for (Map.Entry<LabelId, ShapeTally> entry : part.byLabel.entrySet()) {
                byLabel.merge(entry.getKey(), entry.getValue(), ShapeTally::plus);
                all = all.plus(entry.getValue());
            }
            worst.addAll(part.worst);
        }
        return new ShapeComparison(comparison, all, byLabel, worst.stream().sorted(WORST_FIRST).limit(WORST).toList());
    }

    private static Part part(ImageComparison image, ShapeUnit unit, double tolerance, Watch watch) {
        Map<LabelId, ShapeTally> byLabel = new TreeMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (Matching.Pair match : image.matching().pairs()) {
            watch.check();
            Annotation a = image.first().get(match.first());
            Annotation b = image.second().get(match.second());
            if (Iou.isOfAreas(a.geometry(), b.geometry())) {
                ShapeMeasures measures = ShapeMeasures.of(a.geometry(), b.geometry(), image.image(), tolerance,
                        unit.of(image.image()));
                byLabel.merge(a.label(), ShapeTally.of(measures), ShapeTally::plus);
                pairs.add(new Pair(image.image(), a, b, measures));
            }
        }
        return new Part(byLabel, pairs.stream().sorted(WORST_FIRST).limit(WORST).toList());
    }
}
