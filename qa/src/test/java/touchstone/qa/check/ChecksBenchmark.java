package touchstone.qa.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;

/** How long all checks take on one image with 10,000 objects, and on ten times as many objects on a hundred images. */
final class ChecksBenchmark {

    private static final int SIDE = 4000;

    private ChecksBenchmark() {
    }

    public static void main(String[] args) {
        Random random = new Random(1);
        IntFunction<Geometry> boxes = i -> new Box(random.nextInt(SIDE - 40), random.nextInt(SIDE - 40),
                10 + random.nextInt(30), 10 + random.nextInt(30));
        IntFunction<Geometry> polygons = i -> Polygon.of(new Ellipse(
                30 + random.nextInt(SIDE - 60), 30 + random.nextInt(SIDE - 60), 8 + random.nextInt(12),
                8 + random.nextInt(12)).outline(40));
        time("10,000 boxes on one image", layer(10_000, boxes));
        time("10,000 polygons of 40 points on one image", layer(10_000, polygons));
        time("10,000 masks on one image", layer(10_000, i -> Rasterizer.mask(polygons.apply(i), SIDE, SIDE)));
        time("10,000 times the same box", layer(10_000, i -> new Box(10, 10, 30, 30)));
        time("10,000 polygons, overlaps forbidden", new Layer(image(), Sheet.ANN, Sheet.SCHEMA,
                layer(10_000, polygons).objects(), CheckRules.USUAL.with(Limit.MAXIMUM_OVERLAP, 0.1)));
        List<Layer> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(layer(1_000, polygons));
        }
        time("100,000 polygons on 100 images, one thread", many.toArray(Layer[]::new));
        Layer dense = layer(10_000, polygons);
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            Checks.of(dense.objects().get(i), dense);
        }
        report("one edited object among 10,000", (System.nanoTime() - start) / 100, 0);
    }

    private static Image image() {
        return Image.unseen("a.png", SIDE, SIDE);
    }

    private static Layer layer(int count, IntFunction<Geometry> shapes) {
        Image image = image();
        List<Annotation> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(Annotation.drawn(image.id(), Sheet.CELL.id(), Sheet.ANN, shapes.apply(i)));
        }
        return new Layer(image, Sheet.ANN, Sheet.SCHEMA, objects, CheckRules.USUAL);
    }

    /** The best of three, each on a layer that has not found its twins yet. */
    private static void time(String work, Layer... layers) {
        long best = Long.MAX_VALUE;
        int problems = 0;
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            problems = 0;
            for (Layer layer : layers) {
                problems += Checks.of(layer.with(layer.objects())).size();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        report(work, best, problems);
    }

    private static void report(String work, long nanos, int problems) {
        System.out.printf("%-50s %8.1f ms  %d problems%n", work, nanos / 1e6, problems);
    }
}
