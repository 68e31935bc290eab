package touchstone.qa.detection;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;
import touchstone.qa.Watch;

/**
 * Time of a whole COCO evaluation, reading included, on made-up data of the size of COCO's validation set: 5,000 images,
 * 80 classes. Run by hand; nothing is asserted.
 *
 * <pre>
 * java -cp ... touchstone.qa.detection.CocoEvalBenchmark [PYTHON [PYCOCOTOOLS_FOLDER]]
 * </pre>
 *
 * With a Python that has pycocotools (or the folder in which it lies), the same files are evaluated there too.
 */
final class CocoEvalBenchmark {

    private static final int IMAGES = 5_000;
    private static final int CLASSES = 80;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int ROUNDS = 3;

    private static final String PEER = """
            import sys, time, json
            import numpy as np
            np.float = float; np.int = int
            if len(sys.argv) > 4: sys.path.insert(0, sys.argv[4])
            import io, contextlib
            from pycocotools.coco import COCO
            from pycocotools.cocoeval import COCOeval
            t = time.time()
            with contextlib.redirect_stdout(io.StringIO()):
                gt = COCO(sys.argv[1]); dt = gt.loadRes(sys.argv[2])
                e = COCOeval(gt, dt, sys.argv[3]); e.evaluate(); e.accumulate(); e.summarize()
            print('  pycocotools %.2f s  AP %.12f AP50 %.12f AR100 %.12f' % (time.time() - t, e.stats[0], e.stats[1], e.stats[8]))
            """;

    private CocoEvalBenchmark() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("coco-benchmark");
        try {
            run(folder, DetectionKind.BOX, args);
            run(folder, DetectionKind.MASK, args);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void run(Path folder, DetectionKind kind, String... args) throws Exception {
        Path truth = folder.resolve(kind.key() + "-truth.json");
        Path results = folder.resolve(kind.key() + "-results.json");
        int[] counts = new Maker(new Random(42), kind == DetectionKind.MASK).write(truth, results);
        System.out.printf(Locale.ROOT, "%s: %d images, %d classes, %d truths, %d detections%n", kind.key(), IMAGES,
                CLASSES, counts[0], counts[1]);
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            DetectionData data = DetectionFiles.read(truth, results, kind);
            long read = System.nanoTime();
            DetectionScore score = DetectionEvaluation.of(data, Watch.NONE);
            long done = System.nanoTime();
            System.out.printf(Locale.ROOT,
                    "  Touchstone %.2f s (round %d, reading %.2f s)  AP %.12f AP50 %.12f AR100 %.12f%n",
                    (done - start) / 1e9, round, (read - start) / 1e9, number(score, "AP"), number(score, "AP50"),
                    number(score, "AR100"));
        }
        if (args.length > 0) {
            peer(folder, args, truth, results, kind);
        }
    }

    private static double number(DetectionScore score, String name) {
        return score.stats().get(name) instanceof touchstone.qa.Estimate.Value value ? value.value() : -1;
    }

    private static void peer(Path folder, String[] args, Path truth, Path results, DetectionKind kind)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("peer.py"), PEER);
        ProcessBuilder python = args.length > 1
                ? new ProcessBuilder(args[0], script.toString(), truth.toString(), results.toString(), kind.key(),
                        args[1])
                : new ProcessBuilder(args[0], script.toString(), truth.toString(), results.toString(), kind.key());
        python.directory(new File(System.getProperty("user.dir"))).inheritIO().start().waitFor();
    }

    /** Truths, detections that are about right, some of the wrong class, and some of nothing. */
    private static final class Maker {

        private final Random random;
        private final boolean masks;
        private final StringBuilder truths = new StringBuilder();
        private final StringBuilder detections = new StringBuilder();
        private int truthCount;
        private int detectionCount;

        Maker(Random random, boolean masks) {
            this.random = random;
            this.masks = masks;
        }

        int[] write(Path truth, Path results) throws IOException {
            for (int image = 1; image <= IMAGES; image++) {
                for (int n = random.nextInt(15); n > 0; n--) {
                    object(image);
                }
                for (int n = random.nextInt(16); n > 0; n--) {
                    double[] box = box();
                    detection(image, 1 + random.nextInt(CLASSES), box, 0.5 * random.nextDouble());
                }
            }
            try (BufferedWriter out = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
                out.write("{\"images\":[");
                for (int image = 1; image <= IMAGES; image++) {
                    out.write((image == 1 ? "" : ",") + "{\"id\":" + image + ",\"width\":" + WIDTH + ",\"height\":"
                            + HEIGHT + "}");
                }
                out.write("],\"categories\":[");
                for (int c = 1; c <= CLASSES; c++) {
                    out.write((c == 1 ? "" : ",") + "{\"id\":" + c + ",\"name\":\"class" + c + "\"}");
                }
                out.write("],\"annotations\":[" + truths + "]}");
            }
            Files.writeString(results, "[" + detections + "]");
            return new int[]{ truthCount, detectionCount };
        }

        private void object(int image) {
            double[] box = box();
            int category = 1 + random.nextInt(CLASSES);
            truths.append(truthCount == 0 ? "" : ",\n").append("{\"id\":").append(++truthCount).append(',')
                    .append(common(image, category, box)).append(",\"iscrowd\":")
                    .append(random.nextInt(50) == 0 ? 1 : 0).append(",\"area\":").append(box[2] * box[3]).append('}');
            for (int n = random.nextInt(4); n > 0; n--) {
                double[] near = { shifted(box[0], box[2]), shifted(box[1], box[3]),
                        box[2] * (0.8 + 0.4 * random.nextDouble()), box[3] * (0.8 + 0.4 * random.nextDouble()) };
                detection(image, random.nextInt(10) == 0 ? 1 + random.nextInt(CLASSES) : category, near,
                        0.2 + 0.8 * random.nextDouble());
            }
        }

        private double shifted(double at, double size) {
            return Math.max(0, at + 0.15 * size * random.nextGaussian());
        }

        private double[] box() {
            double width = 8 + Math.pow(random.nextDouble(), 3) * 300;
            double height = 8 + Math.pow(random.nextDouble(), 3) * 300;
            return new double[]{ random.nextDouble() * (WIDTH - width), random.nextDouble() * (HEIGHT - height), width,
                    height };
        }

        private void detection(int image, int category, double[] box, double score) {
            detections.append(detectionCount++ == 0 ? "" : ",\n").append('{').append(common(image, category, box))
                    .append(",\"score\":").append(Math.round(score * 1e5) / 1e5).append('}');
        }

        private String common(int image, int category, double... box) {
            String shape = masks
                    ? "\"segmentation\":" + ellipse(box)
                    : String.format(Locale.ROOT, "\"bbox\":[%.2f,%.2f,%.2f,%.2f]", box[0], box[1], box[2], box[3]);
            return "\"image_id\":" + image + ",\"category_id\":" + category + "," + shape;
        }

        private static String ellipse(double... box) {
            String counts = Rle.of(Rasterizer.mask(new Ellipse(box[0] + box[2] / 2, box[1] + box[3] / 2, box[2] / 2,
                    box[3] / 2), WIDTH, HEIGHT)).compressed();
            return "{\"size\":[" + HEIGHT + "," + WIDTH + "],\"counts\":\"" + counts.replace("\\", "\\\\") + "\"}";
        }
    }
}
