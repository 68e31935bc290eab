package touchstone.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.LabelId;
import touchstone.model.geometry.Bounds;

/**
 * Which places have an object of a label on more than half of their area. Objects are looked up by squares of the image, so
 * that asking for each of very many places takes no longer than going through them.
 */
final class Covered {

    private static final double SIDE = 256;
    /** What lies in more squares than these is looked at every time. */
    private static final double MANY = 64;

    private record Square(LabelId label, long column, long row) {
    }

    private final Map<Square, List<Bounds>> small = new HashMap<>();
    private final Map<LabelId, List<Bounds>> large = new HashMap<>();

    void add(Annotation object) {
        Bounds bounds = object.geometry().bounds();
        if (bounds.isEmpty()) {
            return;
        }
        if ((bounds.width() / SIDE + 1) * (bounds.height() / SIDE + 1) > MANY) {
            large.computeIfAbsent(object.label(), label -> new ArrayList<>()).add(bounds);
            return;
        }
        for (long row = square(bounds.minY()); row <= square(bounds.maxY()); row++) {
            for (long column = square(bounds.minX()); column <= square(bounds.maxX()); column++) {
                small.computeIfAbsent(new Square(object.label(), column, row), square -> new ArrayList<>())
                        .add(bounds);
            }
        }
    }

    boolean isCovered(Annotation object) {
        Bounds there = object.geometry().bounds();
        if (there.isEmpty()) {
            return false;
        }
        // What covers more than half of a box in each direction covers its middle.
        Square middle = new Square(object.label(), square((there.minX() + there.maxX()) / 2),
                square((there.minY() + there.maxY()) / 2));
        double half = there.width() * there.height() / 2;
        return small.getOrDefault(middle, List.of()).stream().anyMatch(m -> common(m, there) > half)
                || large.getOrDefault(object.label(), List.of()).stream().anyMatch(m -> common(m, there) > half);
    }

    private static long square(double at) {
        return (long) Math.floor(at / SIDE);
    }

    /** Square pixels. */
    private static double common(Bounds one, Bounds other) {
        double width = Math.min(one.maxX(), other.maxX()) - Math.max(one.minX(), other.minX());
        double height = Math.min(one.maxY(), other.maxY()) - Math.max(one.minY(), other.minY());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
