package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/** Writes label pictures: the objects of an image are numbered from 1, later ones cover earlier ones. */
final class PngMasksWriter {

    private static final Messages TEXT = Messages.beside(PngMasksWriter.class);
    private static final int LARGEST_VALUE = 0xffff;

    private final ProjectView project;
    private final List<AnnotatorId> annotators;
    private final Map<LabelId, String> labels = new HashMap<>();
    private final Losses.Counter losses = new Losses.Counter();

    /** An object with its pixels. */
    private record Drawn(Annotation annotation, Mask mask) {
    }

    PngMasksWriter(ProjectView project, WriteOptions options) {
        this.project = project;
        annotators = options.annotators();
        project.schema().labels().forEach(l -> labels.put(l.id(), l.name()));
    }

    Losses write(Path folder) throws IOException {
        losses.schema(project);
        losses.layers(annotators);
        FileNames names = new FileNames(".png");
        try (Writer text = Files.newBufferedWriter(folder.resolve(PngMasks.SIDECAR));
                JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("labels");
            project.schema().labels().stream().map(Label::name).forEach(out::writeString);
            out.writeEndArray();
            out.writeObjectPropertyStart("masks");
            for (Image image : project.images()) {
                List<Annotation> objects = new ArrayList<>();
                annotators.forEach(a -> objects.addAll(project.annotations(image.id(), a)));
                if (image.width() > 0 && image.height() > 0) {
                    picture(out, folder, names.of(image), image, objects);
                } else {
                    objects.forEach(a -> losses.object(TEXT.text("lossUnknownSize")));
                }
            }
            out.writeEndObject();
            out.writeEndObject();
            out.writeRaw('\n');
        }
        return losses.total();
    }

    private void picture(JsonGenerator out, Path folder, String name, Image image, List<Annotation> objects)
            throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        for (Annotation a : objects) {
            mask(image, a.geometry()).ifPresent(mask -> {
                if (drawn.size() < LARGEST_VALUE) {
                    drawn.add(new Drawn(a, mask));
                } else {
                    losses.object(TEXT.text("lossTooMany"));
                }
            });
        }
        char[] values = new char[Math.multiplyExact(image.width(), image.height())];
        for (int i = 0; i < drawn.size(); i++) {
            char value = (char) (i + 1);
            drawn.get(i).mask.forEachRun((y, from, to) -> Arrays.fill(values, y * image.width() + from,
                    y * image.width() + to, value));
        }
        long[] left = new long[drawn.size() + 1];
        for (char value : values) {
            left[value]++;
        }
        out.writeRaw('\n');
        out.writeObjectPropertyStart(name);
        out.writeStringProperty("image", image.address());
        out.writeObjectPropertyStart("values");
        for (int i = 0; i < drawn.size(); i++) {
            Drawn object = drawn.get(i);
            if (left[i + 1] == 0) {
                losses.object(TEXT.text("lossHidden"));
                continue;
            }
            if (left[i + 1] < object.mask.areaPixels()) {
                losses.shape(TEXT.text("lossCovered"));
            }
            if (!(object.annotation.geometry() instanceof Mask)) {
                losses.shape(TEXT.text("lossPixels"));
            }
            meaning(out, Integer.toString(i + 1), object.annotation);
        }
        out.writeEndObject();
        out.writeEndObject();
        try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            PngLabels.encode(png, image.width(), image.height(), 16, values);
        }
    }

    private void meaning(JsonGenerator out, String value, Annotation a) {
        out.writeObjectPropertyStart(value);
        out.writeStringProperty("label", labels.getOrDefault(a.label(), ""));
        if (!a.attributes().isEmpty()) {
            out.writeObjectPropertyStart("attributes");
            a.attributes().forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        Double score = a.provenance().score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
        out.writeEndObject();
        losses.origin(a.provenance());
    }

    private Optional<Mask> mask(Image image, Geometry geometry) {
        @Nullable
        String obstacle = switch (geometry) {
            case Tag t -> "lossTag";
            case Polyline l -> "lossPolyline";
            case Keypoints k -> "lossKeypoints";
            case Mask m when m.width() != image.width() || m.height() != image.height() -> "lossForeignFrame";
            case Mask m -> null;
            case Polygon p -> null;
            case Box b -> null;
            case Ellipse e -> null;
        };
        if (obstacle != null) {
            losses.object(TEXT.text(obstacle));
            return Optional.empty();
        }
        return Optional.of(Rasterizer.mask(geometry, image.width(), image.height()));
    }
}
