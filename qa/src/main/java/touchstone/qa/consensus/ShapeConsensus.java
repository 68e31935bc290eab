package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import touchstone.model.Image;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Contours;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.qa.Watch;
import touchstone.qa.similarity.Iou;
import touchstone.qa.similarity.Similarity;

/**
 * One shape out of several annotators' shapes of one object. The kind that most of them drew is taken, of equally many the
 * most exact (mask, polygon, ellipse, box), and only the shapes of that kind count.
 * <ul>
 * <li>Box: the median of each side; turned ones the median of centre, width and height, and the circular mean of the
 * angle.
 * <li>Ellipse: medians of centre and half axes, circular mean of the angle.
 * <li>Mask and polygon: the pixels that more than half of the shapes cover, or those of {@link Staple}.
 * <li>Keypoints: of each joint the visibility that most gave (of equally many the lower), and the medians of its places.
 * <li>Polyline, and whatever has no middle: the shape most like all others.
 * </ul>
 * Equal shapes give this shape.
 */
final class ShapeConsensus {

    private static final List<GeometryKind> EXACT = List.of(GeometryKind.MASK, GeometryKind.POLYGON,
            GeometryKind.ELLIPSE, GeometryKind.BOX);

    private final Image image;
    private final boolean staple;

    /** @param staple whether masks and polygons are united by STAPLE instead of by the majority of pixels */
    ShapeConsensus(Image image, boolean staple) {
        this.image = image;
        this.staple = staple;
    }

    Geometry of(List<Geometry> all) {
        List<Geometry> shapes = ofOneKind(all);
        Geometry first = shapes.getFirst();
        if (shapes.stream().allMatch(first::equals)) {
            return first;
        }
        Optional<? extends Geometry> middle = switch (first.kind()) {
            case BOX -> box(only(shapes, Box.class));
            case ELLIPSE -> ellipse(only(shapes, Ellipse.class));
            case MASK -> pixels(shapes);
            case POLYGON -> pixels(shapes).map(Contours::polygon);
            case KEYPOINTS -> keypoints(only(shapes, Keypoints.class));
            case POLYLINE, TAG -> Optional.empty();
        };
        return middle.isPresent() ? middle.get() : central(shapes);
    }

    private static List<Geometry> ofOneKind(List<Geometry> all) {
        Map<GeometryKind, Long> counts = all.stream()
                .collect(Collectors.groupingBy(Geometry::kind, TreeMap::new, Collectors.counting()));
        GeometryKind kind = counts.entrySet().stream()
                .min(Map.Entry.<GeometryKind, Long>comparingByValue().reversed()
                        .thenComparingInt(e -> EXACT.contains(e.getKey()) ? EXACT.indexOf(e.getKey()) : EXACT.size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow().getKey();
        return all.stream().filter(g -> g.kind() == kind).toList();
    }

    private static <G> List<G> only(List<Geometry> shapes, Class<G> kind) {
        return shapes.stream().map(kind::cast).toList();
    }

    private static double median(List<Box> boxes, Function<Box, Double> side) {
        return Orientation.median(boxes.stream().mapToDouble(side::apply).toArray());
    }

    private static Optional<Box> box(List<Box> boxes) {
        if (boxes.stream().allMatch(b -> b.rotation() == 0)) {
            double left = median(boxes, Box::x);
            double top = median(boxes, Box::y);
            return Optional.of(new Box(left, top, Math.max(0, median(boxes, b -> b.x() + b.width()) - left),
                    Math.max(0, median(boxes, b -> b.y() + b.height()) - top)));
        }
        return Orientation
                .median(boxes.stream().map(b -> new Orientation(b.center().x(), b.center().y(), b.width(), b.height(),
                        b.rotation())).toList())
                .map(o -> new Box(o.cx() - o.along() / 2, o.cy() - o.across() / 2, o.along(), o.across(),
                        o.degrees()));
    }

    private static Optional<Ellipse> ellipse(List<Ellipse> ellipses) {
        return Orientation
                .median(ellipses.stream().map(e -> new Orientation(e.cx(), e.cy(), e.rx(), e.ry(), e.rotation()))
                        .toList())
                .map(o -> new Ellipse(o.cx(), o.cy(), o.along(), o.across(), o.degrees()));
    }

    /** Nothing when no pixel is left. */
    private Optional<Mask> pixels(List<Geometry> shapes) {
        List<Mask> masks = shapes.stream().map(g -> Rasterizer.mask(g, image.width(), image.height())).toList();
        Mask united = staple ? Staple.of(masks, 1, Watch.NONE).consensus() : PixelVote.of(masks);
        return united.isEmpty() ? Optional.empty() : Optional.of(united);
    }

    /** Nothing when the objects have not the same number of joints. */
    private static Optional<Keypoints> keypoints(List<Keypoints> objects) {
        int joints = objects.getFirst().joints().size();
        if (objects.stream().anyMatch(o -> o.joints().size() != joints)) {
            return Optional.empty();
        }
        List<Keypoints.Joint> middle = new ArrayList<>();
        for (int j = 0; j < joints; j++) {
            int joint = j;
            middle.add(joint(objects.stream().map(o -> o.joints().get(joint)).toList()));
        }
        return Optional.of(new Keypoints(middle));
    }

    private static Keypoints.Joint joint(List<Keypoints.Joint> of) {
        int[] votes = new int[Keypoints.VISIBLE + 1];
        of.forEach(j -> votes[j.visibility()]++);
        int visibility = Keypoints.ABSENT;
        for (int v = Keypoints.ABSENT; v <= Keypoints.VISIBLE; v++) {
            visibility = votes[v] > votes[visibility] ? v : visibility;
        }
        List<Keypoints.Joint> placed = of.stream().filter(j -> j.visibility() != Keypoints.ABSENT).toList();
        return visibility == Keypoints.ABSENT
                ? new Keypoints.Joint(0, 0, Keypoints.ABSENT)
                : new Keypoints.Joint(
                        Orientation.median(placed.stream().mapToDouble(Keypoints.Joint::x).toArray()),
                        Orientation.median(placed.stream().mapToDouble(Keypoints.Joint::y).toArray()), visibility);
    }

    private Geometry central(List<Geometry> shapes) {
        Similarity iou = Iou.on(image);
        double[] likeOthers = new double[shapes.size()];
        for (int a = 0; a < likeOthers.length; a++) {
            for (int b = a + 1; b < likeOthers.length; b++) {
                double like = iou.of(shapes.get(a), shapes.get(b));
                likeOthers[a] += like;
                likeOthers[b] += like;
            }
        }
        int central = 0;
        for (int a = 1; a < likeOthers.length; a++) {
            central = likeOthers[a] > likeOthers[central] ? a : central;
        }
        return shapes.get(central);
    }
}
