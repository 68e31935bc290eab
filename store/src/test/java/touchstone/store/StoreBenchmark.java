package touchstone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * How long the store makes a hand wait, beside the bare disk. Run from the test class path, with a folder on the disk to
 * measure: {@code java touchstone.store.StoreBenchmark FOLDER}.
 */
final class StoreBenchmark {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final int IMAGES = 100;
    private static final int OBJECTS = 100_000;

    private StoreBenchmark() {
    }

    @FunctionalInterface
    private interface Work {
        void run(int i) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "touchstone-bench");
        Path file = folder.resolve("p.touchstone");
        List<Image> images = new ArrayList<>();
        List<Change> setUp = new ArrayList<>(List.of(Change.add(ANN), Change.add(CELL)));
        for (int i = 0; i < IMAGES; i++) {
            images.add(Image.unseen("images/" + i + ".png", 4096, 4096));
            setUp.add(Change.add(images.get(i)));
        }
        try (Project project = Project.create(file)) {
            project.commit(new Edit("Set up", setUp), null);
            Image image = images.getFirst();
            fsync(folder);
            measure("box drawn", 500, i -> project.commit(Edit.of("Draw", Change.add(
                    Annotation.drawn(image.id(), CELL.id(), ANN.id(), new Box(i, i, 5, 5)))), ANN.id()));
            brush(project, image);
            once("100,000 polygons of 30 points added in one edit", () -> project.commit(polygons(images), ANN.id()));
        }
        once("opened", () -> Project.open(file).close());
        try (Project project = Project.open(file)) {
            once("all objects read", () -> read(project));
            measure("one image's 1,000 objects read", 50, i -> project.annotations(images.get(i).id()));
            measure("one image's 1,000 objects taken back", 20, i -> project.undo(images.get(i + 1).id(), null));
            once("verified", () -> {
                if (!project.verify().ok()) {
                    throw new IOException("not ok");
                }
            });
        }
        System.out.printf("%-55s %9.1f MB%n", "file", Files.size(file) / 1e6);
        Files.delete(file);
        Files.delete(folder);
    }

    /** The floor: as many bytes as a small commit writes, made durable. */
    private static void fsync(Path folder) throws IOException {
        Path floor = folder.resolve("floor");
        try (FileChannel channel = FileChannel.open(floor, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            measure("bare write of 16 KiB and fsync", 500, i -> {
                channel.write(ByteBuffer.allocate(1 << 14));
                channel.force(false);
            });
        }
        Files.delete(floor);
    }

    private static void brush(Project project, Image image) throws IOException {
        Annotation[] mask = { Annotation.drawn(image.id(), CELL.id(), ANN.id(), Mask.empty(4096, 4096)) };
        project.commit(Edit.of("Draw", Change.add(mask[0])), ANN.id());
        measure("brush stroke into a mask of 4096 x 4096", 200, i -> {
            Points stroke = Points.of(20 * i, 100, 20 * i, 4000);
            Annotation painted = mask[0].withGeometry(((Mask) mask[0].geometry()).paint(stroke, 15));
            project.commit(Edit.of("Paint", Change.replace(mask[0], painted)), ANN.id());
            mask[0] = painted;
        });
    }

    private static Edit polygons(List<Image> images) {
        List<Change> changes = new ArrayList<>(OBJECTS);
        for (int i = 0; i < OBJECTS; i++) {
            double[] xy = new double[60];
            for (int p = 0; p < 30; p++) {
                xy[2 * p] = 500 + i % 3000 + 20 * Math.cos(p * 0.2);
                xy[2 * p + 1] = 500 + i / 40.0 + 20 * Math.sin(p * 0.2);
            }
            changes.add(Change.add(Annotation.drawn(images.get(i % IMAGES).id(), CELL.id(), ANN.id(),
                    Polygon.of(Points.of(xy)))));
        }
        return new Edit("Import", changes);
    }

    private static void read(Project project) {
        int n = 0;
        for (Image image : project.images()) {
            n += project.annotations(image.id(), ANN.id()).size();
        }
        if (n < OBJECTS) {
            throw new IllegalStateException();
        }
    }

    @FunctionalInterface
    private interface Once {
        void run() throws IOException;
    }

    private static void once(String what, Once work) throws IOException {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-55s %9.2f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private static void measure(String what, int times, Work work) throws IOException {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-55s p50 %.2f ms, p95 %.2f ms, max %.2f ms (%d)%n", what, millis[times / 2],
                millis[times * 95 / 100], millis[times - 1], times);
    }
}
