package touchstone.canvas.segment;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * Times what looks at pixels beside OpenCV and scikit-image on the same pictures in the same run, whose ratio is what to
 * compare between machines, and says how like the results are. Needs {@code python3} with cv2 and skimage. Compile with
 * {@code mvn -q -pl canvas -am test-compile}, then run the main method with the test class path. Processor time of the
 * working thread, median of some rounds.
 */
public final class SegmentBenchmark {

    private static final int SIDE = 4096;
    private static final int SMALL = 1024;
    private static final Bounds ALL = new Bounds(0, 0, 1e6, 1e6);
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private SegmentBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("segment");
        try {
            Map<String, double[]> peers = peers(folder);
            flood(folder, Objects.requireNonNull(peers.get("flood")));
            cut(folder, Objects.requireNonNull(peers.get("grabcut")));
            superpixels(folder, Objects.requireNonNull(peers.get("slic")));
            wire(folder, Objects.requireNonNull(peers.get("route")));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Of each measurement of the script: milliseconds and result. */
    private static Map<String, double[]> peers(Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("peers.py");
        try (InputStream in = SegmentBenchmark.class.getResourceAsStream("peers.py")) {
            Files.write(script, in.readAllBytes());
        }
        Process python = new ProcessBuilder("/usr/bin/python3", script.toString(), folder.toString())
                .redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (python.waitFor() != 0) {
            throw new IOException(said);
        }
        Map<String, double[]> peers = new HashMap<>();
        for (String line : said.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3) {
                peers.put(parts[0], new double[]{ Double.parseDouble(parts[1]), Double.parseDouble(parts[2]) });
            }
        }
        return peers;
    }

