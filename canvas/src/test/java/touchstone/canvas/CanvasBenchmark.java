package touchstone.canvas;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Raster;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.TileCache;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tile.ToneMap;
import touchstone.canvas.tile.ToneTable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * What composing a frame costs layer by layer, on one thread and without JavaFX, beside the floor of writing the same
 * number of pixels. What the control costs in a window is measured by {@code touchstone bench canvas}.
 */
final class CanvasBenchmark {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int WARM = 15;
    private static final int STEPS = 40;
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private CanvasBenchmark() {
    }

    /** A grey image of any size that costs next to nothing to read. */
    private record Pattern(int width, int height) implements RegionReader {

        @Override
        public PixelType type() {
            return new PixelType(1, PixelType.Depth.UINT8);
        }

        @Override
        public int levels() {
            int levels = 1;
            while (width >> (levels - 1) > 256) {
                levels++;
            }
            return levels;
        }

        @Override
        public Samples read(int level, int x, int y, int w, int h) {
            byte[] data = new byte[w * h];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) ((i % w * 3) ^ (i / w * 5));
            }
            return new Samples.Bytes(w, h, 1, data);
        }

        @Override
        public void close() {
        }
    }

    private record Work(Image image, LabelSchema schema, Annotator annotator, List<Annotation> objects) {
    }

    /** @param objects polygons of 20 vertices in every view of 1600 x 1000 image pixels, and one mask over the middle */
    private static Work work(int size, int objects) {
        Label label = Label.named("cell", 0);
        Label tissue = Label.named("tissue", 1);
        Image image = Image.unseen("a.png", size, size);
        Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Random random = new Random(1);
        List<Annotation> all = new ArrayList<>();
        Mask mask = Mask.empty(size, size);
        for (int i = 0; i < 60; i++) {
            double x = size / 2.0 + random.nextDouble(-700, 700);
            double y = size / 2.0 + random.nextDouble(-500, 500);
            mask = mask.paint(Points.of(x, y, x + random.nextDouble(-200, 200), y + random.nextDouble(-200, 200)), 40);
        }
        all.add(Annotation.drawn(image.id(), tissue.id(), annotator.id(), mask));
        int n = (int) ((double) size * size / (WIDTH * HEIGHT) * objects);
        for (int i = 0; i < n; i++) {
            all.add(Annotation.drawn(image.id(), label.id(), annotator.id(), star(random, size)));
        }
        return new Work(image, new LabelSchema(List.of(label, tissue)), annotator, all);
    }

    private static Polygon star(Random random, int size) {
        double cx = random.nextDouble(30, size - 30);
        double cy = random.nextDouble(30, size - 30);
        double[] xy = new double[40];
        for (int k = 0; k < 20; k++) {
            double r = random.nextDouble(12, 28);
            xy[2 * k] = cx + r * Math.cos(k * Math.PI / 10);
            xy[2 * k + 1] = cy + r * Math.sin(k * Math.PI / 10);
        }
        return Polygon.of(Points.of(xy));
    }

    /** The process's CPU time is only known to 10 ms: its mean over all steps is what counts. */
    private static void measure(String what, IntConsumer step) {
        double[] wall = new double[STEPS];
        long cpu = 0;
        for (int i = -WARM; i < STEPS; i++) {
            if (i == 0) {
                cpu = SYSTEM.getProcessCpuTime();
            }
            long w = System.nanoTime();
            step.accept(i + WARM);
            if (i >= 0) {
                wall[i] = (System.nanoTime() - w) / 1e6;
            }
        }
        double mean = (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / STEPS;
        Arrays.sort(wall);
        System.out.printf(Locale.ROOT, "%-44s cpu %7.2f   wall p50 %7.2f p95 %7.2f%n", what, mean,
                wall[STEPS / 2], wall[STEPS * 95 / 100]);
    }

    private static void compose(List<Layer> layers, int[] cell, int x, int y, int width, int height, double scale) {
        for (int row = y; row < y + height; row += Cell.SIZE) {
            for (int column = x; column < x + width; column += Cell.SIZE) {
                Raster raster = new Raster(cell, Math.min(Cell.SIZE, x + width - column),
                        Math.min(Cell.SIZE, y + height - row), column, row, scale);
                layers.forEach(layer -> layer.paint(raster));
            }
        }
    }

    private static void composing(int size, int objects) throws Exception {
        Work work = work(size, objects);
        TilePyramid pyramid = new TilePyramid(new Pattern(size, size));
        TileCache cache = new TileCache(1L << 30);
        for (int level = 0; level < pyramid.levels(); level++) {
            Bounds middle = new Bounds(size / 2.0, size / 2.0, size / 2.0, size / 2.0).grow(1500.0 * (1 << level));
            for (TileKey key : pyramid.tiles(level, middle)) {
                cache.put(key, pyramid.read(key));
            }
        }
        Layer image = new ImageLayer(new Mosaic(pyramid, cache), new ToneTable(new ToneMap(20, 220),
                PixelType.Depth.UINT8));
        ObjectIndex index = new ObjectIndex(work.objects);
        Layer vectors = new AnnotationLayer(index, work.schema, Style.OWN);
        Layer mask = new AnnotationLayer(new ObjectIndex(work.objects.subList(0, 1)), work.schema, Style.OWN);
        Layer polygons = new AnnotationLayer(new ObjectIndex(work.objects.subList(1, work.objects.size())),
                work.schema, Style.OWN);
        List<Layer> both = List.of(image, vectors);
        int[] cell = new int[Cell.SIZE * Cell.SIZE];
        int middle = size / 2;
        System.out.printf("-- composing %dx%d of %d^2, %d objects, one thread%n", WIDTH, HEIGHT, size, index.size());
        measure("floor: fill the viewport's pixels", i -> {
            for (int k = 0; k < 28; k++) {
                Arrays.fill(cell, 0, WIDTH * HEIGHT / 28, i);
            }
        });
        for (double scale : new double[]{ 1, 0.77, 0.31, 3.3 }) {
            int x = (int) (middle * scale) - WIDTH / 2;
            int y = (int) (middle * scale) - HEIGHT / 2;
            measure("image alone at " + scale, i -> compose(List.of(image), cell, x, y, WIDTH, HEIGHT, scale));
            measure("mask alone at " + scale, i -> compose(List.of(mask), cell, x, y, WIDTH, HEIGHT, scale));
            measure("polygons alone at " + scale, i -> compose(List.of(polygons), cell, x, y, WIDTH, HEIGHT, scale));
            measure("all layers at " + scale, i -> compose(both, cell, x, y, WIDTH, HEIGHT, scale));
        }
        double fit = (double) HEIGHT / size;
        measure("polygons fitted", i -> compose(List.of(polygons), cell, -300, 0, WIDTH, HEIGHT, fit));
        measure("all layers fitted", i -> compose(both, cell, -300, 0, WIDTH, HEIGHT, fit));
        measure("newly exposed by a pan of 30,12 at 1", i -> {
            compose(both, cell, middle + i * 30, middle - 500, 30, HEIGHT, 1);
            compose(both, cell, middle - 800, middle + i * 12, WIDTH, 12, 1);
        });
        measure("dirty rectangle 120x120 at 1",
                i -> compose(both, cell, middle - 600 + i * 10, middle, 120, 120, 1));
        OwnObjects own = new OwnObjects(index, List.of());
        Random random = new Random(2);
        measure("1000 hit tests", i -> {
            for (int k = 0; k < 1000; k++) {
                own.at(new Point(random.nextDouble(size), random.nextDouble(size)), 3);
            }
        });
    }

    public static void main(String[] args) throws Exception {
        composing(4096, 500);
        composing(20000, 500);
    }
}
