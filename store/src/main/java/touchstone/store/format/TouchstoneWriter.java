package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;

/** Writes {@link Touchstone}'s lines. */
final class TouchstoneWriter {

    private final ProjectView project;
    private final List<Annotator> annotators;
    private final Path folder;

    /** @param folder where the file will lie */
    TouchstoneWriter(ProjectView project, WriteOptions options, Path folder) {
        this.project = project;
        this.folder = folder;
        annotators = project.annotators().stream().filter(a -> options.annotators().contains(a.id())).toList();
    }

    void write(Path to) throws IOException {
        try (Writer text = Files.newBufferedWriter(to); JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            out.writeStringProperty("type", "touchstone");
            out.writeNumberProperty("version", Touchstone.VERSION);
            Optional<String> images = images();
            if (images.isPresent()) {
                out.writeStringProperty("folder", images.get());
            }
            if (!project.auditHead().isEmpty()) {
                out.writeStringProperty(Json.HEAD, project.auditHead());
            }
            out.writeEndObject();
            annotators.forEach(a -> annotator(out, a));
            project.schema().labels().forEach(l -> label(out, l));
            project.guidelines().forEach(g -> guideline(out, g));
            for (Image image : project.images()) {
                image(out, image);
                annotators.forEach(a -> progress(out, image, a));
                for (Annotator annotator : annotators) {
                    project.annotations(image.id(), annotator.id()).forEach(a -> annotation(out, a));
                }
            }
            project.notes().stream().filter(this::isTold).forEach(n -> note(out, n));
            out.writeRaw('\n');
        }
    }

    /** The folder against which image paths are meant, from the file's; nothing where no image tells it. */
    private Optional<String> images() {
        for (Image image : project.images()) {
            Path path = Path.of(image.path());
            Path file = project.file(image).toAbsolutePath();
            if (!path.isAbsolute() && !image.path().contains("..") && file.endsWith(path)) {
                Path root = file;
                for (int i = 0; i < path.getNameCount() && root != null; i++) {
                    root = root.getParent();
                }
                String relative = root == null ? "" : Relative.path(folder, root);
                return Optional.of(relative).filter(r -> !r.isEmpty() && !Path.of(r).isAbsolute());
            }
        }
        return Optional.empty();
    }

    private static void start(JsonGenerator out, String type, @Nullable Object id) {
        out.writeStartObject();
        out.writeStringProperty("type", type);
        if (id != null) {
            out.writeStringProperty("id", id.toString());
        }
    }

    private static void annotator(JsonGenerator out, Annotator annotator) {
        start(out, "annotator", annotator.id());
        out.writeStringProperty("name", annotator.name());
        out.writeStringProperty("role", annotator.role().key());
        out.writeEndObject();
    }

    private static void label(JsonGenerator out, Label label) {
        start(out, "label", label.id());
        out.writeStringProperty("name", label.name());
        out.writeStringProperty("colour", String.format(Locale.ROOT, "#%06x", label.colour() & 0xffffff));
        if (label.shortcut() != null) {
            out.writeStringProperty("shortcut", label.shortcut().toString());
        }
        out.writeArrayPropertyStart("kinds");
        Arrays.stream(GeometryKind.values()).filter(label.kinds()::contains).forEach(k -> out.writeString(k.key()));
        out.writeEndArray();
        if (!label.attributes().isEmpty()) {
            out.writeArrayPropertyStart("attributes");
            label.attributes().forEach(a -> attribute(out, a));
            out.writeEndArray();
        }
        Skeleton skeleton = label.skeleton();
        if (skeleton != null) {
            out.writeObjectPropertyStart("skeleton");
            texts(out, "joints", skeleton.joints());
            out.writeArrayPropertyStart("edges");
            skeleton.edges().forEach(e -> pair(out, e.from(), e.to()));
            out.writeEndArray();
            out.writeArrayPropertyStart("pairs");
            skeleton.pairs().forEach(p -> pair(out, p.left(), p.right()));
            out.writeEndArray();
            out.writeEndObject();
        }
        text(out, "description", label.description());
        out.writeNumberProperty("position", label.position());
        if (label.parent() != null) {
            out.writeStringProperty("parent", label.parent().toString());
        }
        if (label.subjective()) {
            out.writeBooleanProperty("subjective", true);
        }
        out.writeEndObject();
    }

