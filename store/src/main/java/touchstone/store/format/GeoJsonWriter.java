package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
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

/** Writes GeoJSON files as QuPath imports them: classes with colours, further values as metadata. */
final class GeoJsonWriter {

    private static final Messages TEXT = Messages.beside(GeoJsonWriter.class);
    private static final int ELLIPSE_POINTS = 64;

    private final Content content;
    private final Path folder;
    private final Losses.Counter losses;

    GeoJsonWriter(ProjectView project, WriteOptions options, Path folder) {
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
            out.writeStringProperty("type", "FeatureCollection");
            out.writeObjectPropertyStart(GeoJsonReader.IMAGE);
            out.writeStringProperty("path", Relative.address(folder, content.project, image));
            out.writeNumberProperty("width", image.width());
            out.writeNumberProperty("height", image.height());
            out.writeEndObject();
            out.writeArrayPropertyStart("features");
            for (Annotation a : content.objects(image)) {
                feature(out, a);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    private void feature(JsonGenerator out, Annotation a) {
        String lost = switch (a.geometry()) {
            case Tag t -> "lossTag";
            case Mask m when m.isEmpty() -> "lossEmptyMask";
            case Keypoints k when k.joints().stream().allMatch(j -> j.visibility() == Keypoints.ABSENT) ->
                "lossKeypointObjects";
            default -> "";
        };
        if (!lost.isEmpty()) {
            losses.object(TEXT.text(lost));
            return;
        }
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeStringProperty("id", a.id().value().toString());
        out.writeObjectPropertyStart("geometry");
        geometry(out, a.geometry());
        out.writeEndObject();
        properties(out, a);
        out.writeEndObject();
        losses.origin(a.provenance());
    }

    private void geometry(JsonGenerator out, Geometry geometry) {
        switch (geometry) {
            case Box b -> {
                if (b.rotation() != 0) {
                    losses.shape(TEXT.text("lossRotated"));
                }
                polygon(out, Polygon.of(b.corners()));
            }
            case Ellipse e -> {
                boolean upright = e.rotation() == 0 || e.rx() == e.ry();
                if (!upright) {
                    losses.shape(TEXT.text("lossEllipse", Integer.toString(ELLIPSE_POINTS)));
                }
                polygon(out, Polygon.of(upright
                        ? new Ellipse(e.cx(), e.cy(), e.rx(), e.ry()).outline(ELLIPSE_POINTS)
                        : e.outline(ELLIPSE_POINTS)));
                if (upright) {
                    out.writeBooleanProperty(GeoJsonShape.ELLIPSE, true);
                }
            }
            case Polygon p -> polygon(out, p);
            case Mask m -> {
                losses.shape(TEXT.text("lossMaskOutline"));
                polygon(out, Contours.polygon(m));
            }
            case Polyline l -> {
                out.writeStringProperty("type", "LineString");
                out.writeName("coordinates");
                points(out, l.points(), false);
            }
            case Keypoints k -> keypoints(out, k);
            case Tag t -> throw new IllegalStateException();
        }
    }

    private static void polygon(JsonGenerator out, Polygon polygon) {
        boolean several = polygon.parts().size() > 1;
        out.writeStringProperty("type", several ? "MultiPolygon" : "Polygon");
        out.writeArrayPropertyStart("coordinates");
        for (Polygon.Part part : polygon.parts()) {
            if (several) {
                out.writeStartArray();
            }
            points(out, part.outer(), true);
            part.holes().forEach(hole -> points(out, hole, true));
            if (several) {
                out.writeEndArray();
            }
        }
        out.writeEndArray();
    }

    private static void points(JsonGenerator out, Points points, boolean closed) {
        out.writeStartArray();
        for (int i = 0; i < points.size() + (closed ? 1 : 0); i++) {
            position(out, points.x(i % points.size()), points.y(i % points.size()));
        }
        out.writeEndArray();
    }

    private static void position(JsonGenerator out, double x, double y) {
        out.writeStartArray();
        out.writeNumber(x);
        out.writeNumber(y);
        out.writeEndArray();
    }

    private void keypoints(JsonGenerator out, Keypoints keypoints) {
        List<Keypoints.Joint> there = keypoints.joints().stream()
                .filter(j -> j.visibility() != Keypoints.ABSENT).toList();
        if (there.size() < keypoints.joints().size()
                || there.stream().anyMatch(j -> j.visibility() != Keypoints.VISIBLE)) {
            losses.shape(TEXT.text("lossVisibility"));
        }
        out.writeStringProperty("type", there.size() == 1 ? "Point" : "MultiPoint");
        out.writeName("coordinates");
        if (there.size() == 1) {
            position(out, there.getFirst().x(), there.getFirst().y());
            return;
        }
        out.writeStartArray();
        there.forEach(j -> position(out, j.x(), j.y()));
        out.writeEndArray();
    }

    private void properties(JsonGenerator out, Annotation a) {
        Label label = content.label(a);
        Map<String, String> further = new TreeMap<>(a.attributes());
        String type = further.remove(GeoJsonReader.OBJECT_TYPE);
        out.writeObjectPropertyStart("properties");
        out.writeStringProperty(GeoJsonReader.OBJECT_TYPE, type == null ? GeoJsonReader.ANNOTATION : type);
        out.writeObjectPropertyStart("classification");
        out.writeStringProperty("name", label.name());
        out.writeArrayPropertyStart("color");
        out.writeNumber(label.colour() >> 16 & 0xff);
        out.writeNumber(label.colour() >> 8 & 0xff);
        out.writeNumber(label.colour() & 0xff);
        out.writeEndArray();
        out.writeEndObject();
        Double score = a.provenance().score();
        if (score != null) {
            out.writeObjectPropertyStart("measurements");
            out.writeNumberProperty(GeoJsonReader.SCORE, score);
            out.writeEndObject();
        }
        if (!further.isEmpty()) {
            out.writeObjectPropertyStart("metadata");
            further.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
