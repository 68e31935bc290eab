package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import touchstone.model.Address;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.OwnExtent;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Contours;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/**
 * Writes a YOLO dataset: rows in {@code labels}, names in {@code data.yaml}. An image that somebody has been through has
 * a label file, an empty one where there is nothing; the others have none. The images themselves are expected in
 * {@code images}.
 */
final class YoloWriter {

    private static final Messages TEXT = Messages.beside(YoloWriter.class);
    private static final int ELLIPSE_POINTS = 64;
    private static final int DECIMALS = 12;

    private final ProjectView project;
    private final List<AnnotatorId> annotators;
    private final Map<ImageId, String> parts;
    private final Yolo.Task task;
    /** Whether the task is the user's choice: read under its name, every outline is an outline. */
    private final boolean asked;
    private final Map<LabelId, Integer> classes = new HashMap<>();
    private final int joints;
    private final Losses.Counter losses = new Losses.Counter();

    YoloWriter(ProjectView project, WriteOptions options, Yolo.@Nullable Task wanted) {
        this.project = project;
        annotators = options.annotators();
        parts = options.parts();
        asked = wanted != null;
        project.schema().labels().forEach(l -> classes.put(l.id(), classes.size()));
        int most = 0;
        Yolo.Task richest = Yolo.Task.DETECT;
        for (Image image : project.images()) {
            for (Annotation a : objects(image)) {
                richest = richer(richest, a.geometry());
                most = a.geometry() instanceof Keypoints k ? Math.max(most, k.joints().size()) : most;
            }
        }
        task = wanted == null ? richest : wanted;
        joints = Math.max(1, most);
        losses.schema(project);
        losses.layers(annotators);
    }

    private static Yolo.Task richer(Yolo.Task task, Geometry geometry) {
        Yolo.Task needed = switch (geometry) {
            case Keypoints k -> Yolo.Task.POSE;
            case Polygon p -> Yolo.Task.SEGMENT;
            case Mask m -> Yolo.Task.SEGMENT;
            case Ellipse e -> Yolo.Task.SEGMENT;
            case Box b when b.rotation() != 0 -> Yolo.Task.OBB;
            default -> Yolo.Task.DETECT;
        };
        if (task == Yolo.Task.POSE || needed == Yolo.Task.POSE) {
            return Yolo.Task.POSE;
        }
        if (task == Yolo.Task.SEGMENT || needed == Yolo.Task.SEGMENT) {
            return Yolo.Task.SEGMENT;
        }
        return task == Yolo.Task.OBB ? task : needed;
    }

    private List<Annotation> objects(Image image) {
        List<Annotation> all = new ArrayList<>();
        annotators.forEach(annotator -> all.addAll(project.annotations(image.id(), annotator)));
        return all;
    }

