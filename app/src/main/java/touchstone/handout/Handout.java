package touchstone.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.qa.review.Assigning;
import touchstone.store.Project;

/**
 * Makes of who gets what one edit: an assignment for each image, an image of its own for each that is shown again, and
 * given-back work for what is to be done anew.
 *
 * @param batch by what name it goes
 * @param depth how fine objects are to be drawn, null for as the guideline says
 * @param turned whether images that are shown again are mirrored
 * @param objects which objects are to be looked at again, by image and who drew them; none for all
 */
public record Handout(String batch, Task task, @Nullable GeometryKind depth, boolean turned,
        Map<Progress.Key, List<AnnotationId>> objects, @Nullable AnnotatorId author, Instant time,
        long seed) {

    private static final Messages TEXT = Messages.beside(Handout.class);

    public Handout {
        objects = Map.copyOf(objects);
    }

    /** An edit, and the files that were written for it: they are removed where the edit is refused. */
    public record Made(Edit edit, List<Path> files) {

        public Made {
            files = List.copyOf(files);
        }

        public void remove() throws IOException {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    public Made of(Project project, Assigning assigning) throws IOException {
        List<Change> changes = new ArrayList<>();
        Repeating repeating = new Repeating(project, turned, new Random(seed), time);
        int next = 1 + Assignment.among(project.notes(Assignment.KIND)).stream().mapToInt(Assignment::place).max()
                .orElse(-1);
        try {
            for (Map.Entry<Annotator, List<Assigning.Given>> person : assigning.given().entrySet()) {
                Annotator who = person.getKey();
                if (project.annotators().stream().noneMatch(a -> a.id().equals(who.id()))) {
                    changes.add(Change.add(who));
                }
                int place = next;
                for (Assigning.Given given : person.getValue()) {
                    Image image = given.why() == Why.REPEAT ? repeating.again(given.image(), changes) : given.image();
                    changes.add(Change.add(new Assignment(NoteId.create(), image.id(), author, time, who.id(), batch,
                            task, given.why(), place++, depth,
                            objects.getOrDefault(new Progress.Key(image.id(), who.id()), List.of())).note()));
                    if (task == Task.RELABEL || task == Task.UPGRADE) {
                        giveBack(project, image, who, changes);
                    }
                }
            }
            if (depth != null) {
                deepen(project, assigning, depth, changes);
            }
        } catch (IOException | RuntimeException halfDone) {
            new Made(new Edit("", List.of()), repeating.files()).remove();
            throw halfDone;
        }
        return new Made(new Edit(TEXT.text("edit." + task.key(), assigning.count()), changes), repeating.files());
    }

    /** What somebody was through with comes back to them; what they are at work on is theirs anyway. */
    private static void giveBack(Project project, Image image, Annotator who, List<Change> changes) {
        Status said = project.status(image.id(), who.id());
        if (said != Status.TODO && said != Status.RETURNED && said != Status.IN_PROGRESS) {
            changes.add(Change.replace(new Progress(image.id(), who.id(), said),
                    new Progress(image.id(), who.id(), Status.RETURNED)));
        }
    }

    /** The images say how fine they are to be drawn, so that a project may hold some of each. */
    private static void deepen(Project project, Assigning assigning, GeometryKind depth, List<Change> changes) {
        Map<ImageId, Image> known = new HashMap<>();
        project.images().forEach(i -> known.put(i.id(), i));
        assigning.given().values().stream().flatMap(List::stream).map(g -> g.image().id()).distinct()
                .forEach(id -> {
                    Image image = known.get(id);
                    if (image != null && !depth.key().equals(image.fields().get(Depths.FIELD))) {
                        Map<String, String> fields = new TreeMap<>(image.fields());
                        fields.put(Depths.FIELD, depth.key());
                        changes.add(Change.replace(image, image.withFields(fields)));
                    }
                });
    }

    /** @throws InputRefused when the name is of a layer that nobody draws on */
    public static Annotator person(Project project, String name) throws InputRefused {
        Annotator known = project.annotatorNamed(name).orElse(null);
        if (known != null && known.role() != Annotator.Role.ANNOTATOR) {
            throw new InputRefused(TEXT.text("noPerson", name));
        }
        return known != null ? known : Annotator.named(name, Annotator.Role.ANNOTATOR);
    }
}
