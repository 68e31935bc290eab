package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kills the program while it edits, again and again, and looks whether every edit that it called durable is there. Says
 * nothing of a power cut, which {@link PowerFault} is for. The control takes SQLite's log away after a kill, as a program
 * would that answers before it writes: edits must then be found lost.
 */
final class KillFault implements Fault {

    /** A fresh project after so many kills, so that most opened ones are neither empty nor huge. */
    private static final int KILLS_PER_PROJECT = 20;
    private static final int LONGEST_LIFE_MILLIS = 700;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public int trials() {
        return 200;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Ledger ledger = new Ledger();
        List<Double> millis = new ArrayList<>();
        int lost = 0;
        int bad = 0;
        int refused = 0;
        int withLog = 0;
        Path project = null;
        boolean controlled = false;
        for (int i = 0; i < trial.trials; i++) {
            if (project == null || i % KILLS_PER_PROJECT == 0) {
                project = Beginning.in(trial.program, trial.place("kill" + i / KILLS_PER_PROJECT));
                ledger.clear();
            }
            // Some are killed while they open, when the log of the one before is being taken in.
            boolean early = trial.random.nextInt(5) == 0;
            once(trial, project, early, ledger);
            Path log = project.resolveSibling(project.getFileName() + "-wal");
            withLog += Files.exists(log) ? 1 : 0;
            if (!early && !controlled && Files.exists(log)) {
                controlled = true;
                trial.require(!withoutLog(trial, project, ledger).isWhole(),
                        "Control: with SQLite's log taken away nothing was found lost.");
            }
            Ledger.Found found = ledger.check(project);
            millis.add(found.millis());
            lost += found.lost().size();
            bad += found.problems().size();
            refused += found.refusal() == null ? 0 : 1;
            if (!found.isWhole()) {
                trial.fail("Kill " + i + ": " + found);
                project = null;
            }
        }
        trial.figure("acknowledged", ledger.count());
        trial.figure("lost", lost);
        trial.figure("damaged", bad);
        trial.figure("unopenable", refused);
        trial.figure("killedWithALogBeside", withLog);
        trial.figure("controlFailed", controlled);
        trial.figures("reopenMillis", millis);
        trial.require(controlled, "The control was never run.");
    }

    private static void once(Trial trial, Path project, boolean early, Ledger ledger)
            throws IOException, InterruptedException {
        int life = trial.random.nextInt(LONGEST_LIFE_MILLIS);
        try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
            Gestures gestures = new Gestures(trial.random, Beginning.IMAGES, 12);
            Thread hand = editing.draw(gestures, Integer.MAX_VALUE);
            if (!early) {
                editing.await(1);
            }
            Thread.sleep(life);
            editing.kill();
            hand.join();
            ledger.addAll(editing.answers());
        }
    }

    private static Ledger.Found withoutLog(Trial trial, Path project, Ledger ledger) throws IOException {
        Path copy = trial.place("control").resolve(Beginning.NAME);
        Files.copy(project, copy, StandardCopyOption.REPLACE_EXISTING);
        return ledger.check(copy);
    }
}
