package touchstone.store.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.geometry.InvalidGeometry;

/** Reads {@link Csv}'s table back, its columns in any order. */
final class CsvReader {

    private static final Messages TEXT = Messages.beside(CsvReader.class);
    private static final int HEAD = 4096;

    private final Path file;
    private final String name;
    private final Draft draft;
    private final Map<String, Optional<Image>> images = new HashMap<>();

    CsvReader(Path file, ReadOptions options) {
        this.file = file;
        name = Draft.nameOf(file);
        draft = new Draft(file, Draft.folderOf(file), options);
    }

    Imported read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputRefused(TEXT.text(Files.exists(file) ? "folder" : "gone", file));
        }
        String first = Json.head(file, HEAD).lines().findFirst().orElse("");
        char separator = first.contains(",") ? ',' : ';';
        try (Reader in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            CsvCells cells = new CsvCells(file, in, separator);
            List<String> header = cells.read().orElse(List.of());
            if (!header.contains(Csv.IMAGE) || !header.contains(Csv.KIND) || !header.contains(Csv.GEOMETRY)) {
                throw new InputRefused(TEXT.text("notCsv", file));
            }
            for (Optional<List<String>> row = cells.read(); row.isPresent(); row = cells.read()) {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), row.get().size()); i++) {
                    values.put(header.get(i), row.get().get(i));
                }
                if (!values.getOrDefault(Csv.IMAGE, "").isEmpty()) {
                    row(TEXT.text("whereTableRow", name, Integer.toString(cells.row())), values);
                }
            }
        }
        return draft.finish();
    }

    private void row(String where, Map<String, String> values) throws IOException {
        String address = draft.clean(where, values.getOrDefault(Csv.IMAGE, ""));
        Optional<Image> known = images.get(address);
        if (known == null) {
            known = image(where, address, values);
            images.put(address, known);
        }
        if (known.isEmpty()) {
            return;
        }
        Image image = known.get();
        String who = draft.clean(where, values.getOrDefault(Csv.ANNOTATOR, ""));
        if (!who.isBlank()) {
            Annotator by = draft.annotator(who,
                    Annotator.Role.of(values.getOrDefault(Csv.ROLE, "")).orElse(Annotator.Role.ANNOTATOR));
            Progress.Status.of(values.getOrDefault(Csv.STATUS, "")).filter(s -> s != Progress.Status.TODO)
                    .ifPresent(status -> draft.status(image, by, status));
            if (!values.getOrDefault(Csv.KIND, "").isEmpty()) {
                object(where, image, by, values);
            }
        } else if (values.getOrDefault(Csv.KIND, "").isEmpty()) {
            draft.untouched(image);
        } else {
            draft.refuse(where, "rowNobody");
        }
    }

    private Optional<Image> image(String where, String address, Map<String, String> values) throws IOException {
        double width = number(values.getOrDefault(Csv.WIDTH, ""));
        double height = number(values.getOrDefault(Csv.HEIGHT, ""));
        Optional<Image> image = width > 0 && height > 0
                ? draft.image(where, address, width, height)
                : draft.imageOfUnknownSize(where, address);
        image.ifPresent(known -> values.forEach((column, value) -> {
            if (column.startsWith(Csv.FIELD) && !value.isEmpty()) {
                draft.field(known, draft.clean(where, column.substring(Csv.FIELD.length())),
                        draft.clean(where, value));
            }
        }));
        return image;
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private void object(String where, Image image, Annotator by, Map<String, String> values) throws IOException {
        String text = draft.clean(where, values.getOrDefault(Csv.LABEL, ""));
        if (text.isBlank()) {
            draft.refuse(where, "shapeNoLabel");
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        values.forEach((column, value) -> {
            if (column.startsWith(Csv.ATTRIBUTE) && !value.isEmpty()) {
                attributes.put(draft.clean(where, column.substring(Csv.ATTRIBUTE.length())), draft.clean(where, value));
            }
        });
        String scored = values.getOrDefault(Csv.SCORE, "");
        Double score = scored.isEmpty() ? null : (Double) number(scored);
        String origin = values.getOrDefault(Csv.ORIGIN, "");
        try {
            byte[] shape = values.getOrDefault(Csv.GEOMETRY, "").getBytes(StandardCharsets.UTF_8);
            draft.add(() -> where, image, draft.label(text), by, ShapeJson.read(Json.line(shape)), attributes,
                    new Provenance(Provenance.Origin.of(origin).orElse(Provenance.Origin.IMPORT),
                            values.getOrDefault(Csv.SOURCE, ""), score,
                            (int) number(values.getOrDefault(Csv.GUIDELINE, ""))));
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        }
    }
}
