package touchstone.canvas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** An image with objects on it. */
public record Scenery(RegionReader pixels, Image image, LabelSchema schema, Annotator annotator,
        List<Annotation> objects) {

    private static final int VERTICES = 20;
    private static final double SMALLEST_RADIUS = 12;
    private static final double LARGEST_RADIUS = 28;
    private static final int STROKES = 60;

    /**
     * Made up from a seed, the same on every machine. The first object is the mask.
     *
     * @param polygons of 20 vertices and some 40 pixels across, spread evenly; beside them lies one mask about the middle
     */
    public static Scenery on(RegionReader pixels, int polygons) {
        Label cell = Label.named("cell", 0);
        Label tissue = Label.named("tissue", 1);
        Image image = Image.unseen("image", pixels.width(), pixels.height());
        Annotator annotator = Annotator.named("benchmark", Annotator.Role.ANNOTATOR);
        Random random = new Random(1);
        List<Annotation> objects = new ArrayList<>(polygons + 1);
        objects.add(Annotation.drawn(image.id(), tissue.id(), annotator.id(),
                strokes(random, pixels.width(), pixels.height())));
        for (int i = 0; i < polygons; i++) {
            objects.add(Annotation.drawn(image.id(), cell.id(), annotator.id(),
                    star(random, pixels.width(), pixels.height())));
        }
        return new Scenery(pixels, image, new LabelSchema(List.of(cell, tissue)), annotator, objects);
    }

    private static Mask strokes(Random random, int width, int height) {
        Mask mask = Mask.empty(width, height);
        for (int i = 0; i < STROKES; i++) {
            double x = width / 2.0 + random.nextDouble(-700, 700);
            double y = height / 2.0 + random.nextDouble(-500, 500);
            mask = mask.paint(Points.of(x, y, x + random.nextDouble(-200, 200), y + random.nextDouble(-200, 200)), 40);
        }
        return mask;
    }

    private static Polygon star(Random random, int width, int height) {
        double cx = random.nextDouble(width);
        double cy = random.nextDouble(height);
        double[] xy = new double[2 * VERTICES];
        for (int k = 0; k < VERTICES; k++) {
            double r = random.nextDouble(SMALLEST_RADIUS, LARGEST_RADIUS);
            xy[2 * k] = cx + r * Math.cos(k * 2 * Math.PI / VERTICES);
            xy[2 * k + 1] = cy + r * Math.sin(k * 2 * Math.PI / VERTICES);
        }
        return Polygon.of(Points.of(xy));
    }

    /** A grey image of any size that costs next to nothing to read, so that the canvas is measured and not a disk. */
    public record Pattern(int width, int height, PixelType.Depth depth) implements RegionReader {

        private static final int SMALLEST_LEVEL = 256;

        @Override
        public PixelType type() {
            return new PixelType(1, depth);
        }

        @Override
        public int levels() {
            int levels = 1;
            while (Math.max(width, height) >> (levels - 1) > SMALLEST_LEVEL) {
                levels++;
            }
            return levels;
        }

        @Override
        public Samples read(int level, int x, int y, int w, int h) {
            if (depth == PixelType.Depth.UINT8) {
                byte[] data = new byte[w * h];
                for (int i = 0; i < data.length; i++) {
                    data[i] = (byte) value(x + i % w, y + i / w);
                }
                return new Samples.Bytes(w, h, 1, data);
            }
            short[] data = new short[w * h];
            for (int i = 0; i < data.length; i++) {
                data[i] = (short) (value(x + i % w, y + i / w) << 4);
            }
            return new Samples.Shorts(w, h, 1, depth == PixelType.Depth.INT16, data);
        }

        private static int value(int x, int y) {
            return ((x * 3) ^ (y * 5)) & 0xff;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
