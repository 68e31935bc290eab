package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.OwnExtent;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** Reads the rows of a YOLO dataset. Coordinates are shares of the width and height of the image turned upright. */
final class YoloReader {

    /** The attribute that keeps the number of a track, which CVAT writes behind a row. */
    static final String TRACK = "track_id";

    private static final Messages TEXT = Messages.beside(YoloReader.class);
    /** Beyond the image by more than this, Ultralytics refuses the whole file. */
    private static final double SLACK = 0.01;

    /** As exactly as rows are usually written: six decimals. */
    private static final double WRITTEN = 2e-6;

    private final YoloFolder folder;
    private final Path from;
    private final Yolo.@Nullable Task task;
    private final Draft draft;
    private boolean guessed;
    private int ownBoxes;

    YoloReader(YoloFolder folder, Path from, ReadOptions options, Yolo.@Nullable Task task) {
        this.folder = folder;
        this.from = from;
        this.task = task;
        draft = new Draft(from, folder.root(), options);
    }

    Imported read() throws IOException {
        folder.names().values().forEach(name -> draft.label(draft.clean(draft.source(), name)));
        YoloFolder.Joints joints = folder.joints();
        if (joints != null) {
            List<String> named = IntStream.rangeClosed(1, joints.count()).mapToObj(Integer::toString).toList();
            folder.names().values().forEach(name -> draft.label(draft.clean(draft.source(), name))
                    .skeleton(new Skeleton(named, List.of(), List.of())));
        }
        if (folder.labels().isEmpty() && folder.images().isEmpty()) {
            throw new InputRefused(TEXT.text("noYolo", from));
        }
        for (Path file : folder.labels()) {
            file(file);
        }
        for (Path unlabelled : folder.unlabelled()) {
            draft.imageFile(draft.source(), below(unlabelled), unlabelled).ifPresent(draft::untouched);
        }
        if (guessed) {
            draft.change(draft.source(), "yoloGuessed");
        }
        if (ownBoxes > 0) {
            draft.change(draft.source(), "ownExtent", ownBoxes);
        }
        return draft.finish();
    }

    private String below(Path image) {
        return Relative.path(folder.root(), image);
    }

    private void file(Path file) throws IOException {
        String name = folder.name(file);
        List<String> rows;
        try {
            rows = YoloFolder.lines(file);
        } catch (InputRefused notText) {
            draft.refuse(name, "yoloNotText");
            return;
        }
        ImageTable.Row written = folder.written().get(name);
        Optional<Path> found = folder.imageOf(file);
        Optional<Image> image = written != null
                ? draft.image(name, written.image(), written.width(), written.height())
                : found.isPresent()
                        ? draft.imageFile(name, below(found.get()), found.get())
                        : Optional.empty();
        if (image.isEmpty()) {
            if (written == null && found.isEmpty()) {
                draft.refuse(name, "yoloNoImage", Integer.toString(rows.size()));
            }
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String where = TEXT.text("whereRow", name, Integer.toString(i + 1));
            if (seen.add(rows.get(i))) {
                row(where, image.get(), rows.get(i).split("\\s+", -1));
            } else {
                draft.change(where, "yoloTwice");
            }
        }
    }

