package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;
import touchstone.model.geometry.Tag;

/** Writes one Datumaro file. A box's turn is an attribute, as CVAT writes it. */
final class DatumaroWriter {

    private static final Messages TEXT = Messages.beside(DatumaroWriter.class);
    private static final int ELLIPSE_POINTS = 64;
    /** Datumaro's number for images. */
    private static final int IMAGES = 2;

    private final Content content;
    private final Losses.Counter losses;
    private final Map<LabelId, Integer> ids = new HashMap<>();
    private final Set<String> itemIds = new HashSet<>();
    private int nextAnnotation;

    DatumaroWriter(ProjectView project, WriteOptions options) {
        content = Content.ofOneLayer(project, options);
        losses = content.losses;
        project.schema().labels().forEach(l -> ids.put(l.id(), ids.size()));
    }

    Losses losses() {
        return losses.total();
    }

    void write(Path to) throws IOException {
        try (Writer text = Files.newBufferedWriter(to); JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            out.writeStringProperty("dm_format_version", "1.0");
            out.writeNumberProperty("media_type", IMAGES);
            out.writeObjectPropertyStart("infos");
            if (!content.project.auditHead().isEmpty()) {
                out.writeStringProperty(Json.HEAD, content.project.auditHead());
            }
            out.writeEndObject();
            categories(out);
            out.writeArrayPropertyStart("items");
            for (Image image : content.project.images()) {
                item(out, image);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    private void categories(JsonGenerator out) {
        List<Label> labels = content.project.schema().labels();
        Map<LabelId, String> names = new HashMap<>();
        labels.forEach(l -> names.put(l.id(), l.name()));
        Set<String> attributes = new TreeSet<>();
        out.writeObjectPropertyStart("categories");
        out.writeObjectPropertyStart("label");
        out.writeArrayPropertyStart("labels");
        for (Label label : labels) {
            LabelId parent = label.parent();
            out.writeStartObject();
            out.writeStringProperty("name", label.name());
            out.writeStringProperty("parent", parent == null ? "" : names.getOrDefault(parent, ""));
            out.writeArrayPropertyStart("attributes");
            for (Attribute attribute : label.attributes()) {
                out.writeString(attribute.name());
                attributes.add(attribute.name());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("attributes");
        attributes.forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
        if (labels.stream().anyMatch(l -> l.skeleton() != null)) {
            out.writeObjectPropertyStart("points");
            out.writeArrayPropertyStart("items");
            labels.forEach(l -> skeleton(out, l));
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void skeleton(JsonGenerator out, Label label) {
        Skeleton skeleton = label.skeleton();
        if (skeleton == null) {
            return;
        }
        out.writeStartObject();
        out.writeNumberProperty("label_id", ids.getOrDefault(label.id(), 0));
        out.writeArrayPropertyStart("labels");
        skeleton.joints().forEach(out::writeString);
        out.writeEndArray();
        out.writeArrayPropertyStart("joints");
        for (Skeleton.Edge edge : skeleton.edges()) {
            out.writeStartArray();
            out.writeNumber(edge.from() + 1);
            out.writeNumber(edge.to() + 1);
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndObject();
        skeleton.pairs().forEach(p -> losses.detail(TEXT.text("lossPairs")));
    }

    private void item(JsonGenerator out, Image image) {
        String address = image.address();
        int dot = address.lastIndexOf('.');
        String stem = dot > address.lastIndexOf('/') + 1 ? address.substring(0, dot) : address;
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("id", itemIds.add(stem) ? stem : address);
        out.writeArrayPropertyStart("annotations");
        for (Annotation a : content.objects(image)) {
            object(out, image, a);
        }
        out.writeEndArray();
        out.writeObjectPropertyStart("image");
        out.writeStringProperty("path", address);
        if (image.width() > 0) {
            out.writeArrayPropertyStart("size");
            out.writeNumber(image.height());
            out.writeNumber(image.width());
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static @Nullable String obstacle(Image image, Geometry geometry) {
        return switch (geometry) {
            case Mask m when m.width() != image.width() || m.height() != image.height() -> "lossForeignFrame";
            case Polygon p when p.rings().size() > 1 && image.width() == 0 -> "lossUnknownSize";
            default -> null;
        };
    }

    private void object(JsonGenerator out, Image image, Annotation a) {
        String obstacle = obstacle(image, a.geometry());
        if (obstacle != null) {
            losses.object(TEXT.text(obstacle));
            return;
        }
        Map<String, String> attributes = new TreeMap<>(a.attributes());
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeNumberProperty("id", nextAnnotation++);
        out.writeNumberProperty("label_id", ids.getOrDefault(a.label(), 0));
        for (String number : DatumaroReader.NUMBERS) {
            String value = attributes.getOrDefault(number, "");
            boolean whole = value.matches("-?[1-9]\\d{0,8}");
            out.writeNumberProperty(number, whole ? Integer.parseInt(value) : 0);
            if (whole) {
                attributes.remove(number);
            }
        }
        double rotation = geometry(out, image, a);
        if (rotation != 0) {
            attributes.put(DatumaroReader.ROTATION, Double.toString(rotation));
        }
        Double score = a.provenance().score();
        out.writeObjectPropertyStart("attributes");
        attributes.forEach((name, value) -> {
            if (name.equals(DatumaroReader.ROTATION) && rotation != 0) {
                out.writeNumberProperty(name, rotation);
            } else if (!name.equals(DatumaroReader.SCORE) || score == null) {
                Json.attribute(out, name, value);
            }
        });
        if (score != null) {
            out.writeNumberProperty(DatumaroReader.SCORE, score);
        }
        out.writeEndObject();
        out.writeEndObject();
        losses.origin(a.provenance());
    }

    /** @return by how many degrees the shape is turned beyond what its fields say */
    private double geometry(JsonGenerator out, Image image, Annotation a) {
        switch (a.geometry()) {
            case Tag t -> out.writeStringProperty("type", "label");
            case Box b -> {
                numbers(out, "bbox", "bbox", b.x(), b.y(), b.width(), b.height());
                return b.rotation();
            }
            case Ellipse e when e.rotation() == 0 -> numbers(out, "ellipse", "points", e.cx() - e.rx(), e.cy() - e.ry(),
                    e.cx() + e.rx(), e.cy() + e.ry());
            case Ellipse e -> {
                losses.shape(TEXT.text("lossEllipse", Integer.toString(ELLIPSE_POINTS)));
                numbers(out, "polygon", "points", e.outline(ELLIPSE_POINTS).toArray());
            }
            case Polygon p when p.rings().size() == 1 ->
                numbers(out, "polygon", "points", p.rings().getFirst().toArray());
            case Polygon p -> {
                losses.shape(TEXT.text("lossSeveralParts"));
                mask(out, Rasterizer.mask(p, image.width(), image.height()));
            }
            case Polyline l -> numbers(out, "polyline", "points", l.points().toArray());
            case Mask m -> mask(out, m);
            case Keypoints k -> keypoints(out, k, content.label(a).skeleton());
        }
        return 0;
    }

    private static void numbers(JsonGenerator out, String type, String field, double... values) {
        out.writeStringProperty("type", type);
        out.writeArrayPropertyStart(field);
        for (double value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private static void mask(JsonGenerator out, Mask mask) {
        out.writeStringProperty("type", "mask");
        out.writeObjectPropertyStart("rle");
        out.writeStringProperty("counts", Rle.of(mask).compressed());
        out.writeArrayPropertyStart("size");
        out.writeNumber(mask.height());
        out.writeNumber(mask.width());
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void keypoints(JsonGenerator out, Keypoints keypoints, @Nullable Skeleton skeleton) {
        List<Keypoints.Joint> joints = keypoints.joints();
        if (skeleton != null && skeleton.joints().size() == joints.size()) {
            numbers(out, "skeleton", "points", joints.stream()
                    .flatMapToDouble(j -> DoubleStream.of(j.x(), j.y(), j.visibility())).toArray());
            return;
        }
        Points points = Points.of(joints.stream()
                .flatMapToDouble(j -> DoubleStream.of(j.x(), j.y())).toArray());
        numbers(out, "points", "points", points.toArray());
        out.writeArrayPropertyStart("visibility");
        joints.forEach(j -> out.writeNumber(j.visibility()));
        out.writeEndArray();
    }
}
