package touchstone.model.geometry;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Times the mask operations on 4096 x 4096 pixels beside loops over one byte a pixel in the same run, whose ratio is
 * what to compare between machines. Compile with {@code mvn -q -pl store test-compile}, then run with
 * {@code java -cp store/target/classes:store/target/test-classes touchstone.model.geometry.MaskBenchmark}.
 */
public final class MaskBenchmark {

    private static final int SIDE = 4096;
    private static final int ROUNDS = 15;
    /** Processor time, which other work on the machine disturbs less than it does the clock. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    /** Keeps the compiler from dropping what is measured. */
    private static int sink;

    private MaskBenchmark() {
    }

    public static void main(String[] arguments) {
        float[] field = smoothNoise(new Random(7));
        Random noise = new Random(8);
        Mask clean = Mask.ofPixels(SIDE, SIDE, (x, y) -> field[y * SIDE + x] > 0.6);
        Mask noisy = Mask.ofPixels(SIDE, SIDE, (x, y) -> field[y * SIDE + x] + 0.15 * noise.nextGaussian() > 0.6);
        Mask shifted = clean.translate(29, 13);
        byte[] a = bytes(clean);
        byte[] b = bytes(shifted);
        byte[] either = new byte[a.length];

        double fill = time("fill of 16 MiB", 0, () -> {
            Arrays.fill(either, (byte) 1);
            return (int) either[sink & 1];
        });
        double orBytes = time("or of two byte masks", fill, () -> {
            for (int i = 0; i < either.length; i++) {
                either[i] = (byte) (a[i] | b[i]);
            }
            return (int) either[sink & 1];
        });
        time("union", orBytes, () -> clean.union(shifted));
        time("xor", orBytes, () -> clean.xor(shifted));
        double countBytes = time("intersection area of two byte masks", orBytes, () -> {
            int both = 0;
            for (int i = 0; i < a.length; i++) {
                both += a[i] & b[i];
            }
            return both;
        });
        time("intersection area", countBytes, () -> clean.intersectionArea(shifted));
        time("stroke of radius 50 and length 10", fill, () -> clean.paint(Points.of(2000, 2000, 2010, 2003), 50));

        Rle cleanRuns = Rle.of(clean);
        Rle noisyRuns = Rle.of(noisy);
        System.out.printf("run lengths: %d clean, %d noisy%n", cleanRuns.counts().length, noisyRuns.counts().length);
        time("run lengths of clean", orBytes, () -> Rle.of(clean));
        time("run lengths of noisy", orBytes, () -> Rle.of(noisy));
        time("mask of clean run lengths", orBytes, cleanRuns::mask);
        time("mask of noisy run lengths", orBytes, noisyRuns::mask);
        time("string of noisy run lengths", orBytes, noisyRuns::compressed);

        Points star = star();
        time("200-point star by the COCO rule", orBytes, () -> Rasterizer.ring(star, SIDE, SIDE));
        time("200-point star by pixel centres", orBytes, () -> Mask.empty(SIDE, SIDE).fillRing(star));
        Points cell = new Ellipse(2000, 2000, 25, 20).outline(30);
        time("1000 cells of 50 pixels by the COCO rule", orBytes, () -> {
            long area = 0;
            for (int i = 0; i < 1000; i++) {
                area += Rasterizer.ring(cell.translate(i, i), SIDE, SIDE).areaPixels();
            }
            return area;
        });

        System.out.printf("rings: %d clean, %d noisy%n", Contours.polygon(clean).rings().size(),
                Contours.polygon(noisy).rings().size());
        time("trace of clean", orBytes, () -> Contours.polygon(clean));
        time("trace of noisy", orBytes, () -> Contours.polygon(noisy));
        Polygon traced = Contours.polygon(noisy);
        time("fill of the noisy trace", orBytes, () -> Rasterizer.mask(traced, SIDE, SIDE));
    }

    private static double time(String name, double floor, Supplier<Object> operation) {
        double[] millis = new double[ROUNDS];
        for (int warmUp = 0; warmUp < 15; warmUp++) {
            sink += operation.get().getClass().hashCode() & 1;
        }
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            Object result = operation.get();
            millis[i] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
            sink += result.getClass().hashCode() & 1;
        }
        Arrays.sort(millis);
        double median = millis[ROUNDS / 2];
        System.out.printf(Locale.ROOT, "%-42s %9.3f ms [%.3f-%.3f]%s%n", name, median, millis[0], millis[ROUNDS - 1],
                floor == 0 ? "" : String.format(Locale.ROOT, "  %.2f x the loop", median / floor));
        return median;
    }

    static byte[] bytes(Mask mask) {
        byte[] bytes = new byte[SIDE * SIDE];
        mask.forEachRun((y, from, to) -> Arrays.fill(bytes, y * SIDE + from, y * SIDE + to, (byte) 1));
        return bytes;
    }

    static Points star() {
        double[] xy = new double[400];
        for (int i = 0; i < 200; i++) {
            double radius = i % 2 == 0 ? 2000 : 900;
            xy[2 * i] = SIDE / 2.0 + radius * Math.cos(2 * Math.PI * i / 200);
            xy[2 * i + 1] = SIDE / 2.0 + radius * Math.sin(2 * Math.PI * i / 200);
        }
        return Points.of(xy);
    }

    /** White noise smoothed to blobs of about 6 pixels and scaled to variance 1: three box filters along each axis. */
    static float[] smoothNoise(Random random) {
        float[] field = new float[SIDE * SIDE];
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) random.nextGaussian();
        }
        for (int radius : new int[]{ 5, 6, 6 }) {
            for (int i = 0; i < SIDE; i++) {
                smooth(field, i * SIDE, 1, radius);
            }
            for (int i = 0; i < SIDE; i++) {
                smooth(field, i, SIDE, radius);
            }
        }
        double squares = 0;
        for (float value : field) {
            squares += value * value;
        }
        float scale = (float) (1 / Math.sqrt(squares / field.length));
        for (int i = 0; i < field.length; i++) {
            field[i] *= scale;
        }
        return field;
    }

    private static void smooth(float[] field, int start, int step, int radius) {
        float[] line = new float[SIDE];
        for (int i = 0; i < SIDE; i++) {
            line[i] = field[start + i * step];
        }
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += line[Math.floorMod(i, SIDE)];
        }
        for (int i = 0; i < SIDE; i++) {
            field[start + i * step] = sum;
            sum += line[Math.floorMod(i + radius + 1, SIDE)] - line[Math.floorMod(i - radius, SIDE)];
        }
    }
}
