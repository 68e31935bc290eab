package touchstone.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills a process that edits without pause, again and again, and looks whether every edit that it called durable is
 * there. Says nothing of a power cut, which only a replay of the disk's writes can show. Run from the test class path:
 * {@code java touchstone.store.KillTrial 200}.
 */
final class KillTrial {

    /** A fresh project after so many kills, so that most opened ones are neither empty nor huge. */
    private static final int KILLS_PER_PROJECT = 20;
    private static final int LONGEST_LIFE_MILLIS = 700;

    /**
     * What was found, over all trials.
     *
     * @param problems acknowledged edits that are gone, verification problems, openings that failed
     * @param openMillis how long each reopening took
     */
    record Outcome(int trials, long acknowledged, List<String> problems, List<Double> openMillis) {
    }

    private final Random random;
    private final List<String> problems = new ArrayList<>();
    private final List<Double> openMillis = new ArrayList<>();
    private long acknowledged;

    private KillTrial(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Outcome outcome = run(args.length > 0 ? Integer.parseInt(args[0]) : 200, System.nanoTime());
        List<Double> sorted = outcome.openMillis().stream().sorted().toList();
        System.out.printf(
                "%d kills, %d acknowledged edits, %d problems; reopening p50 %.0f ms, p95 %.0f ms, max %.0f ms%n",
                outcome.trials(), outcome.acknowledged(), outcome.problems().size(), sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100), sorted.getLast());
        outcome.problems().forEach(System.out::println);
        System.exit(outcome.problems().isEmpty() ? 0 : 1);
    }

    static Outcome run(int trials, long seed) throws IOException, InterruptedException {
        KillTrial trial = new KillTrial(seed);
        for (int done = 0; done < trials; done += KILLS_PER_PROJECT) {
            Path folder = Files.createTempDirectory("touchstone-kill");
            for (int i = 0; i < Math.min(KILLS_PER_PROJECT, trials - done); i++) {
                trial.once(folder.resolve("p.touchstone"), done + i);
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return new Outcome(trials, trial.acknowledged, trial.problems, trial.openMillis);
    }

    /** Starts a process that edits; it says "ready" when it has begun. */
    static Process start(Path file, long seed) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ContinuousEditing.class.getName(), file.toString(),
                Long.toString(seed)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void once(Path file, int number) throws IOException, InterruptedException {
        Process process = start(file, random.nextLong());
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("ready")) {
                lines.add(line);
                line = out.readLine();
            }
            int life = random.nextInt(LONGEST_LIFE_MILLIS);
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkUntil(System.currentTimeMillis() + life);
                // Not the process's own method: that one also closes the pipe, with acknowledgements in it.
                process.toHandle().destroyForcibly();
            });
            for (line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
            killer.join();
        }
        process.waitFor();
        acknowledged += lines.size();
        check(file, number, lines);
    }

    private void check(Path file, int number, List<String> lines) {
        long start = System.nanoTime();
        try (Project project = Project.open(file)) {
            openMillis.add((System.nanoTime() - start) / 1e6);
            Set<String> stored = project.history(null, null).stream().map(e -> e.seq() + " " + e.hash())
                    .collect(Collectors.toSet());
            // The last line may be cut.
            List<String> whole = lines.stream().filter(line -> line.matches("\\d+ [0-9a-f]{64}")).toList();
            whole.stream().filter(line -> !stored.contains(line)).forEach(
                    line -> problems.add("trial " + number + ": edit " + line + " is lost"));
            project.verify().problems().forEach(problem -> problems.add("trial " + number + ": " + problem));
        } catch (IOException refused) {
            problems.add("trial " + number + ": " + refused.getMessage());
        }
    }
}
