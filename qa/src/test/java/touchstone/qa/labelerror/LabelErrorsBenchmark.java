package touchstone.qa.labelerror;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.TwinImages.Thumbnail;

/**
 * How long it takes to look for label errors in 1,000 images with 30,000 objects, how much memory that needs, how soon it
 * stops when cancelled, and how long 13,000 thumbnails take to be hashed and grouped. Run as a program.
 */
final class LabelErrorsBenchmark {

    private static final int SIDE = 128;
    private static final int PER_IMAGE = 30;

    private LabelErrorsBenchmark() {
    }

    public static void main(String[] arguments) throws IOException {
        int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        Path folder = Files.createTempDirectory("label-errors");
        try {
            SmallProject project = project(folder, images);
            for (int run = 0; run < 2; run++) {
                time(images + " images, " + images * PER_IMAGE + " objects", () -> LabelErrors
                        .of(project, project.annotators(), Rules.DEFAULT, Thresholds.USUAL, Watch.NONE).found().size());
            }
            cancel(project);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        Random random = new Random(2);
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < 13_000; i++) {
            float[] picture = new float[PerceptualHash.SIDE * PerceptualHash.SIDE];
            for (int p = 0; p < picture.length; p++) {
                picture[p] = i % 10 == 9 ? pictures.get(i - 1)[p] + random.nextFloat() : 255 * random.nextFloat();
            }
            pictures.add(picture);
        }
        time("13,000 thumbnails hashed and grouped", () -> TwinImages
                .of(pictures.stream().map(Thumbnail::of).toList(), 0.95, Watch.NONE).size());
    }

    private static SmallProject project(Path folder, int images) throws IOException {
        Random random = new Random(1);
        SmallProject project = new SmallProject();
        for (int i = 0; i < images; i++) {
            BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            for (int p = 0; p < SIDE * SIDE; p++) {
                picture.getRaster().setSample(p % SIDE, p / SIDE, 0, random.nextInt(256));
            }
            Path file = folder.resolve(i + ".png");
            ImageIO.write(picture, "png", file.toFile());
            project.image(file.toString());
            for (int o = 0; o < PER_IMAGE; o++) {
                project.draw("ann", file.toString(), o % 2 == 0 ? "cell" : "dirt", new Box(
                        random.nextInt(SIDE - 24), random.nextInt(SIDE - 24), 6 + random.nextInt(16),
                        6 + random.nextInt(16)));
            }
        }
        return project;
    }

    private interface Work {
        int run();
    }

    private static void time(String what, Work work) {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        int found = work.run();
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20;
        System.out.printf("%-45s %6d ms  heap at most %d MB  found %d%n", what,
                (System.nanoTime() - start) / 1_000_000, heap, found);
    }

    private static void cancel(SmallProject project) {
        long at = System.nanoTime() + 333_000_000;
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                // Only the end is of interest.
            }

            @Override
            public boolean cancelled() {
                return System.nanoTime() > at;
            }
        };
        try {
            LabelErrors.of(project, project.annotators(), Rules.DEFAULT, Thresholds.USUAL, watch);
            System.out.println("done before it was cancelled");
        } catch (CancellationException cancelled) {
            System.out.printf("cancelled after %d ms%n", (System.nanoTime() - at) / 1_000_000);
        }
    }
}
