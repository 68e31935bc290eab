package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import touchstone.model.AnnotatorId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;

/** Everything that a project answers: its content and what can be taken back and done again. */
record Snapshot(List<Object> content, List<Object> stacks) {

    /** @param images those that ever were in the project: an image's stack outlives it */
    static Snapshot of(Project project, Set<ImageId> images) {
        List<Object> content = new ArrayList<>();
        content.addAll(project.schema().labels());
        content.addAll(project.annotators());
        content.addAll(project.images());
        content.add(project.guideline());
        content.addAll(project.notes());
        for (Image image : project.images()) {
            content.addAll(project.annotations(image.id()));
            for (AnnotatorId annotator : project.annotators().stream().map(Annotator::id).toList()) {
                content.add(project.status(image.id(), annotator));
            }
        }
        List<Object> stacks = new ArrayList<>();
        for (ImageId image : new TreeSet<>(images)) {
            stacks.add(project.undoName(image));
            stacks.add(project.redoName(image));
        }
        stacks.add(project.undoProjectName());
        stacks.add(project.redoProjectName());
        return new Snapshot(content, stacks);
    }
}
