package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Tag;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.NeighbourErrors;
import touchstone.qa.labelerror.NeighbourErrors.Embedded;
import touchstone.qa.labelerror.Suspicion;
import touchstone.store.Project;

/** Vectors of images, or of objects, in a table: image, object (where the first line says so), then the numbers. */
record EmbeddingFile(List<Line> lines) {

    private static final Messages TEXT = Messages.beside(EmbeddingFile.class);

    /** @param object its id; empty for the image */
    @SuppressWarnings("ArrayRecordComponent") // a vector, never compared
    record Line(Image image, String object, float[] vector) {
    }

    static EmbeddingFile read(Path file, Project project) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.size() < 2 || !rows.getFirst().cells().getFirst().equalsIgnoreCase("image")) {
            throw new InputRefused(TEXT.text("embeddings.header", file));
        }
        List<String> header = rows.getFirst().cells();
        int from = header.size() > 1 && header.get(1).equalsIgnoreCase("object") ? 2 : 1;
        if (header.size() <= from) {
            throw new InputRefused(TEXT.text("embeddings.header", file));
        }
        List<Line> lines = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            float[] vector = new float[header.size() - from];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = number(file, row, i + from);
            }
            lines.add(new Line(Projects.image(project, row.cells().getFirst()), from == 2 ? row.cells().get(1) : "",
                    vector));
        }
        return new EmbeddingFile(lines);
    }

    private static float number(Path file, Csv.Row row, int column) throws InputRefused {
        String cell = row.cells().get(column);
        float value;
        try {
            value = Float.parseFloat(cell);
        } catch (NumberFormatException noNumber) {
            value = Float.NaN;
        }
        if (!Float.isFinite(value)) {
            throw new InputRefused(TEXT.text("embeddings.number", file, row.line(), column + 1, cell));
        }
        return value;
    }

    /** Objects by their ids; images by the one tag that the annotator gave them, those with none or several are left out. */
    List<Suspicion> errors(Project project, Annotator annotator, int k, Rules rules, Watch watch) {
        List<Embedded> examples = new ArrayList<>();
        for (Line line : lines) {
            List<Annotation> own = project.annotations(line.image.id(), annotator.id()).stream()
                    .filter(o -> line.object.isEmpty()
                            ? o.geometry() instanceof Tag
                            : o.id().toString().equals(line.object))
                    .toList();
            if (own.size() == 1) {
                examples.add(new Embedded(line.image, own.getFirst(), line.vector));
            }
        }
        return NeighbourErrors.of(project, examples, k, rules, watch);
    }
}
