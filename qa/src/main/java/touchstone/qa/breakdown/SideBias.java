package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Spacing;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.hypothesis.Holm;
import touchstone.qa.hypothesis.Means;
import touchstone.qa.hypothesis.Signs;
import touchstone.qa.hypothesis.Verdict;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.similarity.BoundaryBias;
import touchstone.qa.similarity.Iou;

/**
 * How far an annotator's boundaries lie outside of another's on one side, over the objects that both have: positive =
 * further out. Of each object the mean offset of its profile on that side (see {@link BoundaryBias}), of two upright boxes
 * the distance of their sides; then the mean over objects, each counting once.
 *
 * @param label null for all labels together
 * @param pixels mean offset with Student's interval
 * @param millimetres the same over images whose pixel size is known
 * @param test whether the mean is 0 (Student's t), corrected over all annotators, labels and sides (Holm)
 * @param signTest whether as many objects are too far out as too far in, corrected likewise; assumes no distribution
 */
public record SideBias(Annotator annotator, @Nullable Label label, Side side, Estimate pixels, Estimate millimetres,
        Verdict test, Verdict signTest) {

    /** Of everyone who is compared as the second; rows of all labels together come before those of each label. */
    public static List<SideBias> of(LabelSchema schema, List<Comparison> comparisons, Watch watch) {
        return of(schema, comparisons, false, watch);
    }

    /** Among annotators of whom none is the reference: each is seen against all others. */
    public static List<SideBias> mutual(LabelSchema schema, List<Comparison> comparisons, Watch watch) {
        return of(schema, comparisons, true, watch);
    }

    private static List<SideBias> of(LabelSchema schema, List<Comparison> comparisons, boolean mutual, Watch watch) {
        Map<Annotator, Map<LabelId, Sides>> sums = new LinkedHashMap<>();
        for (int c = 0; c < comparisons.size(); c++) {
            Comparison comparison = comparisons.get(c);
            for (Offsets o : offsets(comparison, watch.part(c, comparisons.size()))) {
                sums.computeIfAbsent(comparison.second(), a -> new HashMap<>())
                        .computeIfAbsent(o.label, l -> new Sides()).add(o, 1);
                if (mutual) {
                    sums.computeIfAbsent(comparison.first(), a -> new HashMap<>())
                            .computeIfAbsent(o.label, l -> new Sides()).add(o, -1);
                }
            }
        }
        List<SideBias> rows = new ArrayList<>();
        sums.forEach((annotator, byLabel) -> {
            Sides all = new Sides();
            byLabel.values().forEach(all::add);
            rows.addAll(all.rows(annotator, null));
            for (Label label : schema.labels()) {
                Sides own = byLabel.get(label.id());
                if (own != null) {
                    rows.addAll(own.rows(annotator, label));
                }
            }
        });
        return corrected(rows);
    }

    private static List<SideBias> corrected(List<SideBias> rows) {
        List<Verdict> tests = Holm.adjust(rows.stream().map(SideBias::test).toList());
        List<Verdict> signs = Holm.adjust(rows.stream().map(SideBias::signTest).toList());
        List<SideBias> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            SideBias row = rows.get(i);
            all.add(new SideBias(row.annotator, row.label, row.side, row.pixels, row.millimetres, tests.get(i),
                    signs.get(i)));
        }
        return all;
    }

    /** One matched object of areas: by side, how far the second lies outside of the first. */
    private record Offsets(LabelId label, Map<Side, Double> bySide, @Nullable Spacing spacing) {
    }

    private static List<Offsets> offsets(Comparison comparison, Watch watch) {
        AtomicInteger done = new AtomicInteger();
        List<ImageComparison> images = comparison.images();
        return images.parallelStream().flatMap(image -> {
            List<Offsets> own = image.matching().pairs().stream().filter(p -> hasAreas(image, p.first(), p.second()))
                    .map(p -> {
                        watch.check();
                        return new Offsets(image.first().get(p.first()).label(),
                                between(image.first().get(p.first()).geometry(),
                                        image.second().get(p.second()).geometry(), image.image()),
                                image.image().spacing());
                    }).toList();
            watch.done(done.incrementAndGet(), images.size());
            return own.stream();
        }).toList();
    }

    private static boolean hasAreas(ImageComparison image, int first, int second) {
        return Iou.isOfAreas(image.first().get(first).geometry(),
                image.second().get(second).geometry());
    }

    private static Map<Side, Double> between(Geometry a, Geometry b, Image image) {
        Map<Side, Double> bySide = new EnumMap<>(Side.class);
        BoundaryBias bias = a instanceof Box s && b instanceof Box t && s.rotation() == 0 && t.rotation() == 0
                ? BoundaryBias.of(s.bounds(), t.bounds())
                : BoundaryBias.of(Pixels.of(a, image), Pixels.of(b, image));
        put(bySide, Side.LEFT, bias.left());
        put(bySide, Side.RIGHT, bias.right());
        put(bySide, Side.TOP, bias.top());
        put(bySide, Side.BOTTOM, bias.bottom());
        return bySide;
    }

    private static void put(Map<Side, Double> bySide, Side side, Estimate offset) {
        OptionalDouble number = offset.number();
        if (number.isPresent()) {
            bySide.put(side, number.getAsDouble());
        }
    }

    /** What adds up over objects. */
    private static final class Sides {

        private final Map<Side, Moments> pixels = new EnumMap<>(Side.class);
        private final Map<Side, Moments> millimetres = new EnumMap<>(Side.class);
        private final Map<Side, long[]> signs = new EnumMap<>(Side.class);

        void add(Offsets o, int direction) {
            o.bySide.forEach((side, offset) -> {
                double outward = offset * direction;
                pixels.merge(side, Moments.of(outward), Moments::plus);
                count(side, outward > 0 ? 1 : 0, outward < 0 ? 1 : 0);
                if (o.spacing != null) {
                    double step = side == Side.LEFT || side == Side.RIGHT ? o.spacing.x() : o.spacing.y();
                    millimetres.merge(side, Moments.of(outward * step), Moments::plus);
                }
            });
        }

        private void count(Side side, long out, long in) {
            long[] both = signs.computeIfAbsent(side, s -> new long[2]);
            both[0] += out;
            both[1] += in;
        }

        void add(Sides other) {
            other.pixels.forEach((side, m) -> pixels.merge(side, m, Moments::plus));
            other.millimetres.forEach((side, m) -> millimetres.merge(side, m, Moments::plus));
            other.signs.forEach((side, both) -> count(side, both[0], both[1]));
        }

        List<SideBias> rows(Annotator annotator, @Nullable Label label) {
            List<SideBias> rows = new ArrayList<>();
            for (Side side : Side.values()) {
                Moments offsets = pixels.getOrDefault(side, Moments.NONE);
                long[] both = signs.getOrDefault(side, new long[2]);
                rows.add(new SideBias(annotator, label, side, offsets.estimate(Reason.NO_PAIRS),
                        millimetres.getOrDefault(side, Moments.NONE).estimate(Reason.NO_SPACING),
                        Means.againstZero(offsets), Signs.test(both[0], both[1])));
            }
            return rows;
        }
    }
}
