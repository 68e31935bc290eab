package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/** Writes objects as results of Label Studio, in per cent of their image. */
final class LabelStudioObject {

    private static final Messages TEXT = Messages.beside(LabelStudioObject.class);
    /** How wide Label Studio draws a point, in per cent. */
    private static final double POINT = 0.5;

    private final Content content;
    private final Losses.Counter losses;
    private final LabelStudioConfiguration configuration;
    private final Map<LabelId, Integer> joints;

    LabelStudioObject(Content content, LabelStudioConfiguration configuration, Map<LabelId, Integer> joints) {
        this.content = content;
        losses = content.losses;
        this.configuration = configuration;
        this.joints = joints;
    }

    /** @param guessed whether they are a model's, of whom Label Studio knows that without being told */
    void results(JsonGenerator out, Image image, List<Annotation> objects, boolean guessed) {
        out.writeArrayPropertyStart("result");
        List<Annotation> tags = new ArrayList<>();
        for (Annotation a : objects) {
            String obstacle = obstacle(image, a.geometry());
            if (obstacle != null) {
                losses.object(TEXT.text(obstacle));
            } else if (a.geometry() instanceof Tag) {
                tags.add(a);
            } else {
                region(out, image, a, guessed);
            }
        }
        tags(out, tags);
        out.writeEndArray();
    }

    private static @Nullable String obstacle(Image image, Geometry geometry) {
        return switch (geometry) {
            case Tag t -> null;
            case Geometry g when image.width() == 0 || image.height() == 0 -> "lossUnknownSize";
            case Mask m when m.width() != image.width() || m.height() != image.height() -> "lossForeignFrame";
            case Mask m when m.isEmpty() -> "lossEmptyMask";
            case Keypoints k when k.bounds().isEmpty() -> "lossKeypointObjects";
            default -> null;
        };
    }

