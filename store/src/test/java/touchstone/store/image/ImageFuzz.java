package touchstone.store.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Many mutated image files through one virtual machine. Arguments: how many, seed, and folders with further images to start
 * from. Prints what became of them, the slowest, and each that came out with anything but pixels or a sentence, which is
 * kept beside; ends with 1 if there is one. Meant to be run with {@code -Xmx512m}.
 */
public final class ImageFuzz {

    private static final int LARGEST = 300_000;
    /** Of the processor: a busy machine's clock says nothing of a file. */
    private static final long SLOW_MILLIS = 10_000;
    /** By the clock: whoever waits for something that does not come takes no time of the processor. */
    private static final long HANGING_MILLIS = 60_000;
    private static final com.sun.management.OperatingSystemMXBean SYSTEM = (com.sun.management.OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private ImageFuzz() {
    }

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<byte[]> seeds = new ArrayList<>();
        for (String name : Mutations.SEEDS) {
            seeds.add(Mutations.seed(name));
        }
        for (int i = 2; i < arguments.length; i++) {
            try (Stream<Path> walk = Files.walk(Path.of(arguments[i]))) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    if (Files.size(file) > 20 && Files.size(file) < LARGEST) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        System.exit(run(count, seed, seeds) == 0 ? 0 : 1);
    }

    private static int run(int count, long seed, List<byte[]> seeds) throws IOException {
        Path folder = Files.createTempDirectory("image-fuzz");
        Path file = folder.resolve("image");
        Map<Mutations.Outcome, Integer> outcomes = new EnumMap<>(Mutations.Outcome.class);
        int faults = 0;
        long slowest = 0;
        long longest = 0;
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed + i);
            byte[] bytes = Mutations.mutated(seeds.get(random.nextInt(seeds.size())), random);
            long start = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            try {
                outcomes.merge(Mutations.tried(file, bytes), 1, Integer::sum);
            } catch (Throwable any) {
                faults++;
                any.printStackTrace(System.out);
                Files.write(folder.resolve("fault-" + (seed + i)), bytes);
            }
            long clock = (System.nanoTime() - start) / 1_000_000;
            long millis = (SYSTEM.getProcessCpuTime() - cpu) / 1_000_000;
            longest = Math.max(longest, clock);
            if (millis > slowest) {
                slowest = millis;
                System.out.printf("%d: %d ms of the processor, %d by the clock%n", seed + i, millis, clock);
            }
            if (millis > SLOW_MILLIS || clock > HANGING_MILLIS) {
                faults++;
                Files.write(folder.resolve("slow-" + (seed + i)), bytes);
            }
        }
        System.out.printf(
                "%d files of %d seeds: %s, %d faults, slowest %d ms of the processor, %d by the clock, kept in %s%n",
                count, seeds.size(), outcomes, faults, slowest, longest, folder);
        return faults;
    }
}
