package touchstone.guideline;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.Relabelling;
import touchstone.store.format.CsvCells;

/** What had to be looked at again and what became of each, for people and programs: by names, with who settled it when. */
public final class RelabelFile {

    private final Map<ImageId, String> images;
    private final Map<AnnotatorId, String> people;
    private final Map<LabelId, String> labels;

    public RelabelFile(ProjectView project) {
        images = project.images().stream().collect(Collectors.toMap(Image::id, Image::address));
        people = project.annotators().stream().collect(Collectors.toMap(Annotator::id, Annotator::name));
        labels = project.schema().labels().stream().collect(Collectors.toMap(Label::id, Label::name));
    }

    /**
     * One row by the names of its columns; one without an object is an image that was finished without one of the label. A
     * box is x, y, width and height, null for an object that has no
     * place.
     */
    public Map<String, @Nullable Object> row(Relabelling.Row row) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        Bounds at = row.bounds();
        AnnotationId object = row.object();
        all.put("object", object == null ? null : object.toString());
        all.put("image", images.getOrDefault(row.image(), row.image().toString()));
        all.put("label", labels.getOrDefault(row.label(), row.label().toString()));
        all.put("annotator", people.getOrDefault(row.annotator(), row.annotator().toString()));
        all.put("box", at.isEmpty() ? null : List.of(at.minX(), at.minY(), at.width(), at.height()));
        all.put("made", row.made().toString());
        all.put("madeUnder", row.version());
        all.put("wanted", row.wanted());
        all.put("state", row.state().key());
        AnnotatorId who = row.who();
        all.put("settledBy", who == null ? null : people.getOrDefault(who, who.toString()));
        all.put("settled", row.when() == null ? null : row.when().toString());
        all.put("edit", row.edit() == 0 ? null : (Object) row.edit());
        return all;
    }

    /** As JSON where the name ends so, else as a table in which no cell is a formula. */
    public void write(Path file, Collection<Relabelling.Row> rows, Relabelling.Count count) throws IOException {
        if (file.toString().endsWith(".json")) {
            json(file, rows, count);
        } else {
            csv(file, rows);
        }
    }

    private void json(Path file, Collection<Relabelling.Row> rows, Relabelling.Count count) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("all", count.all());
            json.writeNumberProperty("open", count.open());
            json.writeNumberProperty("confirmed", count.confirmed());
            json.writeNumberProperty("changed", count.changed());
            json.writeNumberProperty("removed", count.removed());
            json.writeArrayPropertyStart("objects");
            for (Relabelling.Row row : rows) {
                json.writeStartObject();
                row(row).forEach((name, value) -> {
                    json.writeName(name);
                    value(json, value);
                });
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case List<?> numbers -> {
                json.writeStartArray();
                numbers.forEach(n -> json.writeNumber(((Number) n).doubleValue()));
                json.writeEndArray();
            }
            case Number number -> json.writeNumber(number.longValue());
            default -> json.writeString(value.toString());
        }
    }

    private void csv(Path file, Collection<Relabelling.Row> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("object,image,label,annotator,box,made,madeUnder,wanted,state,settledBy,settled,edit\r\n");
            for (Relabelling.Row row : rows) {
                out.write(row(row).values().stream().map(RelabelFile::cell).collect(Collectors.joining(",")));
                out.write("\r\n");
            }
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> numbers -> numbers.stream().map(Objects::toString).collect(Collectors.joining(" "));
            case Number number -> number.toString();
            default -> CsvCells.written(value.toString());
        };
    }
}