    /** All choices of one control are one result. */
    private void tags(JsonGenerator out, List<Annotation> tags) {
        if (tags.isEmpty()) {
            return;
        }
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("id", tags.getFirst().id().toString());
        out.writeStringProperty("from_name", LabelStudioConfiguration.TAGS);
        out.writeStringProperty("to_name", LabelStudioConfiguration.IMAGE);
        out.writeStringProperty("type", "choices");
        out.writeObjectPropertyStart("value");
        out.writeArrayPropertyStart("choices");
        for (Annotation a : tags) {
            out.writeString(content.label(a).name());
            a.attributes().keySet().forEach(name -> losses.detail(TEXT.text("lossTagAttributes")));
            if (a.provenance().score() != null) {
                losses.detail(TEXT.text("lossScores"));
            }
            origin(a);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    /** An accepted prediction is something that Label Studio can say, the guideline is not. */
    private void origin(Annotation a) {
        if (a.provenance().guidelineVersion() > 0) {
            losses.origin(a.provenance());
        }
    }

    private void region(JsonGenerator out, Image image, Annotation a, boolean guessed) {
        origin(a);
        String id = a.id().toString();
        Label label = content.label(a);
        String note = a.attributes().get(LabelStudio.META);
        switch (a.geometry()) {
            case Box b -> {
                start(out, image, id, a, guessed, note);
                box(out, image, b, label.name());
            }
            case Ellipse e -> {
                start(out, image, id, a, guessed, note);
                ellipse(out, image, e, label.name());
            }
            case Polygon p when p.rings().size() == 1 -> {
                start(out, image, id, a, guessed, note);
                outline(out, image, p.rings().getFirst(), true, label.name());
            }
            case Polygon p -> {
                losses.shape(TEXT.text("lossSeveralParts"));
                start(out, image, id, a, guessed, note);
                brush(out, Rasterizer.mask(p, image.width(), image.height()), label.name());
            }
            case Polyline l -> {
                start(out, image, id, a, guessed, note);
                outline(out, image, l.points(), false, label.name());
            }
            case Mask m -> {
                start(out, image, id, a, guessed, note);
                brush(out, m, label.name());
            }
            case Keypoints k when k.joints().size() == 1 && label.skeleton() == null
                    && joints.getOrDefault(label.id(), 1) == 1 -> {
                start(out, image, id, a, guessed, note);
                own(out, k.joints().getFirst());
                point(out, image, k.joints().getFirst(), label.name());
            }
            case Keypoints k -> skeleton(out, image, a, k, guessed);
            case Tag t -> throw new IllegalStateException();
        }
        attributes(out, id, a, label);
    }

    /** The start of a result up to its value. */
    private static void start(JsonGenerator out, Image image, String id, Annotation a, boolean guessed,
            @Nullable String note) {
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("id", id);
        out.writeStringProperty("to_name", LabelStudioConfiguration.IMAGE);
        out.writeNumberProperty("original_width", image.width());
        out.writeNumberProperty("original_height", image.height());
        out.writeNumberProperty("image_rotation", 0);
        boolean accepted = a.provenance().origin() == Provenance.Origin.ACCEPTED;
        if (!guessed) {
            out.writeStringProperty("origin", accepted ? "prediction" : "manual");
        }
        Double score = a.provenance().score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
        if (note != null) {
            out.writeObjectPropertyStart("meta");
            out.writeArrayPropertyStart("text");
            out.writeString(note);
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void value(JsonGenerator out, String kind) {
        out.writeStringProperty("from_name", kind);
        out.writeStringProperty("type", kind + "labels");
        out.writeObjectPropertyStart("value");
    }

    private void end(JsonGenerator out, String kind, String label) {
        configuration.used(kind, label);
        out.writeArrayPropertyStart(kind + "labels");
        out.writeString(label);
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void percent(JsonGenerator out, String field, double pixels, int of) {
        out.writeNumberProperty(field, 100 * pixels / of);
    }

    /** Turned about the corner that was nearest the origin. */
    private void box(JsonGenerator out, Image image, Box box, String label) {
        Point corner = box.corners().get(0);
        value(out, "rectangle");
        percent(out, "x", corner.x(), image.width());
        percent(out, "y", corner.y(), image.height());
        percent(out, "width", box.width(), image.width());
        percent(out, "height", box.height(), image.height());
        out.writeNumberProperty("rotation", box.rotation());
        end(out, "rectangle", label);
    }

    private void ellipse(JsonGenerator out, Image image, Ellipse ellipse, String label) {
        value(out, "ellipse");
        percent(out, "x", ellipse.cx(), image.width());
        percent(out, "y", ellipse.cy(), image.height());
        percent(out, "radiusX", ellipse.rx(), image.width());
        percent(out, "radiusY", ellipse.ry(), image.height());
        out.writeNumberProperty("rotation", ellipse.rotation());
        end(out, "ellipse", label);
    }

    private void outline(JsonGenerator out, Image image, Points points, boolean closed, String label) {
        value(out, "polygon");
        out.writeArrayPropertyStart("points");
        for (int i = 0; i < points.size(); i++) {
            out.writeStartArray();
            out.writeNumber(100 * points.x(i) / image.width());
            out.writeNumber(100 * points.y(i) / image.height());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeBooleanProperty("closed", closed);
        end(out, "polygon", label);
    }

    private void brush(JsonGenerator out, Mask mask, String label) {
        value(out, "brush");
        out.writeStringProperty("format", "rle");
        out.writeArrayPropertyStart("rle");
        for (byte b : BrushRle.encode(mask)) {
            out.writeNumber(b & 0xff);
        }
        out.writeEndArray();
        end(out, "brush", label);
    }

    private void point(JsonGenerator out, Image image, Keypoints.Joint joint, String label) {
        value(out, "keypoint");
        percent(out, "x", joint.x(), image.width());
        percent(out, "y", joint.y(), image.height());
        out.writeNumberProperty("width", POINT);
        end(out, "keypoint", label);
    }

    private static void own(JsonGenerator out, Keypoints.Joint joint) {
        if (joint.visibility() != Keypoints.VISIBLE) {
            out.writeObjectPropertyStart(LabelStudio.OWN);
            out.writeNumberProperty("visibility", joint.visibility());
            out.writeEndObject();
        }
    }

    /** A rectangle with the object's label around the joints, which name it as their parent. */
    private void skeleton(JsonGenerator out, Image image, Annotation a, Keypoints keypoints, boolean guessed) {
        Label label = content.label(a);
        Skeleton skeleton = label.skeleton();
        List<String> known = skeleton == null ? List.of() : skeleton.joints();
        int count = Math.max(known.size(), joints.getOrDefault(label.id(), 0));
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> i < known.size() ? known.get(i) : Integer.toString(i + 1)).toList();
        if (keypoints.joints().size() < count) {
            losses.detail(TEXT.text("lossJointsFilled"));
        }
        String id = a.id().toString();
        start(out, image, id, a, guessed, a.attributes().get(LabelStudio.META));
        out.writeObjectPropertyStart(LabelStudio.OWN);
        out.writeArrayPropertyStart("joints");
        names.forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
        Bounds bounds = keypoints.bounds();
        box(out, image, Box.of(bounds), label.name());
        for (int i = 0; i < keypoints.joints().size(); i++) {
            Keypoints.Joint joint = keypoints.joints().get(i);
            if (joint.visibility() != Keypoints.ABSENT) {
                start(out, image, id + "-" + (i + 1), a, guessed, null);
                out.writeStringProperty("parentID", id);
                own(out, joint);
                point(out, image, joint, names.get(i));
            }
        }
    }

    /** Further results of the region's id, one an attribute. */
    private void attributes(JsonGenerator out, String id, Annotation a, Label label) {
        a.attributes().forEach((name, value) -> {
            if (name.equals(LabelStudio.META)) {
                return;
            }
            boolean choice = configuration.attribute(name, value, label);
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeStringProperty("id", id);
            out.writeStringProperty("from_name", name);
            out.writeStringProperty("to_name", LabelStudioConfiguration.IMAGE);
            out.writeStringProperty("type", choice ? "choices" : "textarea");
            out.writeObjectPropertyStart("value");
            out.writeArrayPropertyStart(choice ? "choices" : "text");
            out.writeString(value);
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
