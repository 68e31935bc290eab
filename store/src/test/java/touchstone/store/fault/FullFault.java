package touchstone.store.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Fills the disk while the program edits, and makes it read-only between two sessions. What was acknowledged stays, the
 * user reads that the disk is full, removing an object still works, and with room again the work goes on. On a read-only
 * disk nothing can be edited, everything can be looked at and not a byte changes, also where a killed session left its log.
 */
final class FullFault implements Fault {

    private static final int MEGABYTES = 16;

    @Override
    public String name() {
        return "full";
    }

    @Override
    public int trials() {
        return 20;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        if (!Mount.isPossible()) {
            trial.skip(Mount.impossible());
            return;
        }
        Ledger ledger = new Ledger();
        Tally tally = new Tally();
        for (int i = 0; i < trial.trials; i++) {
            Path place = trial.place("full");
            try (Mount disk = Mount.of(place.resolve("disk"), MEGABYTES)) {
                once(trial, disk, place.resolve("disk"), ledger, tally, i);
            }
        }
        trial.figure("acknowledged", ledger.count());
        trial.figure("acknowledgedWhileFull", tally.whileFull);
        trial.figure("removedWhileFull", tally.removed);
        trial.figure("wentOnInTheSameSession", tally.wentOn);
        trial.figure("readOnlyLooks", tally.looks);
        trial.figures("refusalMillis", tally.millis);
        trial.figures("infoOnAReadOnlyDiskMillis", tally.infoMillis);
    }

    private static final class Tally {
        private int removed;
        private int wentOn;
        private int looks;
        private int whileFull;
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> infoMillis = new ArrayList<>();
    }

    private static void once(Trial trial, Mount disk, Path at, Ledger ledger, Tally tally, int number)
            throws IOException, InterruptedException {
        ledger.clear();
        Path project = Beginning.in(trial.program, Files.createDirectory(at.resolve("folder")));
        Path ballast = at.resolve("ballast");
        Gestures gestures = new Gestures(trial.random, Beginning.IMAGES, 40);
        boolean killed = trial.random.nextBoolean();
        try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
            editing.draw(gestures, 20 + trial.random.nextInt(40)).join();
            editing.await(editing.sent());
            fill(ballast);
            int before = editing.answers().size();
            double refused = fillUp(editing, gestures);
            tally.millis.add(refused);
            trial.require(refused <= 5000, "Trial " + number + ": it took " + refused + " ms to say so.");
            List<JsonNode> answers = editing.answers();
            tally.whileFull += Math.toIntExact(
                    answers.subList(before, answers.size()).stream().filter(a -> a.has("edit")).count());
            String told = answers.getLast().path("error").asString("");
            trial.require(told.contains("full"),
                    "Trial " + number + ": the user is not told of the full disk: " + told);
            boolean removed = removes(editing, answers);
            trial.require(removed, "Trial " + number + ": nothing can be removed on the full disk.");
            tally.removed += removed ? 1 : 0;
            if (killed) {
                editing.kill();
            }
            Files.delete(ballast);
            JsonNode again = killed ? null : editing.ask(gestures.box());
            tally.wentOn += again != null && again.has("edit") ? 1 : 0;
            trial.require(killed || again != null && again.has("edit"),
                    "Trial " + number + ": with room again the work does not go on: " + again);
            int code = editing.finish();
            trial.require(killed || code == 4 && editing.said().contains("full"),
                    "Trial " + number + ": ends with " + code + ": " + editing.said());
            ledger.addAll(editing.answers());
        }
        readOnly(trial, disk, project, ledger, tally, "Trial " + number);
    }

    /** Edits until one is refused or the program ends, and how long that one took. */
    private static double fillUp(Editing editing, Gestures gestures) throws InterruptedException {
        for (int i = 0; i < 5000; i++) {
            long began = System.nanoTime();
            JsonNode answer = editing.ask(gestures.box());
            if (answer == null || answer.path("error").asString("").contains("full")) {
                return (System.nanoTime() - began) / 1e6;
            }
        }
        return 0;
    }

    private static boolean removes(Editing editing, List<JsonNode> answers) throws InterruptedException {
        for (JsonNode answer : answers) {
            if (answer.path("id").isString()) {
                JsonNode done = editing.ask("{\"op\":\"remove\",\"id\":\"" + answer.path("id").asString() + "\"}");
                if (done == null || done.has("edit") || done.path("error").asString("").contains("full")) {
                    return done != null && done.has("edit");
                }
            }
        }
        return false;
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what is wanted.
        }
    }

    private static void readOnly(Trial trial, Mount disk, Path project, Ledger ledger, Tally tally, String which)
            throws IOException, InterruptedException {
        disk.readOnly();
        String before = Sums.of(project.resolveSibling(""));
        Program.Result edit = trial.program.run("edit", project, "--annotator", "Ann");
        trial.require(edit.code() == 4 && edit.err().contains("read-only"),
                which + ": edit on a read-only disk: " + edit);
        long began = System.nanoTime();
        Program.Result info = trial.program.run("info", project, "--json");
        double millis = (System.nanoTime() - began) / 1e6;
        tally.infoMillis.add(millis);
        trial.require(info.code() == 0, which + ": info on a read-only disk: " + info);
        Ledger.Found found = ledger.look(project);
        trial.require(found.isWhole(), which + " on a read-only disk: " + found);
        tally.looks++;
        trial.require(before.equals(Sums.of(project.resolveSibling(""))), which + ": looking changed something.");
    }
}
