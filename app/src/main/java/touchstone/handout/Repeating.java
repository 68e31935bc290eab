package touchstone.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.Skeleton;
import touchstone.model.Stack;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Orientation;
import touchstone.model.geometry.Point;
import touchstone.model.note.Assignment;
import touchstone.model.note.Blackout;
import touchstone.model.note.IdentityCheck;
import touchstone.store.Project;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;

/**
 * Images that show others again: each with a copy of the picture beside the project, with what models predict there, and
 * with what was said of the pixels. The picture of a mirrored one is mirrored, so shapes on it lie where they are seen.
 */
final class Repeating {

    private static final Messages TEXT = Messages.beside(Repeating.class);
    private static final List<Orientation> TURNS = List.of(Orientation.HORIZONTAL, Orientation.VERTICAL,
            Orientation.ROTATE180);

    private final Project project;
    private final boolean turned;
    private final Random random;
    private final Instant time;
    private final List<Path> files = new ArrayList<>();

    Repeating(Project project, boolean turned, Random random, Instant time) {
        this.project = project;
        this.turned = turned;
        this.random = random;
        this.time = time;
    }

    List<Path> files() {
        return files;
    }

    Image again(Image original, List<Change> changes) throws IOException {
        Path from = project.file(original);
        if (!Files.isRegularFile(from)) {
            throw new InputRefused(TEXT.text("repeat.missing", original.address()));
        }
        Orientation turn = turned ? TURNS.get(random.nextInt(TURNS.size())) : Orientation.NONE;
        Path copy = copy(original, from, turn);
        ImageFile seen = ImageFile.inspect(copy);
        Map<String, String> fields = new TreeMap<>(original.fields());
        fields.keySet().removeAll(List.of(Stack.SERIES, Stack.SLICE));
        fields.put(Image.REPEAT_OF, original.address());
        if (turn != Orientation.NONE) {
            fields.put(Assignment.TURN, turn.key());
        }
        String path = folder().getFileName() + "/" + copy.getFileName();
        Image image = new Image(ImageId.create(), path, 0, seen.width(), seen.height(), seen.sha256(), seen.bytes(),
                original.spacing(), fields);
        changes.add(Change.add(image));
        predictions(original, image, turn, changes);
        notes(original, image, turn, changes);
        return image;
    }

    private Path folder() {
        String stem = project.path().getFileName().toString().replaceFirst("[.]touchstone$", "");
        return project.path().resolveSibling(stem + " repeats");
    }

    /** The file as it is where that is possible; a name by chance tells nothing. */
    private Path copy(Image original, Path from, Orientation turn) throws IOException {
        Files.createDirectories(folder());
        byte[] name = new byte[6];
        random.nextBytes(name);
        String stem = HexFormat.of().formatHex(name);
        Path to = folder().resolve(stem);
        for (int n = 2; taken(to); n++) {
            to = folder().resolve(stem + "-" + n);
        }
        if (turn != Orientation.NONE || original.plane() > 0) {
            Path made = ImageCopy.write(from, original.plane(), to, turn);
            files.add(made);
            return made;
        }
        int dot = original.fileName().lastIndexOf('.');
        Path made = folder().resolve(to.getFileName() + (dot < 0 ? "" : original.fileName().substring(dot)));
        Files.copy(from, made);
        files.add(made);
        return made;
    }

    private static boolean taken(Path stem) throws IOException {
        String name = stem.getFileName() + ".";
        try (var all = Files.list(stem.resolveSibling(""))) {
            return all.anyMatch(f -> f.getFileName().toString().startsWith(name) || f.equals(stem));
        }
    }

    private void predictions(Image original, Image image, Orientation turn, List<Change> changes) {
        Map<LabelId, @Nullable Skeleton> skeletons = new HashMap<>();
        for (Label label : project.schema().labels()) {
            skeletons.put(label.id(), label.skeleton());
        }
        for (Annotator model : project.annotators()) {
            if (model.role() == Annotator.Role.MODEL) {
                for (Annotation a : project.annotations(original.id(), model.id())) {
                    changes.add(Change.add(new Annotation(AnnotationId.create(), image.id(), a.label(), model.id(),
                            turned(a.geometry(), original, turn, skeletons.get(a.label())), a.attributes(),
                            a.provenance())));
                }
            }
        }
    }

    private static Geometry turned(Geometry shape, Image original, Orientation turn, @Nullable Skeleton skeleton) {
        Geometry there = turn.apply(shape, original.width(), original.height());
        return turn.isMirror() && skeleton != null && there instanceof Keypoints joints
                ? skeleton.mirrored(joints)
                : there;
    }

    private void notes(Image original, Image image, Orientation turn, List<Change> changes) {
        project.notes(original.id()).forEach(note -> {
            Blackout.of(note).ifPresent(b -> {
                Point one = turn.apply(new Point(b.bounds().minX(), b.bounds().minY()), original.width(),
                        original.height());
                Point other = turn.apply(new Point(b.bounds().maxX(), b.bounds().maxY()), original.width(),
                        original.height());
                changes.add(Change.add(new Blackout(NoteId.create(), image.id(), b.author(), time,
                        Bounds.between(one, other)).note()));
            });
            IdentityCheck.of(note).ifPresent(c -> changes
                    .add(Change.add(new IdentityCheck(NoteId.create(), image.id(), c.author(), time).note())));
        });
    }
}
