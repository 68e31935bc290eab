package touchstone.qa.similarity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;

/**
 * Times the similarities of masks of 1024 x 1024 pixels on seeded data; run as a program. Prints the best of five in
 * milliseconds. With the path of {@code similarity_peers.py} as an argument the reference tools work on the same masks
 * in the same run.
 */
public final class SimilarityBenchmark {

    private static final int SIDE = 1024;

    private SimilarityBenchmark() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Mask> masks = ellipses(new Random(1), 2000);
        Mask diskA = Rasterizer.mask(new Ellipse(500, 520, 300, 300, 0), SIDE, SIDE);
        Mask diskB = Rasterizer.mask(new Ellipse(505, 515, 295, 305, 0), SIDE, SIDE);
        Mask blobA = blobs(new Random(2), 0);
        Mask blobB = blobs(new Random(2), 3);
        time("iou matrix", () -> matrix(masks.subList(0, 1000), masks.subList(1000, 2000)));
        time("surface distance disk", () -> new SurfaceDistance(diskA, diskB, 1, 1).hausdorff(0.95));
        time("surface distance blob", () -> new SurfaceDistance(blobA, blobB, 1, 1).hausdorff(0.95));
        time("boundary iou disk", () -> BoundaryIou.of(diskA, diskB));
        time("boundary iou blob", () -> BoundaryIou.of(blobA, blobB));
        if (arguments.length > 0) {
            Path folder = Files.createTempDirectory("similarity");
            Files.writeString(folder.resolve("rles.json"), rles(masks));
            Files.write(folder.resolve("diskA.bits"), bits(diskA));
            Files.write(folder.resolve("diskB.bits"), bits(diskB));
            Files.write(folder.resolve("blobA.bits"), bits(blobA));
            Files.write(folder.resolve("blobB.bits"), bits(blobB));
            System.out.println("The reference tools:");
            new ProcessBuilder("python3", arguments[0], folder.toString()).inheritIO().start().waitFor();
        }
    }

    private static double matrix(List<Mask> first, List<Mask> second) {
        Iou iou = new Iou(1);
        return IntStream.range(0, first.size()).parallel()
                .mapToDouble(i -> second.stream().mapToDouble(b -> iou.of(first.get(i), b)).sum()).sum();
    }

    private static void time(String what, Supplier<Object> work) {
        double best = Double.MAX_VALUE;
        Object result = "";
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            result = work.get();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        System.out.printf("%s\t%.2f\t%s%n", what, best, result);
    }

    private static List<Mask> ellipses(Random random, int n) {
        List<Mask> masks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            masks.add(Rasterizer.mask(new Ellipse(random.nextDouble() * SIDE, random.nextDouble() * SIDE,
                    20 + random.nextInt(180), 20 + random.nextInt(180), random.nextInt(180)), SIDE, SIDE));
        }
        return masks;
    }

    /** Thousands of small spots all over the image, so that outlines are everywhere. */
    private static Mask blobs(Random random, double shift) {
        Mask all = Mask.empty(SIDE, SIDE);
        for (int i = 0; i < 1500; i++) {
            all = all.xor(Rasterizer.mask(new Ellipse(random.nextDouble() * SIDE + shift, random.nextDouble() * SIDE,
                    8 + random.nextInt(20), 8 + random.nextInt(20), 0), SIDE, SIDE));
        }
        return all;
    }

    private static String rles(List<Mask> masks) {
        List<String> all = new ArrayList<>();
        for (Mask mask : masks) {
            String counts = Rle.of(mask).compressed().replace("\\", "\\\\");
            all.add("{\"size\":[" + SIDE + "," + SIDE + "],\"counts\":\"" + counts + "\"}");
        }
        return "[" + String.join(",", all) + "]";
    }

    private static byte[] bits(Mask mask) {
        byte[] bits = new byte[SIDE * SIDE / 8];
        mask.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                bits[y * SIDE / 8 + x / 8] |= (byte) (0x80 >> x % 8);
            }
        });
        return bits;
    }
}