    private static void flood(Path folder, double[] peer) throws Exception {
        short[] data = new short[SIDE * SIDE];
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("grey.raw"))).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer()
                .get(data);
        Source source = new Blocks(new Samples.Shorts(SIDE, SIDE, 1, false, data), new ToneMap(6000, 6000 + 16 * 255));
        Wand wand = new Wand(source, true, false);
        Mask[] found = new Mask[1];
        double ms = time(12, () -> found[0] = wand.find(0, ALL, SIDE / 2, SIDE / 2, 25, () -> false).mask());
        print("flood fill, 16 bits, " + found[0].areaPixels() + " px (OpenCV " + (long) peer[1] + " px)", ms, peer[0]);
    }

    private static void cut(Path folder, double[] peer) throws Exception {
        Source source = colour(folder);
        byte[] truth = Files.readAllBytes(folder.resolve("truth.raw"));
        byte[] theirs = Files.readAllBytes(folder.resolve("cut.raw"));
        Mask object = mask(truth);
        Bounds box = Bounds.ofSize(240, 310, 530, 430);
        GraphCut[] cut = new GraphCut[1];
        Mask[] refined = new Mask[1];
        double ms = time(3, () -> cut[0] = GraphCut.of(source, box, List.of(), null, () -> false));
        double border = time(3, () -> refined[0] = cut[0].refined(() -> false));
        print(String.format(Locale.ROOT, "cut in a box of 530 x 430: IoU with the truth %.4f (OpenCV %.4f), with OpenCV"
                + " %.4f", iou(refined[0], object), peer[1], iou(refined[0], mask(theirs))), ms + border, peer[0]);
        System.out.printf(Locale.ROOT, "  of which the border at full resolution %.0f ms%n", border);
    }

    private static void superpixels(Path folder, double[] peer) throws Exception {
        Source source = colour(folder);
        Superpixels[] parts = new Superpixels[1];
        double ms = time(4, () -> parts[0] = Superpixels.of(source, 0, ALL, 24, () -> false));
        byte[] truth = Files.readAllBytes(folder.resolve("truth.raw"));
        int[] theirs = new int[SMALL * SMALL];
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("slic.raw"))).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer()
                .get(theirs);
        int[] ours = new int[SMALL * SMALL];
        Arrays.setAll(ours, i -> parts[0].at(i % SMALL, Math.floorDiv(i, SMALL)));
        print(String.format(Locale.ROOT, "superpixels of %d px: %d (scikit-image %.0f), purity %.4f (%.4f)", SMALL
                * SMALL, parts[0].count(), peer[1], purity(ours, truth), purity(theirs, truth)), ms, peer[0]);
    }

    private static void wire(Path folder, double[] peer) throws Exception {
        Source source = colour(folder);
        double ms = time(6, () -> LiveWire.from(source, 0, new Point(30, 20), ALL, true, () -> false));
        print("ways along edges to all of " + SMALL * SMALL + " px (scikit-image: one way)", ms, peer[0]);
        LiveWire wire = LiveWire.from(source, 0, new Point(30, 20), ALL, true, () -> false);
        double follow = time(200, () -> wire.to(new Point(990, 1000)));
        System.out.printf(Locale.ROOT, "  following the pointer %.3f ms%n", follow);
    }

    private static Source colour(Path folder) throws IOException {
        byte[] data = Files.readAllBytes(folder.resolve("colour.raw"));
        return new Blocks(new Samples.Bytes(SMALL, SMALL, 3, data), new ToneMap(0, 255));
    }

    private static Mask mask(byte[] set) {
        return Mask.ofPixels(SMALL, SMALL, (x, y) -> set[y * SMALL + x] != 0);
    }

    private static double iou(Mask a, Mask b) {
        return (double) a.intersectionArea(b) / a.union(b).areaPixels();
    }

    /** The share of pixels that lie on the side of the truth that most of their region lies on. */
    private static double purity(int[] labels, byte[] truth) {
        int count = Arrays.stream(labels).max().orElse(0) + 1;
        int[] in = new int[count];
        int[] all = new int[count];
        for (int i = 0; i < labels.length; i++) {
            all[labels[i]]++;
            in[labels[i]] += truth[i];
        }
        long right = 0;
        for (int i = 0; i < count; i++) {
            right += Math.max(in[i], all[i] - in[i]);
        }
        return (double) right / labels.length;
    }

    private static double time(int rounds, Callable<?> work) throws Exception {
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            work.call();
            times[i] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
        }
        // The first half warms up.
        double[] warm = Arrays.copyOfRange(times, rounds / 2, rounds);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private static void print(String what, double ms, double peer) {
        System.out.printf(Locale.ROOT, "%s: %.1f ms, peer %.1f ms, %.2f of it%n", what, ms, peer, ms / peer);
    }

    /** Copies blocks as the canvas does from its tiles. */
    private record Blocks(Samples image, ToneMap tones) implements Source {

        @Override
        public PixelType type() {
            return new PixelType(image.channels(), image instanceof Samples.Bytes
                    ? PixelType.Depth.UINT8
                    : PixelType.Depth.UINT16);
        }

        @Override
        public Display display() {
            return Display.of(image.channels(), tones);
        }

        @Override
        public int width(int level) {
            return (image.width() + (1 << level) - 1) >> level;
        }

        @Override
        public int height(int level) {
            return (image.height() + (1 << level) - 1) >> level;
        }

        @Override
        public Samples read(int level, int x, int y, int width, int height) {
            int c = image.channels();
            return switch (image) {
                case Samples.Bytes b when level == 0 -> {
                    byte[] data = new byte[width * height * c];
                    for (int row = 0; row < height; row++) {
                        System.arraycopy(b.data(), ((y + row) * b.width() + x) * c, data, row * width * c, width * c);
                    }
                    yield new Samples.Bytes(width, height, c, data);
                }
                case Samples.Shorts s when level == 0 -> {
                    short[] data = new short[width * height * c];
                    for (int row = 0; row < height; row++) {
                        System.arraycopy(s.data(), ((y + row) * s.width() + x) * c, data, row * width * c, width * c);
                    }
                    yield new Samples.Shorts(width, height, c, s.signed(), data);
                }
                default -> reduced(level, x, y, width, height);
            };
        }

        /** Means of squares, one pixel at a time. */
        private Samples reduced(int level, int x, int y, int width, int height) {
            int c = image.channels();
            int side = 1 << level;
            byte[] data = new byte[width * height * c];
            for (int i = 0; i < data.length; i++) {
                int left = (x + i / c % width) * side;
                int top = (y + i / c / width) * side;
                double sum = 0;
                int n = 0;
                for (int dy = 0; dy < side && top + dy < image.height(); dy++) {
                    for (int dx = 0; dx < side && left + dx < image.width(); dx++) {
                        sum += image.value(left + dx, top + dy, i % c);
                        n++;
                    }
                }
                data[i] = (byte) Math.round(sum / n);
            }
            return new Samples.Bytes(width, height, c, data);
        }
    }
}
