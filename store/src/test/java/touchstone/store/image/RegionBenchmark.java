package touchstone.store.image;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * What a region of a large picture costs: {@code RegionBenchmark FILE...} prints for each file the milliseconds to open
 * it, to the first coarse overview and to the exact one, and the median of 50 regions of 512 x 512.
 */
public final class RegionBenchmark {

    private static final int SIDE = 512;
    private static final int REGIONS = 50;
    /** Until what reads regions is compiled for good. */
    private static final long WARM_UP = 1_500_000_000L;

    private RegionBenchmark() {
    }

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            measure(Path.of(file));
        }
    }

    private static void measure(Path file) throws Exception {
        long start = System.nanoTime();
        long cpu = cpu();
        try (RegionReader reader = ImageFile.open(file)) {
            double opened = millis(start);
            double busy = (cpu() - cpu) / 1e6;
            long warm = System.nanoTime() + WARM_UP;
            for (int seed = 3; System.nanoTime() < warm; seed++) {
                regions(reader, seed);
            }
            double[] each = regions(reader, 2);
            long overview = System.nanoTime();
            double[] first = { Double.NaN };
            int level = reader.levels() - 1;
            int width = (int) ((reader.width() + (1L << level) - 1) >> level);
            int height = (int) ((reader.height() + (1L << level) - 1) >> level);
            reader.read(level, 0, 0, width, height, new RegionReader.Watch() {
                @Override
                public void soFar(Samples region) {
                    if (Double.isNaN(first[0])) {
                        first[0] = millis(overview);
                    }
                }
            });
            double whole = millis(overview);
            System.out.printf(Locale.ROOT,
                    "%s %dx%d open %.1f ms (%.0f ms of CPU), 512^2 region median %.2f ms, coarse overview %.0f ms, exact %.0f ms,"
                            + " all %.0f ms of CPU, heap in use %d MB%n",
                    file.getFileName(), reader.width(), reader.height(), opened, busy, each[REGIONS / 2], first[0],
                    whole,
                    (cpu() - cpu) / 1e6, used());
        }
    }

    private static double[] regions(RegionReader reader, long seed) throws Exception {
        Random random = new Random(seed);
        double[] each = new double[REGIONS];
        for (int i = 0; i < REGIONS; i++) {
            int x = random.nextInt(Math.max(1, reader.width() / SIDE)) * SIDE;
            int y = random.nextInt(Math.max(1, reader.height() / SIDE)) * SIDE;
            long start = System.nanoTime();
            reader.read(0, x, y, Math.min(SIDE, reader.width() - x), Math.min(SIDE, reader.height() - y));
            each[i] = millis(start);
        }
        Arrays.sort(each);
        return each;
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long used() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
