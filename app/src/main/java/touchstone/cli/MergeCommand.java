package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.note.Conflict;
import touchstone.store.Merge;
import touchstone.store.MergePlan;
import touchstone.store.Project;
import touchstone.store.Undecided;
import touchstone.store.exchange.OtherProject;

/** {@code merge}: takes in what others did in returned packages or in projects of their own, one edit a file. */
@Command(name = "merge")
final class MergeCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Mixin
    final Passphrase passphrase = new Passphrase();

    @Mixin
    final IdentityFolder identity = new IdentityFolder();

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Parameters(paramLabel = "OTHER", index = "1..*", arity = "1..*", descriptionKey = "mergeOther")
    List<Path> others;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "mergeAnnotator")
    @Nullable
    String annotator;

    @Option(names = "--preview", descriptionKey = "mergePreview")
    boolean preview;

    MergeCommand(Streams streams) {
        output = new Output(streams);
    }

    /** @param edit the entry that it became, null where nothing was new or it was only looked at */
    private record Taken(Path file, MergePlan merged, List<Undecided> conflicts, @Nullable Long edit) {

        Taken {
            conflicts = List.copyOf(conflicts);
        }
    }

    @Override
    public Integer call() throws Exception {
        for (Path other : others) {
            if (Files.exists(other) && Files.exists(file) && Files.isSameFile(other, file)) {
                throw new InputRefused(output.text("merge.itself", other));
            }
        }
        char[] secret = passphrase.read(output.streams());
        List<Taken> taken = new ArrayList<>();
        try (Waiting waiting = output.waiting()) {
            String head = waiting.led(() -> takeAll(taken, secret, waiting));
            return output.answer(() -> document(taken, head), () -> text(taken));
        } catch (IOException | RuntimeException | Error stopped) {
            taken.stream().filter(t -> t.edit != null)
                    .forEach(t -> output.complain(output.text("merge.stays", t.file.getFileName(), t.edit)));
            throw stopped;
        }
    }

    private String takeAll(List<Taken> taken, char @Nullable [] secret, Waiting waiting) throws Exception {
        try (Project project = preview ? Project.openReadOnly(file) : Projects.open(file, output)) {
            Annotator who = annotator == null ? null : Annotators.named(project, annotator);
            for (Path other : others) {
                waiting.say(output.text("merge.doing", other.getFileName()));
                taken.add(take(project, other, secret, who, waiting));
            }
            return project.auditHead();
        }
    }

    private Taken take(Project project, Path other, char @Nullable [] secret, @Nullable Annotator who,
            Waiting waiting) throws Exception {
        try (OtherProject theirs = OtherProject.open(other, secret, waiting.packing())) {
            MergePlan merged = Merge.plan(project, theirs.project(), String.valueOf(other.getFileName()),
                    waiting.bulk());
            if (theirs.manifest() != null && !preview) {
                Senders.meet(identity.path(), theirs.manifest(), output);
            }
            List<Undecided> conflicts = Undecided.of(project, merged.told().changes(), merged.conflicts());
            Long edit = preview || merged.isEmpty()
                    ? null
                    : (Long) merged.commit(project, who == null ? null : who.id(), waiting.bulk()).seq();
            if (merged.unread() > 0) {
                output.complain(output.text("merge.unread", merged.unread(), other.getFileName()));
            }
            return new Taken(other, merged, conflicts, edit);
        }
    }

    private Map<String, @Nullable Object> document(List<Taken> taken, String head) {
        Map<String, @Nullable Object> all = counts(taken);
        all.put("edit", taken.stream().map(Taken::edit).filter(e -> e != null).reduce((first, last) -> last)
                .orElse(null));
        all.put("preview", preview);
        all.put("auditHead", head);
        all.put("files", taken.stream().map(t -> {
            Map<String, @Nullable Object> one = counts(List.of(t));
            one.put("file", t.file.toString());
            one.put("edit", t.edit);
            return one;
        }).toList());
        return all;
    }

    private static Map<String, @Nullable Object> counts(List<Taken> taken) {
        return Json.object("images", taken.stream().mapToLong(t -> t.merged.images()).sum(), "others",
                taken.stream().mapToLong(t -> t.merged.others()).sum(), "unread",
                taken.stream().mapToLong(t -> t.merged.unread()).sum(), "added",
                taken.stream().mapToInt(t -> t.merged.added()).sum(), "changed",
                taken.stream().mapToInt(t -> t.merged.changed()).sum(), "removed",
                taken.stream().mapToInt(t -> t.merged.removed()).sum(), "conflicts",
                taken.stream().flatMap(t -> t.conflicts.stream()).map(MergeCommand::document).toList());
    }

    private static Map<String, @Nullable Object> document(Undecided u) {
        Conflict c = u.conflict();
        return Json.object("id", c.id(), "reason", c.reason().key(), "what", u.sentence(), "image",
                u.image() == null ? null : u.image().address(), "label", u.here() == null ? null : u.what(),
                "annotator", u.annotator().isEmpty() ? null : u.annotator(), "object", c.object(), "beside",
                c.beside(), "who", u.by().isEmpty() ? null : u.by(), "when", c.time().toString(), "states",
                u.states());
    }

    private String text(List<Taken> taken) {
        return taken.stream().map(t -> (t.merged.isEmpty()
                ? output.text("merge.nothing", t.file.getFileName())
                : output.text(preview ? "merge.preview" : "merge.done", t.file.getFileName(), t.merged.added(),
                        t.merged.changed(), t.merged.removed(), t.merged.conflicts().size(), t.merged.images(),
                        t.merged.others()))
                + t.conflicts.stream().map(c -> "\n  " + sentence(c)).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private String sentence(Undecided u) {
        return output.text(
                u.conflict().reason() == Conflict.Reason.BOTH_CHANGED ? "merge.bothChanged" : "merge.removed",
                u.sentence(), u.by().isEmpty() ? "-" : u.by(), u.time().toString());
    }
}
