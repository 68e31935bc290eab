package touchstone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.InputRefused;
import touchstone.model.note.Snapshot;
import touchstone.store.Difference;
import touchstone.store.Project;
import touchstone.store.Snapshots;

/** {@code snapshot}: names versions of the data, tells what lies between two, and goes back to one. */
@Command(name = "snapshot")
final class SnapshotCommand implements Callable<Integer> {

    /** What the version at hand is called where two are compared. */
    private static final String NOW = "now";

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "snapshotName")
    @Nullable
    String name;

    @Option(names = "--list", descriptionKey = "snapshotList")
    boolean list;

    @Option(names = "--diff", paramLabel = "NAME", arity = "2", descriptionKey = "snapshotDiff")
    @Nullable
    List<String> diff;

    @Option(names = "--restore", paramLabel = "NAME", descriptionKey = "snapshotRestore")
    @Nullable
    String restore;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "snapshotAnnotator")
    @Nullable
    String annotator;

    SnapshotCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        List<String> versions = diff;
        int asked = (name == null ? 0 : 1) + (versions == null ? 0 : 1) + (restore == null ? 0 : 1);
        // The list goes by itself, or after the name that was just given.
        if (asked > 1 || (list ? asked > 0 && name == null : asked == 0)) {
            throw new WrongUsage(output.text("snapshot.one"));
        }
        boolean changes = name != null || restore != null;
        try (Waiting waiting = output.waiting();
                Project project = changes ? Projects.open(file, output) : Projects.look(file, output)) {
            Snapshots snapshots = new Snapshots(project);
            if (versions != null) {
                return difference(project, snapshots, versions);
            }
            Annotator who = annotator == null ? null : Annotators.named(project, annotator);
            if (name != null) {
                if (name.isBlank() || name.equals(NOW) || name.chars().anyMatch(Character::isISOControl)) {
                    throw new WrongUsage(output.text("snapshot.name"));
                }
                Entry entry = project.commit(snapshots.make(name, who == null ? null : who.id()),
                        who == null ? null : who.id());
                Snapshot made = snapshots.named(name).orElseThrow();
                List<Snapshot> all = snapshots.all();
                return output.answer(() -> {
                    Map<String, @Nullable Object> document = new LinkedHashMap<>(document(made));
                    document.put("edit", entry.seq());
                    if (list) {
                        document.put("snapshots", documents(all));
                    }
                    return document;
                }, () -> output.text("snapshot.made", made.name(), made.seq(), made.head())
                        + (list ? "\n" + lines(all) : ""));
            }
            if (restore != null) {
                return restore(project, snapshots, restore, who, waiting);
            }
            List<Snapshot> all = snapshots.all();
            return output.answer(() -> Json.object("snapshots", documents(all)), () -> lines(all));
        }
    }

    private static List<Map<String, @Nullable Object>> documents(List<Snapshot> all) {
        return all.stream().map(SnapshotCommand::document).toList();
    }

    private String lines(List<Snapshot> all) {
        return all.isEmpty()
                ? output.text("snapshot.none")
                : all.stream().map(s -> output.text("snapshot.line", s.name(), s.seq(), s.time(), s.head()))
                        .collect(Collectors.joining("\n"));
    }

    private static Map<String, @Nullable Object> document(Snapshot s) {
        return Json.object("name", s.name(), "when", s.time().toString(), "at", s.seq(), "head", s.head());
    }

    private Snapshot named(Snapshots snapshots, String wanted) throws Exception {
        return snapshots.named(wanted)
                .orElseThrow(() -> new InputRefused(output.text("snapshot.unknown", wanted)));
    }

    private int restore(Project project, Snapshots snapshots, String wanted, @Nullable Annotator who,
            Waiting waiting) throws Exception {
        Edit edit = waiting.led(() -> snapshots.restore(named(snapshots, wanted)));
        Long seq = edit.isEmpty()
                ? null
                : waiting.led(() -> (Long) project.commitWhole(edit, who == null ? null : who.id(), waiting.bulk())
                        .seq());
        int[] counts = Snapshots.counts(edit.changes());
        return output.answer(
                () -> Json.object("restored", wanted, "added", counts[0], "changed", counts[1], "removed", counts[2],
                        "edit", seq),
                () -> output.text("snapshot.restored", wanted, counts[0], counts[1], counts[2]));
    }

    /** A snapshot's name, or {@code now}. */
    private long version(Project project, Snapshots snapshots, String wanted) throws Exception {
        return wanted.equals(NOW) ? project.summary().edits() : named(snapshots, wanted).seq();
    }

    private int difference(Project project, Snapshots snapshots, List<String> versions) throws Exception {
        long from = version(project, snapshots, versions.getFirst());
        long to = version(project, snapshots, versions.getLast());
        Difference difference = snapshots.difference(from, to);
        Difference.Count count = difference.count();
        return output.answer(
                () -> Json.object("from", versions.getFirst(), "to", versions.getLast(), "added", count.added(),
                        "changed", count.changed(), "removed", count.removed(), "byLabel",
                        documents(difference.byLabel()), "byAnnotator", documents(difference.byAnnotator()), "byImage",
                        documents(difference.byImage()), "addedIds", ids(difference, Difference.How.ADDED),
                        "changedIds", ids(difference, Difference.How.CHANGED), "removedIds",
                        ids(difference, Difference.How.REMOVED), "objects",
                        difference.rows().stream().map(SnapshotCommand::row).toList(), "other",
                        difference.other().stream().map(c -> HistoryCommand.kind(c.any())).toList(), "auditHead",
                        project.auditHead()),
                () -> output.text("snapshot.diff", versions.getFirst(), versions.getLast(), count.added(),
                        count.changed(), count.removed()) + lines(difference.byLabel())
                        + lines(difference.byAnnotator()));
    }

    private static Map<String, @Nullable Object> row(Difference.Row row) {
        return Json.object("id", row.any().id(), "how", row.how().name().toLowerCase(Locale.ROOT), "image",
                row.image(), "label", row.label(), "annotator", row.annotator());
    }

    private static List<String> ids(Difference difference, Difference.How how) {
        return difference.rows().stream().filter(r -> r.how() == how).map(r -> r.any().id().toString()).toList();
    }

    private static Map<String, @Nullable Object> documents(Map<String, Difference.Count> counts) {
        Map<String, @Nullable Object> documents = new LinkedHashMap<>();
        counts.forEach((key, n) -> documents.put(key,
                Json.object("added", n.added(), "changed", n.changed(), "removed", n.removed())));
        return documents;
    }

    private String lines(Map<String, Difference.Count> counts) {
        return counts.entrySet().stream()
                .map(e -> "\n" + output.text("snapshot.count", e.getKey(), e.getValue().added(),
                        e.getValue().changed(), e.getValue().removed()))
                .collect(Collectors.joining());
    }
}
