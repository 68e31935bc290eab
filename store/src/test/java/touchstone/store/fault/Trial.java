package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fault is given to work with, and what it came to. */
final class Trial {

    final int trials;
    final Random random;
    final Program program;
    final Path folder;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private @Nullable String skipped;

    /** @param folder for the files of this fault; empty, without links in its path */
    Trial(int trials, long seed, Program program, Path folder) {
        this.trials = trials;
        this.random = new Random(seed);
        this.program = program;
        this.folder = folder;
    }

    void figure(String name, Object value) {
        figures.put(name, value);
    }

    /** Median, 95th percentile and greatest of some measured values. */
    void figures(String name, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (!sorted.isEmpty()) {
            figure(name + "P50", rounded(sorted.get(sorted.size() / 2)));
            figure(name + "P95", rounded(sorted.get(sorted.size() * 95 / 100)));
            figure(name + "Max", rounded(sorted.getLast()));
        }
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    void fail(String what) {
        failures.add(what);
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            fail(otherwise);
        }
    }

    /** Says why this machine cannot run the fault, or a part of it. */
    void skip(String why) {
        skipped = skipped == null ? why : skipped + " " + why;
    }

    Map<String, Object> figures() {
        return figures;
    }

    List<String> failures() {
        return failures;
    }

    @Nullable
    String skipped() {
        return skipped;
    }

    /** A new folder for one trial. */
    Path place(String name) throws IOException {
        Path place = folder.resolve(name);
        remove(place);
        return Files.createDirectories(place);
    }

    static void remove(Path place) throws IOException {
        if (Files.notExists(place)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(place)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
