package touchstone.store.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.OwnExtent;
import touchstone.model.ProjectView;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;
import touchstone.model.geometry.Tag;

/** Writes one COCO file, one object a line. Ids count from 1 in the project's order. */
final class CocoWriter {

    private static final Messages TEXT = Messages.beside(CocoWriter.class);
    private static final int ELLIPSE_POINTS = 64;

    private final Coco.Kind kind;
    private final ProjectView project;
    private final List<AnnotatorId> annotators;
    private final Losses.Counter losses = new Losses.Counter();
    private final Map<ImageId, Integer> imageIds = new HashMap<>();
    private final Map<LabelId, Integer> categoryIds = new HashMap<>();
    private final Map<LabelId, Label> labels = new HashMap<>();
    private final Map<LabelId, Integer> joints = new HashMap<>();
    private int nextObject = 1;

    CocoWriter(Coco.Kind kind, ProjectView project, WriteOptions options) {
        this.kind = kind;
        this.project = project;
        annotators = options.annotators();
    }

    Losses write(Path to) throws IOException {
        number();
        try (BufferedWriter text = Files.newBufferedWriter(to); JsonGenerator out = Json.generator(text)) {
            if (kind == Coco.Kind.RESULTS) {
                objects(out);
                losses.schema(project);
            } else {
                out.writeStartObject();
                Json.head(out, "info", project);
                images(out);
                categories(out);
                out.writeName("annotations");
                objects(out);
                out.writeEndObject();
                losses.schema(project);
            }
        }
        losses.layers(annotators);
        return losses.total();
    }

    private void number() {
        for (Image image : project.images()) {
            if (image.width() > 0 && image.height() > 0) {
                imageIds.put(image.id(), imageIds.size() + 1);
            }
        }
        for (Label label : project.schema().labels()) {
            categoryIds.put(label.id(), categoryIds.size() + 1);
            labels.put(label.id(), label);
            Skeleton skeleton = label.skeleton();
            if (skeleton != null) {
                joints.put(label.id(), skeleton.joints().size());
            }
        }
        for (Image image : project.images()) {
            for (AnnotatorId annotator : annotators) {
                for (Annotation a : project.annotations(image.id(), annotator)) {
                    if (a.geometry() instanceof Keypoints k) {
                        joints.merge(a.label(), k.joints().size(), Math::max);
                    }
                }
            }
        }
    }

