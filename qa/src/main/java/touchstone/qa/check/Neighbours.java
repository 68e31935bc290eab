package touchstone.qa.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.quadtree.Quadtree;
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

    void add(Placed object) {
        index.insert(envelope(object), object);
    }

    /** The earliest of the added objects whose bounds touch the object's and for which the test holds. */
    Optional<Placed> first(Placed object, Predicate<Placed> test) {
        List<Placed> near = new ArrayList<>();
        index.query(envelope(object), found -> {
            if (found instanceof Placed other && touch(object.bounds(), other.bounds())) {
                near.add(other);
            }
        });
        return near.stream().filter(test).findFirst();
    }

    /** Shapes without bounds (tags) are everywhere. */
    private static boolean touch(Bounds a, Bounds b) {
        return a.isEmpty() == b.isEmpty() && (a.isEmpty() || a.grow(1).intersects(b));
    }

    private static Envelope envelope(Placed object) {
        Bounds b = object.bounds().grow(1);
        return b.isEmpty() ? new Envelope(-1, -1, -1, -1) : new Envelope(b.minX(), b.maxX(), b.minY(), b.maxY());
    }

    /** Whether common over united area reaches the share; what the bounds rule out is not computed. */
    boolean iouAtLeast(Placed a, Placed b, double share) {
        return mayHaveInCommon(a, b, share * Math.max(a.area(), b.area()))
                && iou.of(a.object().geometry(), b.object().geometry()) >= share;
    }

    /** Common area over the smaller one's; 0 where one has none, or where it is less than {@code least} for certain. */
    double shareOfSmaller(Placed a, Placed b, double least) {
        double smaller = Math.min(a.area(), b.area());
        if (!(smaller > 0) || !mayHaveInCommon(a, b, least * smaller)) {
            return 0;
        }
        double of = iou.of(a.object().geometry(), b.object().geometry());
        return Math.min(1, of * (a.area() + b.area()) / (1 + of) / smaller);
    }

    private static boolean mayHaveInCommon(Placed a, Placed b, double area) {
        if (!Iou.isOfAreas(a.object().geometry(), b.object().geometry())) {
            return true;
        }
        Bounds common = a.bounds().intersection(b.bounds());
        return common.width() * common.height() >= area * (1 - 1e-9);
    }
}
