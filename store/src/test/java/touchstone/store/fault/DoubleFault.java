package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Opens a project that another process is editing, to edit and to look. The second is told within two seconds, or sees what
 * is committed; the first loses nothing; and when it is killed, the next one opens at once.
 */
final class DoubleFault implements Fault {

    private static final int OPENS_PER_SESSION = 10;

    @Override
    public String name() {
        return "double";
    }

    @Override
    public int trials() {
        return 100;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Path project = Beginning.in(trial.program, trial.place("double"));
        Ledger ledger = new Ledger();
        List<Double> millis = new ArrayList<>();
        long before = System.nanoTime();
        trial.program.must("--version");
        double start = (System.nanoTime() - before) / 1e6;
        int told = 0;
        int seen = 0;
        int damaged = 0;
        for (int i = 0; i < trial.trials;) {
            try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
                Thread hand = editing.draw(new Gestures(trial.random, Beginning.IMAGES, 12), Integer.MAX_VALUE);
                if (!editing.await(1)) {
                    trial.fail("The first one did not open: " + editing.said());
                    return;
                }
                for (int n = 0; n < OPENS_PER_SESSION && i < trial.trials; n++, i++) {
                    boolean edits = i % 2 == 0;
                    long began = System.nanoTime();
                    Program.Result second = edits
                            ? trial.program.run("edit", project, "--annotator", "Ben")
                            : trial.program.run("verify", project, "--json");
                    double took = (System.nanoTime() - began) / 1e6;
                    if (edits) {
                        // Verifying takes as long as the log is, which grows meanwhile.
                        millis.add(took);
                    }
                    boolean refused = second.code() == 4 && second.err().contains("open");
                    told += refused ? 1 : 0;
                    seen += !edits && second.code() == 0 ? 1 : 0;
                    trial.require(refused || !edits && second.code() == 0, "Open " + i + ": " + second);
                }
                editing.kill();
                hand.join();
                ledger.addAll(editing.answers());
            }
            // A private check: the next session has to find the file as the killed one left it.
            Path copy = trial.place("copy").resolve(Beginning.NAME);
            for (String suffix : List.of("", "-wal")) {
                Path file = project.resolveSibling(project.getFileName() + suffix);
                if (Files.exists(file)) {
                    Files.copy(file, copy.resolveSibling(copy.getFileName() + suffix));
                }
            }
            Ledger.Found found = ledger.check(copy);
            damaged += found.isWhole() ? 0 : 1;
            trial.require(found.isWhole(), "After open " + i + ": " + found);
        }
        trial.figure("told", told);
        trial.figure("lookedAtASnapshot", seen);
        trial.figure("acknowledged", ledger.count());
        trial.figure("damaged", damaged);
        trial.figures("secondMillis", millis);
        trial.figure("emptyStartMillis", Trial.rounded(start));
        double p95 = millis.stream().sorted().toList().get(millis.size() * 95 / 100);
        // A machine that is busy takes long to start anything.
        trial.require(p95 - start <= 2000, "The second one was told after " + p95 + " ms.");
    }
}