    private void images(JsonGenerator out) {
        out.writeArrayPropertyStart("images");
        for (Image image : project.images()) {
            Integer id = imageIds.get(image.id());
            if (id != null) {
                out.writeRaw('\n');
                out.writeStartObject();
                out.writeNumberProperty("id", id);
                out.writeStringProperty("file_name", image.address());
                out.writeNumberProperty("width", image.width());
                out.writeNumberProperty("height", image.height());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private void categories(JsonGenerator out) {
        out.writeArrayPropertyStart("categories");
        for (Label label : project.schema().labels()) {
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeNumberProperty("id", categoryIds.getOrDefault(label.id(), 0));
            out.writeStringProperty("name", label.name());
            out.writeStringProperty("supercategory", "");
            joints(out, label);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void joints(JsonGenerator out, Label label) {
        Skeleton skeleton = label.skeleton();
        int count = joints.getOrDefault(label.id(), 0);
        if (count == 0) {
            return;
        }
        List<String> names = skeleton == null ? List.of() : skeleton.joints();
        out.writeArrayPropertyStart("keypoints");
        names.forEach(out::writeString);
        // A lone point needs no name: naming it would give its label a skeleton.
        if (skeleton != null || count > 1) {
            IntStream.rangeClosed(names.size() + 1, count).forEach(i -> out.writeString(Integer.toString(i)));
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("skeleton");
        if (skeleton != null) {
            for (Skeleton.Edge edge : skeleton.edges()) {
                numbers(out, edge.from() + 1, edge.to() + 1);
            }
            skeleton.pairs().forEach(p -> losses.detail(TEXT.text("lossPairs")));
        }
        out.writeEndArray();
    }

    private void objects(JsonGenerator out) {
        out.writeStartArray();
        for (Image image : project.images()) {
            for (AnnotatorId annotator : annotators) {
                List<Annotation> all = project.annotations(image.id(), annotator);
                CocoPairs pairs = new CocoPairs(
                        all.stream().filter(a -> obstacle(image, a) == null).toList());
                for (Annotation a : all) {
                    Keypoints joints = pairs.jointsOf(a);
                    // As keypoints, the file is read again as the skeletons alone.
                    if (kind == Coco.Kind.KEYPOINTS && joints != null) {
                        losses.object(TEXT.text("lossKeypointObjects"));
                    } else if (kind == Coco.Kind.KEYPOINTS || !pairs.isOfOutline(a)) {
                        object(out, image, a, joints);
                    }
                }
            }
        }
        out.writeEndArray();
    }

    /** Why the object cannot be written, or null. */
    private @Nullable String obstacle(Image image, Annotation a) {
        if (!imageIds.containsKey(image.id())) {
            return "lossUnknownSize";
        }
        return switch (a.geometry()) {
            case Tag t -> "lossTag";
            case Polyline l -> "lossPolyline";
            case Keypoints k -> null;
            case Mask m when m.width() != image.width() || m.height() != image.height() -> "lossForeignFrame";
            case Mask _,Polygon _,Box _,Ellipse _ -> kind == Coco.Kind.KEYPOINTS && !hasSkeleton(a)
                    ? "lossKeypointObjects"
                    : null;
        };
    }

    private boolean hasSkeleton(Annotation a) {
        Label label = labels.get(a.label());
        return label != null && label.skeleton() != null;
    }

    /**
     * An object whose label has a skeleton and that has no joints says so, since evaluation of keypoints asks it of every
     * object of such a category and passes over what lies on it.
     *
     * @param joints of an object with an outline, or null
     */
    private void object(JsonGenerator out, Image image, Annotation a, @Nullable Keypoints joints) {
        String obstacle = obstacle(image, a);
        if (obstacle != null) {
            losses.object(TEXT.text(obstacle));
            return;
        }
        out.writeRaw('\n');
        out.writeStartObject();
        if (kind != Coco.Kind.RESULTS) {
            out.writeNumberProperty("id", nextObject++);
        }
        out.writeNumberProperty("image_id", imageIds.getOrDefault(image.id(), 0));
        out.writeNumberProperty("category_id", categoryIds.getOrDefault(a.label(), 0));
        shape(out, image, a);
        if (a.geometry() instanceof Keypoints k) {
            joints(out, a.label(), k.joints());
        } else if (joints != null) {
            joints(out, a.label(), joints.joints());
        } else if (kind != Coco.Kind.RESULTS && hasSkeleton(a)) {
            joints(out, a.label(), List.of());
        }
        if (kind == Coco.Kind.RESULTS) {
            resultFields(out, image, a);
        } else {
            datasetFields(out, a);
        }
        losses.origin(a.provenance());
        out.writeEndObject();
    }

    private void datasetFields(JsonGenerator out, Annotation a) {
        out.writeNumberProperty("iscrowd", isCrowd(a) ? 1 : 0);
        Double score = a.provenance().score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
        Map<String, String> further = further(a);
        if (!further.isEmpty()) {
            out.writeObjectPropertyStart("attributes");
            further.forEach((name, value) -> Json.attribute(out, name, value));
            out.writeEndObject();
        }
    }

    /** The attributes for which COCO has no field. */
    private static Map<String, String> further(Annotation a) {
        Map<String, String> further = new TreeMap<>(
                a.geometry() instanceof Keypoints ? OwnExtent.others(a.attributes()) : a.attributes());
        further.remove(Coco.CROWD);
        return further;
    }

    private static boolean isCrowd(Annotation a) {
        String value = a.attributes().getOrDefault(Coco.CROWD, "false");
        return value.equals("true") || value.equals("1");
    }

    /** Names beside the numbers, so that the list explains itself; the COCO API passes over them. */
    private void resultFields(JsonGenerator out, Image image, Annotation a) {
        Double score = a.provenance().score();
        if (score == null) {
            losses.detail(TEXT.text("lossScore"));
        }
        out.writeNumberProperty("score", score == null ? 1 : score);
        out.writeStringProperty("file_name", image.address());
        Label label = labels.get(a.label());
        if (label != null) {
            out.writeStringProperty("category_name", label.name());
        }
        further(a).forEach((name, value) -> losses.detail(TEXT.text("lossAttributes")));
    }

    private void shape(JsonGenerator out, Image image, Annotation a) {
        switch (a.geometry()) {
            case Box b when b.rotation() == 0 -> {
                box(out, b, b.area());
                // A result without a segmentation is a box; a dataset's annotation has the field, empty.
                if (kind != Coco.Kind.RESULTS) {
                    out.writeArrayPropertyStart("segmentation");
                    out.writeEndArray();
                }
            }
            case Box b -> {
                losses.shape(TEXT.text("lossRotated"));
                rings(out, List.of(b.corners()));
                box(out, b.bounds(), b.area());
            }
            case Ellipse e -> {
                losses.shape(TEXT.text("lossEllipse", Integer.toString(ELLIPSE_POINTS)));
                Points outline = e.outline(ELLIPSE_POINTS);
                rings(out, List.of(outline));
                box(out, outline.bounds(), Math.abs(outline.signedArea()));
            }
            case Polygon p when p.hasHoles() -> {
                losses.shape(TEXT.text("lossHoles"));
                mask(out, Rasterizer.mask(p, image.width(), image.height()));
            }
            case Polygon p -> {
                rings(out, p.rings());
                box(out, p.bounds(), p.area());
            }
            case Mask m -> mask(out, m);
            case Keypoints k -> extent(out, k, OwnExtent.of(a));
            case Polyline l -> throw new IllegalStateException();
            case Tag t -> throw new IllegalStateException();
        }
    }

    private static void box(JsonGenerator out, Bounds bounds, double area) {
        box(out, bounds.isEmpty() ? new Box(0, 0, 0, 0) : Box.of(bounds), area);
    }

    /** The numbers of the box itself: its far side less its near side would be another one in the last digit. */
    private static void box(JsonGenerator out, Box box, double area) {
        out.writeName("bbox");
        numbers(out, box.x(), box.y(), box.width(), box.height());
        out.writeNumberProperty("area", area);
    }

    private static void rings(JsonGenerator out, List<Points> rings) {
        out.writeArrayPropertyStart("segmentation");
        rings.forEach(ring -> numbers(out, ring.toArray()));
        out.writeEndArray();
    }

    private static void mask(JsonGenerator out, Mask mask) {
        out.writeObjectPropertyStart("segmentation");
        out.writeName("size");
        out.writeStartArray();
        out.writeNumber(mask.height());
        out.writeNumber(mask.width());
        out.writeEndArray();
        out.writeStringProperty("counts", Rle.of(mask).compressed());
        out.writeEndObject();
        box(out, mask.bounds(), mask.area());
    }

    /** Similarity of keypoints is measured against the area: the person's own, else that of the box around the joints. */
    private void extent(JsonGenerator out, Keypoints keypoints, OwnExtent own) {
        box(out, own.boxOf(keypoints), own.areaOf(keypoints));
        if (kind != Coco.Kind.RESULTS) {
            out.writeArrayPropertyStart("segmentation");
            out.writeEndArray();
        }
    }

    /** @param given none of an object that has no joints, else as many as it has; the rest is not labelled */
    private void joints(JsonGenerator out, LabelId label, List<Keypoints.Joint> given) {
        int count = joints.getOrDefault(label, given.size());
        if (!given.isEmpty() && given.size() < count) {
            losses.detail(TEXT.text("lossJointsFilled"));
        }
        out.writeArrayPropertyStart("keypoints");
        for (Keypoints.Joint joint : given) {
            out.writeNumber(joint.x());
            out.writeNumber(joint.y());
            out.writeNumber(joint.visibility());
        }
        for (int i = 3 * given.size(); i < 3 * count; i++) {
            out.writeNumber(0);
        }
        out.writeEndArray();
        out.writeNumberProperty("num_keypoints",
                (int) given.stream().filter(j -> j.visibility() != Keypoints.ABSENT).count());
    }

    private static void numbers(JsonGenerator out, int... values) {
        out.writeStartArray();
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private static void numbers(JsonGenerator out, double... values) {
        out.writeStartArray();
        for (double value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }
}
