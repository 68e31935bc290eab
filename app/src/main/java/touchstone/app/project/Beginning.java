package touchstone.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.store.ImageFinder;
import touchstone.store.Project;

/**
 * What a new project begins with.
 *
 * @param file where it will lie
 * @param images files and folders of images
 * @param who the name of the person who draws
 * @param guideline the first version of the instructions; empty for none
 * @param annotations folders of annotations by other programs, which are asked for when it is open
 */
public record Beginning(Path file, List<Path> images, LabelSchema schema, String who, String guideline,
        List<Path> annotations) {

    private static final Messages MESSAGES = Messages.beside(Beginning.class);
    /** Some of the first files may not be images at all. */
    private static final int TRIED_AT_FIRST = 8;

    public Beginning {
        images = List.copyOf(images);
        annotations = List.copyOf(annotations);
    }

    /** Makes the project with its labels, its annotator and the first image; nothing is left where that fails. */
    Project make() throws IOException {
        Project project = Project.create(file);
        boolean made = false;
        try {
            List<Change> changes = new ArrayList<>();
            schema.labels().forEach(label -> changes.add(Change.add(label)));
            changes.add(Change.add(Annotator.named(who, Annotator.Role.ANNOTATOR)));
            if (!guideline.isBlank()) {
                changes.add(Change.add(new Guideline(GuidelineId.create(), 1, guideline)));
            }
            changes.addAll(firstImage(project));
            project.commit(new Edit(MESSAGES.text("edit.begin"), changes), null);
            made = true;
            return project;
        } finally {
            if (!made) {
                project.close();
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Change> firstImage(Project project) throws IOException {
        ImageFinder finder = new ImageFinder(project, said -> {
        });
        List<Path> files = ImageFinder.files(images);
        for (Path candidate : files.subList(0, Math.min(TRIED_AT_FIRST, files.size()))) {
            List<Change> found = finder.toAdd(List.of(candidate)).changes();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    Annotator annotator(List<Annotator> stored) {
        return stored.getFirst();
    }
}
