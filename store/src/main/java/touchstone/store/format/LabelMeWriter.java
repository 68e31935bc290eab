package touchstone.store.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Writes LabelMe files. Tags become flags of the image, checkboxes flags of the shape. */
final class LabelMeWriter {

    private static final Messages TEXT = Messages.beside(LabelMeWriter.class);
    private static final String VERSION = "5.7.0";
    private static final int ELLIPSE_POINTS = 64;

    private final Content content;
    private final Path folder;
    private final Losses.Counter losses;

    /** @param folder where the files will lie; image paths are relative to it */
    LabelMeWriter(ProjectView project, WriteOptions options, Path folder) {
        content = Content.ofOneLayer(project, options);
        losses = content.losses;
        this.folder = folder;
    }

    Losses losses() {
        return losses.total();
    }

    void write(Image image, Path to) throws IOException {
        try (Writer text = Files.newBufferedWriter(to); JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            out.writeStringProperty("version", VERSION);
            flags(out, image);
            out.writeRaw('\n');
            out.writeArrayPropertyStart("shapes");
            for (Annotation a : content.objects(image)) {
                shape(out, image, a);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeStringProperty("imagePath", Relative.address(folder, content.project, image));
            out.writeNullProperty("imageData");
            out.writeNumberProperty("imageHeight", image.height());
            out.writeNumberProperty("imageWidth", image.width());
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    private void flags(JsonGenerator out, Image image) {
        Map<String, Boolean> flags = new TreeMap<>();
        for (Label label : content.project.schema().labels()) {
            if (label.kinds().equals(Set.of(GeometryKind.TAG))) {
                flags.put(label.name(), false);
            }
        }
        for (Annotation a : content.objects(image)) {
            if (a.geometry() instanceof Tag) {
                if (Boolean.TRUE.equals(flags.put(content.label(a).name(), true))) {
                    losses.object(TEXT.text("lossTagTwice"));
                }
                a.attributes().forEach((name, value) -> losses.detail(TEXT.text("lossTagAttributes")));
                losses.origin(a.provenance());
            }
        }
        out.writeObjectPropertyStart("flags");
        flags.forEach(out::writeBooleanProperty);
        out.writeEndObject();
    }

    private void shape(JsonGenerator out, Image image, Annotation a) throws IOException {
        if (a.geometry() instanceof Tag) {
            return;
        }
        Geometry geometry = a.geometry();
        if (geometry instanceof Mask m && m.isEmpty()) {
            losses.object(TEXT.text("lossEmptyMask"));
            return;
        }
        if (geometry instanceof Polygon p && p.rings().size() > 1) {
            Optional<Mask> pixels = content.pixels(p, image);
            if (pixels.isEmpty()) {
                return;
            }
            geometry = pixels.get();
        }
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("label", content.label(a).name());
        geometry(out, geometry);
        fields(out, a);
        out.writeEndObject();
        losses.origin(a.provenance());
    }

    private void geometry(JsonGenerator out, Geometry geometry) throws IOException {
        switch (geometry) {
            case Box b when b.rotation() == 0 -> type(out, "rectangle",
                    Points.of(b.x(), b.y(), b.x() + b.width(), b.y() + b.height()));
            case Box b -> type(out, "oriented_rectangle", b.corners());
            case Ellipse e when e.rx() == e.ry() -> type(out, "circle",
                    Points.of(e.cx(), e.cy(), e.cx() + e.rx(), e.cy()));
            case Ellipse e -> {
                losses.shape(TEXT.text("lossEllipse", Integer.toString(ELLIPSE_POINTS)));
                type(out, "polygon", e.outline(ELLIPSE_POINTS));
            }
            case Polygon p -> type(out, "polygon", p.rings().getFirst());
            case Polyline l -> type(out, l.points().size() == 2 ? "line" : "linestrip", l.points());
            case Keypoints k -> keypoints(out, k);
            case Mask m -> mask(out, m);
            case Tag t -> throw new IllegalStateException();
        }
    }

    private static void type(JsonGenerator out, String type, Points points) {
        out.writeStringProperty("shape_type", type);
        out.writeArrayPropertyStart("points");
        for (int i = 0; i < points.size(); i++) {
            out.writeStartArray();
            out.writeNumber(points.x(i));
            out.writeNumber(points.y(i));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static void keypoints(JsonGenerator out, Keypoints keypoints) {
        List<Keypoints.Joint> joints = keypoints.joints();
        double[] xy = new double[2 * joints.size()];
        for (int i = 0; i < joints.size(); i++) {
            xy[2 * i] = joints.get(i).x();
            xy[2 * i + 1] = joints.get(i).y();
        }
        type(out, joints.size() == 1 ? "point" : "points", Points.of(xy));
        if (joints.stream().anyMatch(j -> j.visibility() != Keypoints.VISIBLE)) {
            out.writeArrayPropertyStart(LabelMeShape.VISIBILITY);
            joints.forEach(j -> out.writeNumber(j.visibility()));
            out.writeEndArray();
        }
    }

    /** The part of the mask that has pixels, between the middles of its first and its last pixel. */
    private static void mask(JsonGenerator out, Mask mask) throws IOException {
        Bounds bounds = mask.bounds();
        int left = bounds.isEmpty() ? 0 : (int) bounds.minX();
        int top = bounds.isEmpty() ? 0 : (int) bounds.minY();
        int width = Math.max(1, (int) bounds.width());
        int height = Math.max(1, (int) bounds.height());
        char[] values = new char[width * height];
        mask.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                values[(y - top) * width + x - left] = 1;
            }
        });
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PngLabels.encode(png, width, height, 8, values);
        type(out, "mask", Points.of(left, top, left + width - 1, top + height - 1));
        out.writeStringProperty("mask", Base64.getEncoder().encodeToString(png.toByteArray()));
    }

    private void fields(JsonGenerator out, Annotation a) {
        Map<String, String> attributes = a.attributes();
        Set<String> elsewhere = new HashSet<>(Set.of(LabelMeReader.GROUP, LabelMeReader.DESCRIPTION,
                LabelMeReader.DIFFICULT));
        if (attributes.containsKey(LabelMeReader.GROUP)) {
            Json.attribute(out, LabelMeReader.GROUP, attributes.getOrDefault(LabelMeReader.GROUP, ""));
        } else {
            out.writeNullProperty(LabelMeReader.GROUP);
        }
        out.writeStringProperty(LabelMeReader.DESCRIPTION,
                attributes.getOrDefault(LabelMeReader.DESCRIPTION, ""));
        if (attributes.containsKey(LabelMeReader.DIFFICULT)) {
            Json.attribute(out, LabelMeReader.DIFFICULT, attributes.getOrDefault(LabelMeReader.DIFFICULT, ""));
        }
        out.writeObjectPropertyStart("flags");
        attributes.forEach((name, value) -> {
            if (isFlag(a, name, value)) {
                elsewhere.add(name);
                out.writeBooleanProperty(name, value.equals("true"));
            }
        });
        out.writeEndObject();
        if (!elsewhere.containsAll(attributes.keySet())) {
            out.writeObjectPropertyStart("attributes");
            attributes.forEach((name, value) -> {
                if (!elsewhere.contains(name)) {
                    Json.attribute(out, name, value);
                }
            });
            out.writeEndObject();
        }
        Double score = a.provenance().score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
    }

    private boolean isFlag(Annotation a, String name, String value) {
        return (value.equals("true") || value.equals("false")) && content.label(a).attribute(name)
                .filter(t -> t.type() == Attribute.Type.CHECKBOX).isPresent() && !name.equals(LabelMeReader.DIFFICULT);
    }
}