    Losses write(Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        ImageTable sizes = new ImageTable();
        for (Image image : project.images()) {
            List<String> rows = new ArrayList<>();
            List<Annotation> all = objects(image);
            all.forEach(a -> row(a, image, rows));
            if (all.isEmpty() && annotators.stream().allMatch(
                    a -> project.status(image.id(), a) == Progress.Status.TODO)) {
                continue;
            }
            String name = labelFile(image, taken);
            Path file = folder.resolve(name);
            Files.createDirectories(Draft.folderOf(file));
            Files.write(file, rows);
            sizes.add(name, image);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("data.yaml"))) {
            out.write("path: .\n" + (parts.isEmpty() ? "train: images\nval: images\n" : ""));
            for (String part : new TreeSet<>(parts.values())) {
                out.write(part + ": " + part + ".txt\n");
                Files.write(folder.resolve(part + ".txt"), project.images().stream()
                        .filter(i -> part.equals(parts.get(i.id()))).map(YoloWriter::imageFile).toList());
            }
            if (task == Yolo.Task.POSE) {
                out.write("kpt_shape: [" + joints + ", 3]\n");
            }
            out.write("names:\n");
            int number = 0;
            for (Label label : project.schema().labels()) {
                out.write("  " + number++ + ": " + Json.quoted(label.name()) + "\n");
            }
            if (number == 0) {
                out.write("  {}\n");
            }
        }
        sizes.write(folder);
        return losses.total();
    }

    /** Where trainers look for an image: in the folder of that name. */
    private static String imageFile(Image image) {
        String path = Relative.withoutRoot(image.path().replace("../", ""));
        return "./" + (path.startsWith("images/") ? path : "images/" + path);
    }

    private static String labelFile(Image image, Set<String> taken) {
        String key = Address.numbered(
                YoloFolder.key(Path.of(Relative.withoutRoot(image.path().replace("../", "")))), image.plane());
        String name = "labels/" + key + ".txt";
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = "labels/" + key + "-" + n + ".txt";
        }
        return name;
    }

    private void row(Annotation a, Image image, List<String> rows) {
        if (image.width() == 0 || image.height() == 0) {
            losses.object(TEXT.text("lossUnknownSize"));
            return;
        }
        String shape = shape(a, image);
        if (shape.isEmpty()) {
            return;
        }
        String row = classes.getOrDefault(a.label(), 0) + shape;
        if (rows.contains(row)) {
            losses.object(TEXT.text("lossTwice"));
            return;
        }
        rows.add(row);
        losses.properties(withoutWhatARowSays(a));
    }

    private Annotation withoutWhatARowSays(Annotation a) {
        if (task != Yolo.Task.POSE || OwnExtent.of(a).box() == null) {
            return a;
        }
        Map<String, String> others = new TreeMap<>(a.attributes());
        others.remove(OwnExtent.BOX);
        return a.withAttributes(others);
    }

    /** Empty when the object cannot be in the file; the loss is counted then. */
    private String shape(Annotation a, Image image) {
        return switch (a.geometry()) {
            case Keypoints k when task == Yolo.Task.POSE -> pose(k, OwnExtent.of(a).box(), image);
            case Keypoints k -> lost("lossKeypoints");
            case Box b when task == Yolo.Task.OBB -> outline(b.corners(), image);
            case Box b when task == Yolo.Task.SEGMENT -> {
                if (asked) {
                    losses.shape(TEXT.text("lossBoxOutline"));
                }
                yield outline(b.corners(), image);
            }
            case Box b when b.rotation() == 0 -> box(b.bounds(), image);
            case Box b -> bounding(b, image);
            case Ellipse e when task == Yolo.Task.SEGMENT -> {
                losses.shape(TEXT.text("lossEllipse", Integer.toString(ELLIPSE_POINTS)));
                yield outline(e.outline(ELLIPSE_POINTS), image);
            }
            case Polygon p when task == Yolo.Task.SEGMENT -> {
                if (p.parts().size() > 1 || p.hasHoles()) {
                    losses.shape(TEXT.text("lossBridged"));
                }
                yield outline(Bridges.ring(p), image);
            }
            case Mask m when m.isEmpty() -> lost("lossEmptyMask");
            case Mask m when task == Yolo.Task.SEGMENT -> {
                losses.shape(TEXT.text("lossMaskOutline"));
                yield outline(Bridges.ring(Contours.polygon(m)), image);
            }
            case Ellipse e -> bounding(e, image);
            case Polygon p -> bounding(p, image);
            case Mask m -> bounding(m, image);
            case Polyline l -> lost("lossPolyline");
            case Tag t -> lost("lossTag");
        };
    }

    private String lost(String key) {
        losses.object(TEXT.text(key));
        return "";
    }

    private String bounding(Geometry geometry, Image image) {
        losses.box(TEXT.text("lossBoxOnly"));
        Bounds bounds = geometry.bounds();
        return task == Yolo.Task.OBB ? outline(Box.of(bounds).corners(), image) : box(bounds, image);
    }

    private String box(Bounds bounds, Image image) {
        Bounds inside = bounds.intersection(new Bounds(0, 0, image.width(), image.height()));
        if (inside.isEmpty()) {
            return lost("lossOutside");
        }
        if (!inside.equals(bounds)) {
            losses.box(TEXT.text("lossCut"));
        }
        StringBuilder row = new StringBuilder();
        number(row, inside.centerX() / image.width());
        number(row, inside.centerY() / image.height());
        number(row, inside.width() / image.width());
        number(row, inside.height() / image.height());
        if (task == Yolo.Task.POSE) {
            row.append(" 0 0 0".repeat(joints));
        }
        return row.toString();
    }

    private String outline(Points ring, Image image) {
        StringBuilder row = new StringBuilder();
        boolean cut = false;
        for (int i = 0; i < ring.size(); i++) {
            double x = ring.x(i) / image.width();
            double y = ring.y(i) / image.height();
            cut |= x < 0 || x > 1 || y < 0 || y > 1;
            number(row, Math.clamp(x, 0, 1));
            number(row, Math.clamp(y, 0, 1));
        }
        if (cut) {
            losses.box(TEXT.text("lossCut"));
        }
        return row.toString();
    }

    private String pose(Keypoints keypoints, @Nullable Box own, Image image) {
        Bounds frame = new Bounds(0, 0, image.width(), image.height());
        Bounds whole = own != null && own.bounds().intersects(frame) ? own.bounds() : Yolo.around(keypoints, image);
        Bounds room = whole.intersection(frame);
        if (room.isEmpty()) {
            return lost("lossOutside");
        }
        if (!room.equals(whole)) {
            losses.detail(TEXT.text("lossCut"));
        }
        StringBuilder row = new StringBuilder();
        number(row, room.centerX() / image.width());
        number(row, room.centerY() / image.height());
        number(row, room.width() / image.width());
        number(row, room.height() / image.height());
        for (Keypoints.Joint joint : keypoints.joints()) {
            number(row, joint.x() / image.width());
            number(row, joint.y() / image.height());
            row.append(' ').append(joint.visibility());
        }
        for (int i = keypoints.joints().size(); i < joints; i++) {
            row.append(" 0 0 0");
        }
        if (keypoints.joints().size() < joints) {
            losses.shape(TEXT.text("lossJointsFilled"));
        }
        return row.toString();
    }

    private static void number(StringBuilder row, double value) {
        row.append(' ').append(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
                .toPlainString());
    }
}
