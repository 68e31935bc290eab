package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Edits for long in one session; a trial is a gesture. What the heap holds after a collection may grow by a megabyte in a
 * thousand gestures at most, the number of open files not at all, and SQLite's log stays below 64 MB.
 */
final class LongFault implements Fault {

    private static final int SAMPLES = 20;

    @Override
    public String name() {
        return "long";
    }

    @Override
    public int trials() {
        return 50_000;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Path project = Beginning.in(trial.program, trial.place("long"));
        List<double[]> heap = new ArrayList<>();
        long files = 0;
        long filesAtFirst = 0;
        long log = 0;
        long resident = 0;
        long refused;
        List<Double> millis = new ArrayList<>();
        try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
            Gestures gestures = new Gestures(trial.random, Beginning.IMAGES, 12);
            for (int sample = 0; sample <= SAMPLES; sample++) {
                editing.draw(gestures, Math.max(1, trial.trials / (SAMPLES + 1))).join();
                editing.await(editing.sent());
                heap.add(new double[]{ editing.sent(), heapAfterCollection(editing.pid()) });
                files = count(Path.of("/proc/" + editing.pid() + "/fd"));
                filesAtFirst = sample == 0 ? files : filesAtFirst;
                log = Math.max(log, size(project.resolveSibling(project.getFileName() + "-wal")));
                resident = resident(editing.pid());
                long began = System.nanoTime();
                editing.ask(gestures.box());
                millis.add((System.nanoTime() - began) / 1e6);
            }
            trial.require(editing.finish() == 0, editing.said());
            refused = editing.answers().stream().filter((JsonNode a) -> !a.has("edit")).count();
            Ledger ledger = new Ledger();
            ledger.addAll(editing.answers());
            Ledger.Found found = ledger.check(project);
            trial.require(found.isWhole(), found.toString());
            trial.figure("acknowledged", ledger.count());
        }
        trial.figure("refused", refused);
        // The first sample is of a program that has not yet seen everything that it will go on using.
        double slope = slope(heap.subList(1, heap.size()));
        trial.figure("heapMegabytes", Trial.rounded(heap.getLast()[1]));
        trial.figure("heapSlopeMegabytesPerThousand", Trial.rounded(slope * 1000));
        trial.figure("residentMegabytes", resident / 1024);
        trial.figure("openFilesFirst", filesAtFirst);
        trial.figure("openFilesLast", files);
        trial.figure("logMegabytesMost", Trial.rounded(log / 1e6));
        trial.figures("gestureMillis", millis);
        trial.require(slope * 1000 <= 1, "The heap grows.");
        trial.require(files <= filesAtFirst + 1, "Open files grow from " + filesAtFirst + " to " + files + ".");
        trial.require(log <= 64L << 20, "SQLite's log grew to " + log + " bytes.");
    }

    /** Least squares. */
    private static double slope(List<double[]> points) {
        double x = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double y = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double above = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
        double below = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
        return below == 0 ? 0 : above / below;
    }

    /** In megabytes: listing the classes collects first. */
    private static double heapAfterCollection(long pid) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        String total = out.lines().filter(line -> line.startsWith("Total")).findFirst()
                .orElseThrow(() -> new IOException("jcmd: " + out));
        return Long.parseLong(total.strip().replaceAll("^Total\\s+\\d+\\s+", "")) / 1e6;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** In kilobytes. */
    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(l -> l.startsWith("VmRSS"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
}