    private static void attribute(JsonGenerator out, Attribute attribute) {
        out.writeStartObject();
        out.writeStringProperty("name", attribute.name());
        out.writeStringProperty("type", attribute.type().key());
        if (!attribute.choices().isEmpty()) {
            texts(out, "choices", attribute.choices());
        }
        text(out, "initial", attribute.initial());
        if (attribute.required()) {
            out.writeBooleanProperty("required", true);
        }
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String name, List<String> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, String name, String value) {
        if (!value.isEmpty()) {
            out.writeStringProperty(name, value);
        }
    }

    private static void texts(JsonGenerator out, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            out.writeObjectPropertyStart(name);
            values.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
    }

    private static void pair(JsonGenerator out, int first, int second) {
        out.writeStartArray();
        out.writeNumber(first);
        out.writeNumber(second);
        out.writeEndArray();
    }

    private static void guideline(JsonGenerator out, Guideline guideline) {
        start(out, "guideline", guideline.id());
        out.writeNumberProperty("version", guideline.version());
        out.writeStringProperty("text", guideline.text());
        out.writeEndObject();
    }

    private static void image(JsonGenerator out, Image image) {
        start(out, "image", image.id());
        out.writeStringProperty("path", image.path());
        if (image.plane() > 0) {
            out.writeNumberProperty("plane", image.plane());
        }
        out.writeNumberProperty("width", image.width());
        out.writeNumberProperty("height", image.height());
        if (image.sha256() != null) {
            out.writeStringProperty("sha256", image.sha256());
        }
        if (image.bytes() != 0) {
            out.writeNumberProperty("bytes", image.bytes());
        }
        if (image.spacing() != null) {
            out.writeArrayPropertyStart("spacing");
            out.writeNumber(image.spacing().y());
            out.writeNumber(image.spacing().x());
            out.writeEndArray();
        }
        texts(out, "fields", image.fields());
        out.writeEndObject();
    }

    private void progress(JsonGenerator out, Image image, Annotator annotator) {
        Progress.Status status = project.status(image.id(), annotator.id());
        if (status != Progress.Status.TODO) {
            start(out, "progress", null);
            out.writeStringProperty("image", image.id().toString());
            out.writeStringProperty("annotator", annotator.id().toString());
            out.writeStringProperty("status", status.key());
            out.writeEndObject();
        }
    }

    /** Nobody's note speaks of people whose work is not written. */
    private boolean isTold(Note note) {
        return note.author() == null || annotators.stream().anyMatch(a -> a.id().equals(note.author()));
    }

    private static void note(JsonGenerator out, Note note) {
        start(out, "note", note.id());
        out.writeStringProperty("kind", note.kind());
        reference(out, "image", note.image());
        reference(out, "annotation", note.annotation());
        reference(out, "author", note.author());
        out.writeStringProperty("time", note.time().toString());
        texts(out, "fields", note.fields());
        out.writeEndObject();
    }

    private static void reference(JsonGenerator out, String name, @Nullable Object id) {
        if (id != null) {
            out.writeStringProperty(name, id.toString());
        }
    }

    private static void annotation(JsonGenerator out, Annotation a) {
        start(out, "annotation", a.id());
        out.writeStringProperty("image", a.image().toString());
        out.writeStringProperty("label", a.label().toString());
        out.writeStringProperty("annotator", a.annotator().toString());
        out.writeName("geometry");
        ShapeJson.write(out, a.geometry());
        texts(out, "attributes", a.attributes());
        Provenance provenance = a.provenance();
        out.writeStringProperty("origin", provenance.origin().key());
        text(out, "source", provenance.source());
        Double score = provenance.score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
        if (provenance.guidelineVersion() != 0) {
            out.writeNumberProperty("guideline", provenance.guidelineVersion());
        }
        out.writeEndObject();
    }
}
