package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import touchstone.store.ProjectRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Cuts the power: what the program does to its folder is recorded while it makes a project and edits it in two sessions,
 * and the disk is rebuilt as a cut at random points would leave it, each by {@link Disk}. Whatever the program had answered
 * before the cut must be there. The control is the same with a disk that syncs nothing from the first edit on, as
 * {@code synchronous = OFF} would have it: edits must then be found lost or files damaged.
 */
final class PowerFault implements Fault {

    private static final double[] KEPT = { 0, 0.5, 0.9, 1 };
    private static final int CUTS_PER_RECORDING = 300;
    private static final String MADE = "made";

    @Override
    public String name() {
        return "power";
    }

    @Override
    public int trials() {
        return 3000;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Optional<Shim> shim = Shim.build(trial.folder);
        if (shim.isEmpty()) {
            trial.skip(Shim.missing());
            return;
        }
        Outcome honest = new Outcome();
        Outcome lying = new Outcome();
        int recordings = 0;
        int operations = 0;
        for (int done = 0; done < trial.trials; done += CUTS_PER_RECORDING) {
            // Every third has edits so large that SQLite takes its log in while they go on.
            boolean large = recordings % 3 == 2;
            Path place = trial.place("recording" + recordings++);
            Recording recording = record(trial, shim.get(), place, large);
            operations += recording.operations().size();
            int cuts = Math.min(CUTS_PER_RECORDING, trial.trials - done);
            honest.cuts(recording, place, trial.random, cuts, false);
            lying.cuts(recording, place, trial.random, Math.max(10, cuts / 10), true);
            if (honest.failures.isEmpty()) {
                Trial.remove(place);
            }
        }
        trial.figure("recordings", recordings);
        trial.figure("operations", operations);
        trial.figure("acknowledged", honest.acknowledged);
        trial.figure("cutsBeforeTheProjectWasMade", honest.unborn);
        trial.figure("lost", honest.lost);
        trial.figure("damaged", honest.damaged);
        trial.figures("reopenMillis", honest.millis);
        trial.figure("controlCuts", lying.cuts);
        trial.figure("controlFailed", lying.failed);
        honest.failures.forEach(trial::fail);
        trial.require(lying.failed > 0, "Control: a disk that syncs nothing lost nothing.");
    }

    private static Recording record(Trial trial, Shim shim, Path place, boolean large)
            throws IOException, InterruptedException {
        Beginning.images(place);
        Path disk = Files.createDirectory(place.resolve("disk"));
        Path project = disk.resolve(Beginning.NAME);
        Path log = place.resolve("log");
        Map<String, String> environment = shim.recording(disk, log);
        Program.Result made = trial.program.run(List.of(), environment, Beginning.command(project));
        if (made.code() != 0) {
            throw new IOException(made.toString());
        }
        Recording.remark(log, MADE);
        for (int session = 0; session < 2; session++) {
            int edits = large ? 150 : 20 + trial.random.nextInt(40);
            try (Editing editing = Editing.start(trial.program, environment, project)) {
                editing.draw(new Gestures(trial.random, Beginning.IMAGES, large ? 3000 : 12), edits).join();
                if (editing.finish() != 0) {
                    throw new IOException(editing.said());
                }
            }
        }
        return Recording.read(log);
    }

    /** Counts over all recordings. */
    private static final class Outcome {
        private int cuts;
        private int unborn;
        private int failed;
        private long acknowledged;
        private int lost;
        private int damaged;
        private final List<Double> millis = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        void cuts(Recording recording, Path place, Random random, int count, boolean lying) throws IOException {
            List<Recording.Operation> all = recording.operations();
            TreeMap<Integer, Integer> at = new TreeMap<>();
            int made = made(all);
            for (int i = 0; i < count; i++) {
                // The making of a project is short beside the work in it, and every fifth cut falls into it.
                int cut = lying || i % 5 > 0 ? made + random.nextInt(all.size() - made) : random.nextInt(made);
                at.merge(cut + 1, 1, Integer::sum);
            }
            Disk disk = new Disk(lying);
            Ledger ledger = new Ledger();
            for (int i = 0; i < all.size(); i++) {
                Recording.Operation operation = all.get(i);
                disk.apply(operation);
                if (operation.kind() == 'M') {
                    if (lying && i == made) {
                        disk.settle();
                    }
                    answers(operation.text()).forEach(ledger::add);
                }
                for (int n = at.getOrDefault(i + 1, 0); n > 0; n--) {
                    once(disk, place, random, ledger, i >= made, i + 1);
                }
            }
        }

        private static int made(List<Recording.Operation> all) {
            int at = 0;
            while (!all.get(at).text().equals(MADE)) {
                at++;
            }
            return at;
        }

        private static List<JsonNode> answers(String written) {
            List<JsonNode> answers = new ArrayList<>();
            for (String line : written.split("\n", -1)) {
                try {
                    if (line.startsWith("{")) {
                        answers.add(Faults.JSON.readTree(line));
                    }
                } catch (JacksonException cutOff) {
                    throw new IllegalStateException("An answer was not written in one piece: " + line, cutOff);
                }
            }
            return answers;
        }

        private void once(Disk disk, Path place, Random random, Ledger ledger, boolean made, int at)
                throws IOException {
            double kept = KEPT[random.nextInt(KEPT.length)];
            Path cut = place.resolve("cut");
            Trial.remove(cut);
            Files.createDirectory(cut);
            disk.cut(place.resolve("disk"), cut, kept, random);
            cuts++;
            Path project = cut.resolve(Beginning.NAME);
            Ledger.Found found = ledger.check(project);
            ProjectRefused refusal = found.refusal();
            if (!made && refusal != null && (refusal.reason() == ProjectRefused.Reason.FOREIGN
                    || refusal.reason() == ProjectRefused.Reason.MISSING)) {
                unborn++;
                return;
            }
            acknowledged += ledger.standing();
            millis.add(found.millis());
            boolean one = found.refusal() != null || beside(cut) == 0;
            if (!found.isWhole() || !one) {
                failed++;
                lost += found.lost().size();
                damaged += found.refusal() != null || !found.problems().isEmpty() ? 1 : 0;
                failures.add("Cut at operation " + at + " of " + place + ", " + kept + " kept: " + found
                        + (one ? "" : " More than one file was left."));
            }
        }

        private static long beside(Path cut) throws IOException {
            try (Stream<Path> files = Files.list(cut)) {
                return files.filter(f -> f.getFileName().toString().matches(".*-(wal|journal|shm)")).count();
            }
        }
    }
}
