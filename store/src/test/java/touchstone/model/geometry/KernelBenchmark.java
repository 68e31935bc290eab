package touchstone.model.geometry;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import touchstone.store.format.MaskPng;

/**
 * Times the kernels that work on masks of 4096 x 4096 pixels beside OpenCV and GEOS on the same data in the same run, where
 * {@code python3} has them; CPU milliseconds of all threads, medians. Compile with
 * {@code mvn -q -pl store test-compile}, then run with
 * {@code java -cp store/target/classes:store/target/test-classes touchstone.model.geometry.KernelBenchmark [python3]}.
 */
public final class KernelBenchmark {

    private static final int SIDE = 4096;
    private static final int ROUNDS = 9;
    /** A kernel of few milliseconds takes more rounds than a long one until it is compiled for good. */
    private static final int WARM_ROUNDS = 6;
    private static final long WARM_UP = 1_500_000_000L;
    private static final int LINE = 1_000_000;
    private static final int TOLERANCE = 9000;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Keeps the compiler from dropping what is measured. */
    @SuppressWarnings("UnusedVariable") // written so that it is not dropped
    private static int sink;

    private KernelBenchmark() {
    }

    /** @param arguments the Python to ask, if not {@code python3} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        float[] field = MaskBenchmark.smoothNoise(new Random(7));
        Random noise = new Random(8);
        Mask clean = Mask.ofPixels(SIDE, SIDE, (x, y) -> field[y * SIDE + x] > 0.6);
        Mask noisy = Mask.ofPixels(SIDE, SIDE, (x, y) -> field[y * SIDE + x] + 0.15 * noise.nextGaussian() > 0.6);
        short[] samples = new short[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(32_768 + 8000 * field[i]), 0, 65_535);
        }
        Points star = MaskBenchmark.star();
        Points line = wandering();
        Map<String, Double> peers = ask(arguments.length == 0 ? "python3" : arguments[0], clean, noisy, samples, star,
                line);

        System.out.println(heading(peers));
        time("fill", peers, () -> Rasterizer.ring(star, SIDE, SIDE));
        time("trace-clean", peers, () -> Contours.polygon(clean));
        time("trace-noisy", peers, () -> Contours.polygon(noisy));
        time("components", peers, () -> Components.of(noisy, Components.Neighbours.EIGHT));
        Bounds frame = Bounds.ofSize(0, 0, SIDE, SIDE);
        time("distance", peers, () -> DistanceMap.to(clean, frame));
        int seed = samples[SIDE / 2 * SIDE + SIDE / 2] & 0xffff;
        time("flood", peers, () -> Flood.from(SIDE / 2, SIDE / 2, SIDE, SIDE,
                (column, row) -> near(samples, seed, column, row)));
        time("grow-5", peers, () -> Morphology.grow(clean, 5));
        time("grow-25", peers, () -> Morphology.grow(clean, 25));
        time("smooth-3", peers, () -> Morphology.smooth(clean, 3));
        time("fill-holes", peers, () -> Morphology.fillHoles(noisy));
        int[] size = new int[1];
        time("png", peers, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
            try {
                MaskPng.write(clean, out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            size[0] = out.size();
            return size[0];
        });
        System.out.printf(Locale.ROOT, "png: %d bytes%n", size[0]);
        time(peers.containsKey("simplify") ? "simplify" : "simplify-cv2", peers,
                () -> Simplifier.line(line, 0.5));
    }

    private static String heading(Map<String, Double> peers) {
        return peers.isEmpty()
                ? "No Python with OpenCV: only the own figures."
                : String.format(Locale.ROOT, "%-14s %10s %10s %8s", "kernel", "own ms", "peer ms", "ratio");
    }

    /** Every pixel within the tolerance of the seed's value, as the wand finds them. */
    private static long[] near(short[] samples, int seed, int column, int row) {
        long[] words = new long[Mask.TILE];
        byte[] flags = new byte[Mask.TILE];
        for (int y = 0; y < Mask.TILE; y++) {
            int at = (row * Mask.TILE + y) * SIDE + column * Mask.TILE;
            for (int x = 0; x < Mask.TILE; x++) {
                int difference = (samples[at + x] & 0xffff) - seed;
                // The sign bit of both tests, without a branch.
                flags[x] = (byte) (~((difference + TOLERANCE) | (TOLERANCE - difference)) >>> 31);
            }
            for (int x = 0; x < Mask.TILE; x += Long.BYTES) {
                // Each byte's lowest bit moves to its place in the highest byte.
                words[y] |= ((long) LONGS.get(flags, x) * 0x0102040810204080L >>> 56) << x;
            }
        }
        return words;
    }

    private static void time(String name, Map<String, Double> peers, Supplier<Object> kernel) {
        double[] millis = new double[ROUNDS];
        long warm = System.nanoTime() + WARM_UP;
        for (int i = 0; i < WARM_ROUNDS || System.nanoTime() < warm; i++) {
            sink += kernel.get().getClass().hashCode() & 1;
        }
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            Object result = kernel.get();
            millis[i] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
            sink += result.getClass().hashCode() & 1;
        }
        Arrays.sort(millis);
        double own = millis[ROUNDS / 2];
        Double peer = peers.get(name);
        System.out.printf(Locale.ROOT, "%-14s %10.2f %10s %8s%n", name, own,
                peer == null ? "-" : String.format(Locale.ROOT, "%.2f", peer),
                peer == null ? "-" : String.format(Locale.ROOT, "%.2f", own / peer));
    }

    /** A random walk that turns slowly, as a hand or a coast does. */
    private static Points wandering() {
        Random random = new Random(9);
        double[] xy = new double[2 * LINE];
        double angle = 0;
        for (int i = 1; i < LINE; i++) {
            angle += 0.3 * random.nextGaussian();
            xy[2 * i] = xy[2 * i - 2] + Math.cos(angle);
            xy[2 * i + 1] = xy[2 * i - 1] + Math.sin(angle);
        }
        return Points.of(xy);
    }

    private static Map<String, Double> ask(String python, Mask clean, Mask noisy, short[] samples, Points star,
            Points line) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kernels");
        try {
            Files.write(folder.resolve("clean"), MaskBenchmark.bytes(clean));
            Files.write(folder.resolve("noisy"), MaskBenchmark.bytes(noisy));
            ByteBuffer field = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            field.asShortBuffer().put(samples);
            Files.write(folder.resolve("field"), field.array());
            Files.write(folder.resolve("star"), doubles(star));
            Files.write(folder.resolve("line"), doubles(line));
            try (InputStream script = KernelBenchmark.class.getResourceAsStream("kernels.py")) {
                Files.write(folder.resolve("kernels.py"), script.readAllBytes());
            }
            return run(List.of(python, folder.resolve("kernels.py").toString(), folder.toString(),
                    Integer.toString(SIDE)));
        } finally {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(files::add);
            }
            files.add(folder);
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static byte[] doubles(Points points) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * points.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(points.toArray());
        return bytes.array();
    }

    /** The lines that the script prints; none where it fails. */
    private static Map<String, Double> run(List<String> command) throws InterruptedException {
        Map<String, Double> millis = new HashMap<>();
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().map(line -> line.split(" ", 3)).forEach(part -> {
                    millis.put(part[0], Double.valueOf(part[1]));
                    System.out.printf("%s of the peer: %s%n", part[0], part[2]);
                });
            }
            process.waitFor();
        } catch (IOException absent) {
            System.out.println(command.getFirst() + " cannot be started.");
        }
        return millis;
    }
}
