package touchstone.store.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Perimeter;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;

/** Writes {@link Csv}'s table. */
final class CsvWriter {

    private static final Messages TEXT = Messages.beside(CsvWriter.class);
    private static final List<String> COLUMNS = List.of(Csv.IMAGE, Csv.WIDTH, Csv.HEIGHT, Csv.ANNOTATOR, Csv.ROLE,
            Csv.STATUS, Csv.LABEL, Csv.KIND, "x", "y", "width", "height", "area", "perimeter", Csv.ORIGIN, Csv.SOURCE,
            Csv.SCORE, Csv.GUIDELINE, "created", "id");

    private final Content content;
    private final List<Annotator> annotators;
    private final Set<String> attributes = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();

    CsvWriter(ProjectView project, WriteOptions options) {
        content = new Content(project, options);
        content.losses.schema(project);
        annotators = project.annotators().stream().filter(a -> options.annotators().contains(a.id())).toList();
    }

    Losses losses() {
        return content.losses.total();
    }

    void write(Path to) throws IOException {
        for (Image image : content.project.images()) {
            fields.addAll(image.fields().keySet());
            for (Annotation a : content.objects(image)) {
                attributes.addAll(a.attributes().keySet());
                a.attributes().values().stream().filter(String::isEmpty)
                        .forEach(v -> content.losses.detail(TEXT.text("lossEmptyAttribute")));
            }
            if (image.spacing() != null) {
                content.losses.detail(TEXT.text("lossSpacing"));
            }
        }
        // This writer, unlike that of Files, puts a question mark for half a character instead of failing.
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(to), StandardCharsets.UTF_8))) {
            out.write('\ufeff');
            List<String> header = new ArrayList<>(COLUMNS);
            attributes.forEach(name -> header.add(Csv.ATTRIBUTE + name));
            fields.forEach(name -> header.add(Csv.FIELD + name));
            header.add(Csv.GEOMETRY);
            row(out, header);
            for (Image image : content.project.images()) {
                image(out, image);
            }
        }
    }

    private static void row(Writer out, Iterable<String> cells) throws IOException {
        String between = "";
        for (String cell : cells) {
            out.write(between);
            out.write(CsvCells.written(cell));
            between = ",";
        }
        out.write("\r\n");
    }

    private void image(Writer out, Image image) throws IOException {
        boolean told = false;
        for (Annotator annotator : annotators) {
            List<Annotation> objects = content.project.annotations(image.id(), annotator.id());
            Progress.Status status = content.project.status(image.id(), annotator.id());
            for (Annotation a : objects) {
                row(out, cells(image, annotator, status, a));
            }
            if (objects.isEmpty() && status != Progress.Status.TODO) {
                row(out, cells(image, annotator, status, null));
            }
            told |= !objects.isEmpty() || status != Progress.Status.TODO;
        }
        if (!told) {
            row(out, cells(image, null, null, null));
        }
    }

    private List<String> cells(Image image, @Nullable Annotator annotator, Progress.@Nullable Status status,
            @Nullable Annotation a) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Csv.IMAGE, image.address());
        cells.put(Csv.WIDTH, Integer.toString(image.width()));
        cells.put(Csv.HEIGHT, Integer.toString(image.height()));
        if (annotator != null && status != null) {
            cells.put(Csv.ANNOTATOR, annotator.name());
            cells.put(Csv.ROLE, annotator.role().key());
            cells.put(Csv.STATUS, status.key());
        }
        if (a != null) {
            object(cells, a);
        }
        List<String> row = new ArrayList<>();
        COLUMNS.forEach(column -> row.add(cells.getOrDefault(column, "")));
        attributes.forEach(name -> row.add(a == null ? "" : a.attributes().getOrDefault(name, "")));
        fields.forEach(name -> row.add(image.fields().getOrDefault(name, "")));
        row.add(a == null ? "" : json(a.geometry()));
        return row;
    }

    private void object(Map<String, String> cells, Annotation a) {
        cells.put(Csv.LABEL, content.label(a).name());
        cells.put(Csv.KIND, a.geometry().kind().key());
        Bounds bounds = a.geometry().bounds();
        if (!bounds.isEmpty()) {
            cells.put("x", Draft.number(bounds.minX()));
            cells.put("y", Draft.number(bounds.minY()));
            cells.put("width", Draft.number(bounds.width()));
            cells.put("height", Draft.number(bounds.height()));
            cells.put("area", Draft.number(a.geometry().area()));
            Perimeter.of(a.geometry()).ifPresent(length -> cells.put("perimeter", Draft.number(length)));
        }
        cells.put(Csv.ORIGIN, a.provenance().origin().key());
        cells.put(Csv.SOURCE, a.provenance().source());
        Double score = a.provenance().score();
        if (score != null) {
            cells.put(Csv.SCORE, Double.toString(score));
        }
        if (a.provenance().guidelineVersion() != 0) {
            cells.put(Csv.GUIDELINE, Integer.toString(a.provenance().guidelineVersion()));
        }
        UUID id = a.id().value();
        if (id.version() == 7) {
            cells.put("created", Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).toString());
        }
        cells.put("id", id.toString());
    }

    private static String json(Geometry geometry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.generator(text)) {
            ShapeJson.write(out, geometry);
        }
        return text.toString();
    }
}
