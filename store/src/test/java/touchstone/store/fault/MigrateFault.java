package touchstone.store.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Summary;

/**
 * Interrupts the program while it brings a file of each older layout up to date, by a kill instead of one of its writes.
 * What is left must open with the content it had, in the old layout or the new one, and the next start must finish.
 */
final class MigrateFault implements Fault {

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public int trials() {
        return 50;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Optional<Shim> shim = Shim.build(trial.folder);
        if (shim.isEmpty()) {
            trial.skip(Shim.missing());
            return;
        }
        int layouts = 0;
        int old = 0;
        int interrupted = 0;
        for (int layout = 1; sample(layout, trial.place("layout")) != null; layout++) {
            layouts++;
            Path place = trial.folder.resolve("layout");
            Path project = place.resolve("p.touchstone");
            Content content = Content.of(project);
            Path log = trial.folder.resolve("log" + layout);
            Program.Result whole = trial.program.run(List.of(), shim.get().recording(place, log), "edit", project,
                    "--annotator", "Ann");
            trial.require(whole.code() == 0, "Layout " + layout + ": " + whole);
            int operations = Math.toIntExact(
                    Recording.read(log).operations().stream().filter(o -> "WTSDURL".indexOf(o.kind()) >= 0).count());
            for (int i = 0; i < trial.trials; i++) {
                sample(layout, trial.place("layout"));
                int at = 1 + trial.random.nextInt(operations);
                String which = "Layout " + layout + ", operation " + at + " of " + operations;
                Program.Result cut = trial.program.run(List.of(), shim.get().killing(place, at), "edit", project,
                        "--annotator", "Ann");
                interrupted += cut.code() == 137 ? 1 : 0;
                try {
                    Content left = Content.of(project);
                    old += left.layout == layout ? 1 : 0;
                    trial.require(left.holds(content), which + ": the content is another one.");
                    Program.Result next = trial.program.run("edit", project, "--annotator", "Ann");
                    trial.require(next.code() == 0, which + ": the next start: " + next);
                    trial.require(Content.of(project).holds(content), which + ": after the next start.");
                } catch (ProjectRefused refused) {
                    trial.fail(which + ": " + refused.getMessage());
                }
            }
        }
        trial.figure("layouts", layouts);
        trial.figure("interrupted", interrupted);
        trial.figure("leftInTheOldLayout", old);
        trial.require(layouts > 0 && interrupted > 0, "Nothing was interrupted.");
    }

    /** What must not change: the log up to its head, and what verifying says. */
    private record Content(int layout, long edits, String head, List<?> problems, long objects) {

        static Content of(Path file) throws ProjectRefused {
            try (Project project = Project.openReadOnly(file)) {
                Summary summary = project.summary();
                return new Content(summary.schemaVersion(), summary.edits(), summary.auditHead(),
                        project.verify().problems(), summary.annotations());
            }
        }

        /** The annotator who opens it to edit may have come. */
        boolean holds(Content before) {
            return (head.equals(before.head) || edits == before.edits + 1) && objects == before.objects
                    && problems.equals(before.problems);
        }
    }

    private static @Nullable Path sample(int layout, Path place) throws IOException {
        try (InputStream sample = MigrateFault.class
                .getResourceAsStream("/touchstone/store/samples/layout-" + layout + ".touchstone")) {
            if (sample == null) {
                return null;
            }
            Path file = place.resolve("p.touchstone");
            Files.deleteIfExists(file);
            Files.copy(sample, file);
            return file;
        }
    }
}
