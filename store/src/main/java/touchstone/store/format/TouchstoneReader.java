package touchstone.store.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.Spacing;
import touchstone.model.geometry.Mask;

/** Reads {@link Touchstone}'s lines. A line that cannot be used is left out and named; the others count. */
final class TouchstoneReader {

    private static final Messages TEXT = Messages.beside(TouchstoneReader.class);
    private static final int LONGEST_LINE = 1 << 26;
    private static final int LARGEST_SIDE = 1_000_000;
    private static final int BETWEEN_STEPS = 1_000;

    private final Path file;
    private final Watch watch;
    private final String name;
    private final Map<AnnotatorId, Annotator> annotators = new LinkedHashMap<>();
    private final Map<LabelId, Label> labels = new LinkedHashMap<>();
    private final Map<Integer, Guideline> guidelines = new TreeMap<>();
    private final Map<ImageId, Image> images = new LinkedHashMap<>();
    private final List<Progress> progress = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<Object> told = new HashSet<>();
    private final List<Imported.Note> refused = new ArrayList<>();
    private Path base;
    private int line;

    TouchstoneReader(Path file, Watch watch) {
        this.file = file;
        this.watch = watch;
        name = Draft.nameOf(file);
        base = Draft.folderOf(file);
    }

    Imported read() throws IOException {
        Json.requireJson(file);
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                int from = 0;
                for (int i = 0; i < n; i++) {
                    if (block[i] == '\n') {
                        rest.write(block, from, i - from);
                        line(rest.toByteArray());
                        rest.reset();
                        from = i + 1;
                    }
                }
                rest.write(block, from, n - from);
                if (rest.size() > LONGEST_LINE) {
                    throw new InputRefused(TEXT.text("lineLong", file, Integer.toString(line + 1)));
                }
            }
            if (rest.size() > 0) {
                line(rest.toByteArray());
            }
        }
        if (line == 0) {
            throw new InputRefused(TEXT.text("notTouchstone", file));
        }
        return new Imported(new LabelSchema(List.copyOf(labels.values())), List.copyOf(annotators.values()),
                List.copyOf(images.values()), annotations, progress, List.copyOf(guidelines.values()),
                new Imported.Notes(refused, List.of()), base, notes);
    }

    private void line(byte[] bytes) throws IOException {
        if (line++ % BETWEEN_STEPS == 0) {
            watch.step(Watch.Step.READ, annotations.size(), 0);
        }
        Map<?, ?> fields = Json.line(bytes) instanceof Map<?, ?> map ? map : Map.of();
        if (line == 1) {
            header(fields);
            return;
        }
        if (isBlank(bytes)) {
            return;
        }
        try {
            item(new Fields(fields));
        } catch (IllegalArgumentException reason) {
            refused.add(new Imported.Note(TEXT.text("whereLine", name, Integer.toString(line)),
                    String.valueOf(reason.getMessage())));
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private void header(Map<?, ?> fields) throws InputRefused {
        if (!"touchstone".equals(fields.get("type")) || !(fields.get("version") instanceof Long version)) {
            throw new InputRefused(TEXT.text("notTouchstone", file));
        }
        if (version > Touchstone.VERSION || version < 1) {
            throw new InputRefused(TEXT.text("touchstoneVersion", file, version.toString()));
        }
        if (fields.get("folder") instanceof String folder) {
            try {
                base = base.resolve(folder).normalize();
            } catch (InvalidPathException notAFolder) {
                refused.add(new Imported.Note(TEXT.text("whereLine", name, "1"), TEXT.text("imagePathUnusable")));
            }
        }
    }

    private void item(Fields fields) {
        switch (fields.text("type")) {
            case "annotator" -> {
                Annotator a = new Annotator(fields.id(AnnotatorId::of), fields.text("name"),
                        fields.known("role", k -> Annotator.Role.of(k).orElse(null)));
                named("annotator", a.name());
                once(a.id());
                annotators.put(a.id(), a);
            }
            case "label" -> {
                Label l = fields.label();
                named("label", l.name());
                once(l.id());
                labels.put(l.id(), l);
            }
            case "guideline" -> {
                Guideline g = new Guideline(fields.id(GuidelineId::of), fields.whole("version", 1),
                        fields.text("text"));
                once(g.id());
                if (g.version() < 1 || guidelines.putIfAbsent(g.version(), g) != null) {
                    throw new IllegalArgumentException(TEXT.text("versionTwice"));
                }
            }
            case "image" -> {
                Image i = image(fields);
                once(i.id());
                once(i.address());
                images.put(i.id(), i);
            }
            case "progress" -> {
                Progress p = new Progress(fields.ref("image", ImageId::of, images), fields.ref("annotator",
                        AnnotatorId::of, annotators), fields.known("status", k -> Progress.Status.of(k).orElse(null)));
                once(p.identity());
                progress.add(p);
            }
            case "annotation" -> {
                Annotation a = annotation(fields);
                once(a.id());
                annotations.add(a);
            }
            case "note" -> {
                Note n = note(fields);
                once(n.id());
                notes.add(n);
            }
            default -> throw new IllegalArgumentException(TEXT.text("lineType", fields.text("type")));
        }
    }

    private void named(String type, String text) {
        if (text.isBlank() || !told.add(List.of(type, text))) {
            throw new IllegalArgumentException(TEXT.text("nameTwice"));
        }
    }

    private void once(Object identity) {
        if (!told.add(identity)) {
            throw new IllegalArgumentException(TEXT.text("toldTwice"));
        }
    }

    private static Image image(Fields fields) {
        String path = fields.text("path");
        int width = fields.whole("width", 0);
        int height = fields.whole("height", 0);
        if (path.isBlank() || !Draft.isPath(path)) {
            throw new IllegalArgumentException(TEXT.text("imagePathUnusable"));
        }
        if (width > LARGEST_SIDE || height > LARGEST_SIDE || width < 0 || height < 0) {
            throw new IllegalArgumentException(
                    TEXT.text("imageSizeAbsurd", Integer.toString(width), Integer.toString(height)));
        }
        List<Double> spacing = fields.numbers("spacing");
        return new Image(fields.id(ImageId::of), path, fields.whole("plane", 0), width, height,
                fields.textOrNull("sha256"), fields.longWhole("bytes"),
                spacing.size() == 2 ? new Spacing(spacing.get(0), spacing.get(1)) : null, fields.texts("fields"));
    }

    private Note note(Fields fields) {
        Instant time;
        try {
            time = Instant.parse(fields.text("time"));
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(TEXT.text("badValue", "time"));
        }
        return new Note(fields.id(NoteId::of), fields.text("kind"),
                fields.get("image") == null ? null : fields.ref("image", ImageId::of, images),
                fields.get("annotation") == null ? null : fields.id("annotation", AnnotationId::of),
                fields.get("author") == null ? null : fields.ref("author", AnnotatorId::of, annotators), time,
                fields.texts("fields"));
    }

    private Annotation annotation(Fields fields) {
        AnnotationId id = fields.id(AnnotationId::of);
        ImageId image = fields.ref("image", ImageId::of, images);
        Annotation a = new Annotation(id, image, fields.ref("label", LabelId::of, labels),
                fields.ref("annotator", AnnotatorId::of, annotators), ShapeJson.read(fields.get("geometry")),
                fields.texts("attributes"),
                new Provenance(fields.known("origin", k -> Provenance.Origin.of(k).orElse(null)),
                        fields.textOr("source", ""), fields.numberOrNull("score"), fields.whole("guideline", 0)));
        Image of = images.get(image);
        if (of != null && a.geometry() instanceof Mask m && of.width() > 0
                && (m.width() != of.width() || m.height() != of.height())) {
            throw new IllegalArgumentException(TEXT.text("rleSize", Integer.toString(m.width()),
                    Integer.toString(m.height()), Integer.toString(of.width()), Integer.toString(of.height())));
        }
        return a;
    }
}
