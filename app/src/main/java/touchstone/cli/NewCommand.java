package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.setup.JsonInput;
import touchstone.setup.SchemaFile;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.store.ImageFinder;
import touchstone.store.Project;

/** {@code new}: a project of images, labels and an annotator, each if named. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "newProject")
    Path file;

    @Option(names = "--images", arity = "1..*", paramLabel = "PATH", descriptionKey = "imagePaths")
    List<Path> images = List.of();

    @Option(names = "--labels", paramLabel = "FILE", descriptionKey = "labels")
    @Nullable
    Path labels;

    @Option(names = "--fields", paramLabel = "FILE.csv", descriptionKey = "fields")
    @Nullable
    Path fields;

    @Option(names = "--guideline", paramLabel = "FILE", descriptionKey = "guideline")
    @Nullable
    Path guideline;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "annotator")
    @Nullable
    String annotator;

    NewCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        List<Change> changes = new ArrayList<>();
        if (labels != null) {
            for (Label label : SchemaFile.read(labels).labels()) {
                changes.add(Change.add(label));
            }
        }
        if (guideline != null) {
            changes.add(Change.add(new Guideline(GuidelineId.create(), 1, JsonInput.text(guideline))));
        }
        if (annotator != null) {
            changes.add(Change.add(Annotator.named(Annotators.name(annotator), Annotator.Role.ANNOTATOR)));
        }
        try (Waiting waiting = output.waiting()) {
            ImageFinder.Found found = waiting.led(() -> made(changes, waiting));
            found.refused().forEach(output::complain);
            output.remarks(found.remarks());
            int added = found.changes().size();
            return output.answer(
                    () -> Json.object("project", file.toString(), "images", added, "refused", found.refused(),
                            "remarks", found.remarks()),
                    () -> output.text("new.done", file, added));
        }
    }

    /** What could not be filled is not left behind half made. */
    private ImageFinder.Found made(List<Change> changes, Waiting waiting) throws IOException {
        Project project = Project.create(file);
        boolean filled = false;
        try (project) {
            ImageFinder.Found found = filled(project, changes, waiting);
            filled = true;
            return found;
        } finally {
            if (!filled) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Change> told(List<Change> added, Path fields) throws IOException {
        List<Image> images = added.stream().map(c -> (Image) c.any()).toList();
        Map<ImageId, Image> told = FieldsFile.read(fields, images);
        return images.stream().map(i -> Change.add(told.getOrDefault(i.id(), i))).toList();
    }

    private ImageFinder.Found filled(Project project, List<Change> changes, Waiting waiting) throws IOException {
        ImageFinder.Found found = new ImageFinder(project, waiting::say).toAdd(images);
        if (found.changes().isEmpty() && !found.refused().isEmpty()) {
            throw new InputRefused(String.join(" ", found.refused()));
        }
        changes.addAll(fields == null ? found.changes() : told(found.changes(), fields));
        if (!changes.isEmpty()) {
            project.commit(new Edit(output.text("new.edit"), changes), null);
        }
        return found;
    }
}
