package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Keypoints;

/**
 * The text files that YOLO trainers read: a folder with {@code data.yaml} (or, after Darknet, {@code obj.names}; or
 * {@code classes.txt}), a file of rows for each image in {@code labels}, the images in {@code images}. What a row means
 * depends on the task, which the files do not say: it is chosen by the format's name or told from the rows.
 */
final class Yolo implements Format {

    /** What the rows of a dataset are, after the class: {@code docs.ultralytics.com/datasets}. */
    enum Task {
        /** {@code cx cy w h}. */
        DETECT,
        /** {@code x1 y1 x2 y2 ..}: one outline without holes. */
        SEGMENT,
        /** {@code x1 y1 x2 y2 x3 y3 x4 y4}: the corners of a rotated box. */
        OBB,
        /** {@code cx cy w h} and the joints. */
        POSE
    }

    private static final Messages TEXT = Messages.beside(Yolo.class);

    private final @Nullable Task task;

    /** @param task null to tell it from the rows, and in writing from the shapes */
    Yolo(@Nullable Task task) {
        this.task = task;
    }

    @Override
    public String name() {
        return task == null ? "yolo" : "yolo-" + task.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return TEXT.text(task == null ? "yolo" : "yolo." + task.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return YoloFolder.isDescription(from);
        }
        try (Stream<Path> list = Files.list(from)) {
            List<Path> inside = list.toList();
            return inside.stream().anyMatch(YoloFolder::isDescription)
                    || inside.stream().anyMatch(p -> Draft.nameOf(p).equals("labels") && Files.isDirectory(p));
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.exists(from)) {
            throw new InputRefused(TEXT.text("gone", from));
        }
        return new YoloReader(YoloFolder.open(from, options), from, options, task).read();
    }

    /** The box of an object of joints that has none of its own; empty where no labelled joint lies on the image. */
    static Bounds around(Keypoints joints, Image image) {
        Bounds bounds = joints.bounds();
        return bounds.grow(bounds.width() < 1 || bounds.height() < 1 ? 0.5 : 0)
                .intersection(new Bounds(0, 0, image.width(), image.height()));
    }

    @Override
    public boolean writesParts() {
        return true;
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.folder(to, place -> new YoloWriter(project, options, task).write(place));
    }
}
