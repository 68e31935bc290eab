package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Renames or deletes the project's file, or takes its drive away, while the program edits. The next edit must be answered
 * within five seconds, in words that tell of it, and everything that was acknowledged before and after must be in one file:
 * the renamed one, a rescue copy beside it or in the user's folder, or the one on the drive when it is put in again.
 */
final class GoneFault implements Fault {

    private enum Way {
        RENAMED, RENAMED_AND_KILLED, DELETED, DRIVE_GONE
    }

    @Override
    public String name() {
        return "gone";
    }

    @Override
    public int trials() {
        return 40;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Ledger ledger = new Ledger();
        List<Double> millis = new ArrayList<>();
        Map<Way, Integer> whole = new EnumMap<>(Way.class);
        Map<Way, Integer> tried = new EnumMap<>(Way.class);
        for (int i = 0; i < trial.trials; i++) {
            Way way = Way.values()[i % Way.values().length];
            if (way == Way.DRIVE_GONE && !Mount.isPossible()) {
                trial.skip(Mount.impossible());
                continue;
            }
            Path place = trial.place("gone");
            ledger.clear();
            tried.merge(way, 1, Integer::sum);
            try (@Nullable
            Mount mount = way == Way.DRIVE_GONE ? Mount.of(place.resolve("disk"), 64) : null) {
                Path disk = Files.createDirectories(place.resolve("disk"));
                if (once(trial, way, mount, disk, ledger, millis)) {
                    whole.merge(way, 1, Integer::sum);
                }
            }
        }
        for (Way way : Way.values()) {
            trial.figure(way.name().toLowerCase(java.util.Locale.ROOT), whole.getOrDefault(way, 0) + " of "
                    + tried.getOrDefault(way, 0) + " whole");
        }
        trial.figure("acknowledged", ledger.count());
        trial.figures("noticedMillis", millis);
    }

    private static boolean once(Trial trial, Way way, @Nullable Mount mount, Path disk, Ledger ledger,
            List<Double> millis) throws IOException, InterruptedException {
        Path project = Beginning.in(trial.program, Files.createDirectory(disk.resolve("folder")));
        Path again = mount == null ? disk : mount.alsoAt(disk.resolveSibling("again"));
        Path home = Files.createDirectories(disk.resolveSibling("home"));
        Gestures gestures = new Gestures(trial.random, Beginning.IMAGES, 12);
        try (Editing editing = Editing.start(trial.program, Map.of("JDK_JAVA_OPTIONS", "-Duser.home=" + home),
                project)) {
            editing.draw(gestures, 10 + trial.random.nextInt(40)).join();
            editing.await(editing.sent());
            List<Path> moved = new ArrayList<>();
            switch (way) {
                case RENAMED, RENAMED_AND_KILLED -> {
                    Files.move(project, project.resolveSibling("other.touchstone"));
                    moved.add(project.resolveSibling("other.touchstone"));
                }
                case DELETED -> Files.delete(project);
                case DRIVE_GONE -> {
                    if (mount != null) {
                        mount.pull();
                    }
                    moved.add(again.resolve("folder").resolve(Beginning.NAME));
                }
            }
            long began = System.nanoTime();
            JsonNode answer = editing.ask(gestures.box());
            double took = (System.nanoTime() - began) / 1e6;
            millis.add(took);
            trial.require(took <= 5000, way + ": noticed after " + took + " ms.");
            if (way == Way.RENAMED_AND_KILLED) {
                editing.kill();
            } else {
                editing.finish();
            }
            ledger.addAll(editing.answers());
            String said = Program.said(editing.said()) + (answer == null ? "" : answer.path("error").asString(""));
            trial.require(!said.isBlank() && !said.contains("\tat "), way + ": said \"" + said + "\"");
            List<String> found = new ArrayList<>();
            for (Path file : candidates(moved, disk.resolve("..").normalize())) {
                Ledger.Found one = ledger.check(file);
                if (one.isWhole()) {
                    return true;
                }
                found.add(file.getFileName() + ": " + one);
            }
            trial.fail(way + ": no file holds all that was acknowledged. Said: " + said.strip() + " Found: " + found);
            return false;
        }
    }

    /** Where the work may be: the file itself, and every other project below the place. */
    private static List<Path> candidates(List<Path> moved, Path place) throws IOException {
        List<Path> all = new ArrayList<>(moved);
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(f -> f.getFileName().toString().endsWith(".touchstone")).filter(f -> !all.contains(f))
                    .forEach(all::add);
        }
        return all;
    }
}