    private void row(String where, Image image, String[] cells) {
        double[] values = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            try {
                values[i] = Double.parseDouble(cells[i]);
            } catch (NumberFormatException notANumber) {
                draft.refuse(where, "yoloNumber", cells[i].length() > 20 ? cells[i].substring(0, 20) : cells[i]);
                return;
            }
            if (!Double.isFinite(values[i])) {
                draft.refuse(where, "yoloNumber", cells[i]);
                return;
            }
        }
        if (values[0] != Math.rint(values[0]) || values[0] < 0) {
            draft.refuse(where, "yoloClass", cells[0]);
            return;
        }
        String label = folder.names().get((int) values[0]);
        if (label == null && !folder.names().isEmpty()) {
            draft.refuse(where, "yoloUnknownClass", cells[0], Integer.toString(folder.names().size()));
            return;
        }
        try {
            add(where, image, label == null ? cells[0] : label, cells, values);
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        }
    }

    private void add(String where, Image image, String label, String[] cells, double[] values) {
        int n = values.length - 1;
        YoloFolder.Joints joints = folder.joints();
        boolean pose = joints != null && (task == null || task == Yolo.Task.POSE);
        int usual = pose && joints != null
                ? 4 + joints.count() * joints.values()
                : n == 5 ? 4 : n / 2 * 2;
        if (n != usual && n != usual + 1 || n < 4) {
            draft.refuse(where, "yoloColumns", Integer.toString(n + 1));
            return;
        }
        double[] shape = new double[usual];
        System.arraycopy(values, 1, shape, 0, usual);
        boolean outside = false;
        for (int i = 0; i < (pose ? 4 : usual); i++) {
            outside |= shape[i] < -SLACK || shape[i] > 1 + SLACK;
        }
        if (outside) {
            draft.refuse(where, "yoloOutside");
            return;
        }
        Geometry geometry = pose && joints != null ? pose(shape, joints, image) : shape(where, shape, image);
        Map<String, String> attributes = Map.of();
        Provenance provenance = Provenance.imported(draft.source());
        if (n == usual + 1) {
            String last = cells[n];
            if (last.matches("\\d+") && values[n] > 1) {
                attributes = Map.of(TRACK, last);
            } else if (values[n] >= 0 && values[n] <= 1) {
                provenance = Provenance.model(draft.source(), values[n]);
            } else {
                draft.refuse(where, "yoloColumns", Integer.toString(n + 1));
                return;
            }
        }
        OwnExtent own = geometry instanceof Keypoints k ? ownBox(k, box(shape, image), image) : OwnExtent.NONE;
        if (draft.add(() -> where, image, draft.label(draft.clean(where, label)), geometry, own.with(attributes),
                provenance) && !own.equals(OwnExtent.NONE)) {
            ownBoxes++;
        }
    }

    /** A row's box, where it is another one than is written around the joints. */
    private static OwnExtent ownBox(Keypoints joints, Box row, Image image) {
        Bounds a = row.bounds();
        Bounds b = Yolo.around(joints, image);
        double apart = Math.max(Math.max(Math.abs(a.minX() - b.minX()), Math.abs(a.maxX() - b.maxX())),
                Math.max(Math.abs(a.minY() - b.minY()), Math.abs(a.maxY() - b.maxY())));
        return apart <= WRITTEN * Math.max(image.width(), image.height())
                ? OwnExtent.NONE
                : new OwnExtent(new Box(rounded(row.x()), rounded(row.y()), rounded(row.width()),
                        rounded(row.height())), null);
    }

    /** To a millionth of a pixel: a share of the image's size gives back the digits of pixels. */
    private static double rounded(double pixels) {
        return Math.rint(pixels * 1e6) / 1e6;
    }

    private static Keypoints joints(double[] shape, YoloFolder.Joints joints, Image image) {
        List<Keypoints.Joint> all = new ArrayList<>();
        for (int i = 4; i < shape.length; i += joints.values()) {
            double x = shape[i];
            double y = shape[i + 1];
            int visibility = joints.values() == 3
                    ? Math.clamp(Math.round(shape[i + 2]), Keypoints.ABSENT, Keypoints.VISIBLE)
                    : x < 0 || y < 0 || x == 0 && y == 0 ? Keypoints.ABSENT : Keypoints.VISIBLE;
            all.add(visibility == Keypoints.ABSENT
                    ? new Keypoints.Joint(0, 0, Keypoints.ABSENT)
                    : new Keypoints.Joint(x * image.width(), y * image.height(), visibility));
        }
        return new Keypoints(all);
    }

    /** An object none of whose joints is labelled is a box. */
    private static Geometry pose(double[] shape, YoloFolder.Joints joints, Image image) {
        for (int i = 4; i < shape.length; i++) {
            if (shape[i] > 0) {
                return joints(shape, joints, image);
            }
        }
        return box(shape, image);
    }

    private static Box box(double[] shape, Image image) {
        double width = shape[2] * image.width();
        double height = shape[3] * image.height();
        return new Box(shape[0] * image.width() - width / 2, shape[1] * image.height() - height / 2, width, height);
    }

    private Geometry shape(String where, double[] shape, Image image) {
        if (shape.length == 4) {
            return box(shape, image);
        }
        double[] xy = new double[shape.length];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = shape[i] * (i % 2 == 0 ? image.width() : image.height());
        }
        Points ring = Points.of(xy);
        if (task == Yolo.Task.DETECT) {
            return Box.of(ring.bounds());
        }
        if (ring.size() != 4 || task == Yolo.Task.SEGMENT) {
            return Polygon.of(ring);
        }
        Optional<Box> box = LabelMeShape.box(ring);
        if (task == null) {
            guessed = true;
        } else if (box.isEmpty()) {
            draft.change(where, "quadrilateral");
        }
        return box.isPresent() ? box.get() : Polygon.of(ring);
    }
}
