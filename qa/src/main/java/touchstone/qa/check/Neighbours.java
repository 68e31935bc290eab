package touchstone.qa.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.quadtree.Quadtree;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.geometry.Bounds;
import touchstone.qa.similarity.Iou;

/** Objects of one layer by their place, and how much two of them have in common. */
final class Neighbours {

    private final Quadtree index = new Quadtree();
    private final Iou iou;

    Neighbours(Image image) {
        iou = Iou.on(image);
    }

    void add(Annotation object) {
        index.insert(envelope(object), object);
    }

    /** The earliest of the added objects whose bounds touch the object's and for which the test holds. */
    Optional<Annotation> first(Annotation object, Predicate<Annotation> test) {
        Bounds bounds = object.geometry().bounds();
        List<Annotation> near = new ArrayList<>();
        index.query(envelope(object), found -> {
            if (found instanceof Annotation other && touch(bounds, other.geometry().bounds())) {
                near.add(other);
            }
        });
        return near.stream().filter(test).findFirst();
    }

    /** Shapes without bounds (tags) are everywhere. */
    private static boolean touch(Bounds a, Bounds b) {
        return a.isEmpty() == b.isEmpty() && (a.isEmpty() || a.grow(1).intersects(b));
    }

    private static Envelope envelope(Annotation object) {
        Bounds b = object.geometry().bounds().grow(1);
        return b.isEmpty() ? new Envelope(-1, -1, -1, -1) : new Envelope(b.minX(), b.maxX(), b.minY(), b.maxY());
    }

    /** Whether common over united area reaches the share; what the bounds rule out is not computed. */
    boolean iouAtLeast(Annotation a, Annotation b, double share) {
        return mayHaveInCommon(a, b, share * Math.max(a.geometry().area(), b.geometry().area()))
                && iou.of(a.geometry(), b.geometry()) >= share;
    }

    /** Common area over the smaller one's; 0 where one has none, or where it is less than {@code least} for certain. */
    double shareOfSmaller(Annotation a, Annotation b, double least) {
        double first = a.geometry().area();
        double second = b.geometry().area();
        double smaller = Math.min(first, second);
        if (!(smaller > 0) || !mayHaveInCommon(a, b, least * smaller)) {
            return 0;
        }
        double of = iou.of(a.geometry(), b.geometry());
        return Math.min(1, of * (first + second) / (1 + of) / smaller);
    }

    private static boolean mayHaveInCommon(Annotation a, Annotation b, double area) {
        if (!Iou.isOfAreas(a.geometry(), b.geometry())) {
            return true;
        }
        Bounds common = a.geometry().bounds().intersection(b.geometry().bounds());
        return common.width() * common.height() >= area * (1 - 1e-9);
    }
}
