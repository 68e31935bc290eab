package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Measures how long a COCO file of many polygons takes to read, beside two others in the same run: passing over the file's
 * tokens, the floor, and Python's json.load, what people read such files with. Arguments: the file.
 */
final class CocoReadBenchmark {

    private static final int RUNS = 7;

    private CocoReadBenchmark() {
    }

    private interface Work {
        @Nullable
        Object run() throws IOException, InterruptedException;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[0]);
        System.out.printf("%d bytes, median of %d runs in ms%n", Files.size(file), RUNS);
        time("read", () -> Formats.named("coco").read(file, ReadOptions.NONE));
        time("pass over tokens", () -> Json.read(file, JsonParser::skipChildren));
        time("python3 json.load", () -> new ProcessBuilder("python3", "-c",
                "import json, sys; json.load(open(sys.argv[1]))", file.toString()).inheritIO().start().waitFor());
    }

    private static void time(String what, Work work) throws IOException, InterruptedException {
        long[] millis = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
        long first = millis[0];
        Arrays.sort(millis);
        System.out.printf("%-20s %6d   [%d to %d, first %d]%n", what, millis[RUNS / 2], millis[0], millis[RUNS - 1],
                first);
    }
}
