package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Sets the program's clock back, to 1970, an hour on and back as at the change to winter time, and far ahead, while it
 * edits. Entries keep their order, nothing that is reckoned from times is negative, every jump back can be seen in the
 * history, and the file verifies.
 */
final class ClockFault implements Fault {

    private static final long[] SHIFTS = { 0, -3600, 3600, 0, -86_400 * 365L, 86_400 * 3650L };

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public int trials() {
        return 10;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Optional<Shim> shim = Shim.build(trial.folder);
        if (shim.isEmpty()) {
            trial.skip(Shim.missing());
            return;
        }
        Path shift = trial.folder.resolve("shift");
        int jumps = 0;
        int told = 0;
        int entries = 0;
        for (int i = 0; i < trial.trials; i++) {
            Path project = Beginning.in(trial.program, trial.place("clock"));
            Ledger ledger = new Ledger();
            Gestures gestures = new Gestures(trial.random, Beginning.IMAGES, 12);
            Files.writeString(shift, "0");
            try (Editing editing = Editing.start(trial.program, shim.get().clock(shift), project)) {
                for (int n = 0; n < 8; n++) {
                    editing.draw(gestures, 5).join();
                    editing.await(editing.sent());
                    long by = n == 3
                            ? -System.currentTimeMillis() / 1000
                            : SHIFTS[trial.random.nextInt(SHIFTS.length)];
                    Files.writeString(shift, Long.toString(by));
                }
                trial.require(editing.finish() == 0, editing.said());
                ledger.addAll(editing.answers());
            }
            Ledger.Found found = ledger.check(project);
            trial.require(found.isWhole(), "Trial " + i + ": " + found);
            JsonNode history = Faults.JSON.readTree(trial.program.must("history", project, "--json").out());
            Instant last = Instant.MIN;
            long seq = 0;
            int back = 0;
            int marked = 0;
            for (JsonNode entry : history.path("entries")) {
                Instant when = Instant.parse(entry.path("when").asString());
                back += when.isBefore(last) ? 1 : 0;
                marked += entry.path("clockWasSetBack").asBoolean(false) ? 1 : 0;
                trial.require(entry.path("edit").asLong() == ++seq, "Trial " + i + ": entries are out of order.");
                last = when;
            }
            entries += (int) seq;
            jumps += back;
            told += marked;
            trial.require(back > 0, "Trial " + i + ": the clock never went back, so nothing was tried.");
            negative(trial, project);
        }
        trial.figure("entries", entries);
        trial.figure("jumpsBack", jumps);
        trial.figure("toldInTheHistory", told);
        trial.require(told == jumps, "The history tells of " + told + " of " + jumps + " jumps back.");
    }

    /** No duration of any analysis may be below zero. */
    private static void negative(Trial trial, Path project) throws IOException, InterruptedException {
        Program.Result result = trial.program.run("analyse", project, "speed", "fatigue", "annotators", "cost",
                "--json");
        trial.require(result.code() == 0, "analyse: " + result);
        if (result.code() == 0) {
            List<String> below = new ArrayList<>();
            search("", Faults.JSON.readTree(result.out()), below);
            trial.require(below.isEmpty(), "Below zero: " + below);
        }
    }

    private static void search(String path, JsonNode node, List<String> below) {
        if (node.isNumber() && node.asDouble() < 0
                && path.matches("(?i).*(second|minute|hour|duration|time|millis|working).*")) {
            below.add(path + " = " + node.asDouble());
        }
        node.properties().forEach(field -> search(path + "/" + field.getKey(), field.getValue(), below));
        if (node.isArray()) {
            node.forEach(element -> search(path, element, below));
        }
    }
}
