package touchstone.canvas.tool;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Flood;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Rasterizer;

/** The pixels that the shapes of a layer cover, found only where somebody looks. */
final class Enclosure {

    private static final long[] OPEN = new long[Mask.TILE];
    private static final long[] WALL = new long[Mask.TILE];

    static {
        Arrays.fill(OPEN, -1L);
    }

    private final ToolContext.Objects objects;
    private final int width;
    private final int height;
    private final Map<AnnotationId, Mask> covered = new HashMap<>();

    Enclosure(ToolContext.Objects objects, int width, int height) {
        this.objects = objects;
        this.width = width;
        this.height = height;
    }

    /** The pixels that a path over common sides leads to without crossing a shape. */
    Mask around(Point at, BooleanSupplier dropped) {
        return Flood.from((int) Math.floor(at.x()), (int) Math.floor(at.y()), width, height,
                (column, row) -> dropped.getAsBoolean() ? WALL : free(column, row));
    }

    private long[] free(int column, int row) {
        Bounds tile = Bounds.ofSize((double) column * Mask.TILE, (double) row * Mask.TILE, Mask.TILE, Mask.TILE);
        List<Annotation> shapes = objects.touching(tile);
        if (shapes.isEmpty()) {
            return OPEN;
        }
        long[] free = OPEN.clone();
        for (Annotation shape : shapes) {
            Mask mask = mask(shape);
            for (int i = 0; i < Mask.TILE; i++) {
                free[i] &= ~mask.word(column, row * Mask.TILE + i);
            }
        }
        return free;
    }

    private Mask mask(Annotation shape) {
        return covered.computeIfAbsent(shape.id(), id -> shape.geometry() instanceof Mask m
                && (m.width() != width || m.height() != height)
                        ? Mask.empty(width, height)
                        : Rasterizer.mask(shape.geometry(), width, height));
    }

    /** The masks that have a pixel beside the area. */
    List<Annotation> masksBeside(Mask area) {
        Mask around = Morphology.grow(area, 1);
        return objects.touching(around.bounds()).stream()
                .filter(a -> a.geometry() instanceof Mask && mask(a).intersectionArea(around) > 0).toList();
    }
}
