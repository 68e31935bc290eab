package touchstone.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Blackout;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.Sensitive;
import touchstone.store.Project;

/** {@code privacy}: what must not leave a project, and what a person has looked at. */
@Command(name = "privacy")
final class PrivacyCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--sensitive", negatable = true, descriptionKey = "sensitive")
    @Nullable
    Boolean sensitive;

    @Option(names = "--checked", arity = "1..*", paramLabel = "IMAGE", descriptionKey = "checked")
    List<String> checked = List.of();

    @Option(names = "--black", paramLabel = "IMAGE=X:Y:W:H", descriptionKey = "black")
    Map<String, String> black = new LinkedHashMap<>();

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "annotator")
    @Nullable
    String annotator;

    PrivacyCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        boolean asks = sensitive == null && checked.isEmpty() && black.isEmpty();
        try (Project project = asks ? Project.openReadOnly(file) : Projects.open(file, output)) {
            if (!asks) {
                AnnotatorId author = annotator == null ? null : Annotators.drawing(project, annotator, output).id();
                List<Change> changes = changes(project, author, InstantSource.system().instant());
                if (!changes.isEmpty()) {
                    project.commit(new Edit(output.text("privacy.edit"), changes), author);
                }
            }
            boolean marked = !project.notes(Sensitive.KIND).isEmpty();
            int looked = project.notes(IdentityCheck.KIND).stream().flatMap(n -> IdentityCheck.of(n).stream())
                    .map(IdentityCheck::image).distinct().toList().size();
            int parts = project.notes(Blackout.KIND).size();
            return output.answer(
                    () -> Json.object("sensitive", marked, "images", project.images().size(), "checked", looked,
                            "black", parts),
                    () -> output.text("privacy.text", marked ? 1 : 0, looked, project.images().size(), parts));
        }
    }

    private List<Change> changes(Project project, @Nullable AnnotatorId author, Instant now) throws Exception {
        List<Change> changes = new ArrayList<>();
        List<Note> marks = project.notes(Sensitive.KIND);
        if (sensitive != null && sensitive && marks.isEmpty()) {
            changes.add(Change.add(new Sensitive(NoteId.create(), author, now).note()));
        } else if (sensitive != null && !sensitive) {
            marks.forEach(n -> changes.add(Change.remove(n)));
        }
        for (String name : checked) {
            ImageId image = Projects.image(project, name).id();
            if (project.notes(image).stream().noneMatch(n -> n.kind().equals(IdentityCheck.KIND))) {
                changes.add(Change.add(new IdentityCheck(NoteId.create(), image, author, now).note()));
            }
        }
        for (Map.Entry<String, String> part : black.entrySet()) {
            Image image = Projects.image(project, part.getKey());
            changes.add(Change.add(
                    new Blackout(NoteId.create(), image.id(), author, now, bounds(part.getValue())).note()));
        }
        return changes;
    }

    private Bounds bounds(String text) throws WrongUsage {
        String[] sides = text.split(":", -1);
        try {
            double width = Double.parseDouble(sides[2]);
            double height = Double.parseDouble(sides[3]);
            if (sides.length == 4 && width > 0 && height > 0) {
                return Bounds.ofSize(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]), width, height);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException noBox) {
            throw new WrongUsage(output.text("privacy.box", text));
        }
        throw new WrongUsage(output.text("privacy.box", text));
    }
}
