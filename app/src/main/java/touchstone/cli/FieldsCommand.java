package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.store.Project;

/** {@code fields}: tells a project what is known of its images. */
@Command(name = "fields")
final class FieldsCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Parameters(index = "1", paramLabel = "FILE.csv", descriptionKey = "fields")
    Path fields;

    FieldsCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Project project = Projects.open(file, output)) {
            Map<ImageId, Image> told = FieldsFile.read(fields, project.images());
            List<Change> changes = new ArrayList<>();
            for (Image image : project.images()) {
                Image after = told.getOrDefault(image.id(), image);
                if (!after.equals(image)) {
                    changes.add(Change.replace(image, after));
                }
            }
            Long edit = changes.isEmpty() ? null : (Long) commit(project, changes);
            return output.answer(() -> document(told.size(), changes.size(), edit),
                    () -> output.text("fields.done", told.size(), changes.size()));
        }
    }

    private long commit(Project project, List<Change> changes) throws Exception {
        return project.commit(new Edit(output.text("fields.edit"), changes), null).seq();
    }

    private static Map<String, @Nullable Object> document(int images, int changed, @Nullable Long edit) {
        return Json.object("images", images, "changed", changed, "edit", edit);
    }
}
