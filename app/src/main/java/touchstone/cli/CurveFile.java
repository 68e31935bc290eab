package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.budget.Measured;

/**
 * A table of how good a model was after training on so many labels: a column of sizes, and one or more of errors or of
 * scores, which the first line tells apart by their names. Further columns of the same kind ("error2") and further lines
 * of the same size are repeated trainings.
 */
final class CurveFile {

    private static final Messages TEXT = Messages.beside(CurveFile.class);
    private static final Set<String> SIZES = Set.of("n", "size", "samples", "labels", "images", "items", "annotations",
            "examples");
    private static final Set<String> ERRORS = Set.of("error", "err", "errorrate", "loss", "missrate");
    private static final Set<String> SCORES = Set.of("score", "accuracy", "acc", "f1", "ap", "map", "iou", "miou",
            "dice", "auc", "precision", "recall", "kappa", "pq", "quality");

    private final Path file;
    private final List<Csv.Row> rows;
    private final List<String> head;

    private CurveFile(Path file) throws IOException {
        this.file = file;
        this.rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        head = rows.getFirst().cells().stream().map(CurveFile::word).toList();
    }

    /** A heading without what tells repetitions apart: "F1 score_2" is "f1score", "f1" stays. */
    private static String word(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (SIZES.contains(plain) || ERRORS.contains(plain) || SCORES.contains(plain)) {
            return plain;
        }
        return plain.replaceAll("\\d+$", "");
    }

    static Measured read(Path file) throws IOException {
        return new CurveFile(file).measured();
    }

    private Measured measured() throws InputRefused {
        int size = only(SIZES, "curve.size");
        List<Integer> errors = columns(ERRORS);
        List<Integer> scores = columns(SCORES);
        if (errors.isEmpty() == scores.isEmpty()) {
            throw new InputRefused(TEXT.text(errors.isEmpty() ? "curve.value" : "curve.both", file,
                    String.join(", ", rows.getFirst().cells())));
        }
        List<Measured.Point> points = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            double labels = number(row, size);
            if (labels <= 0) {
                throw new InputRefused(TEXT.text("curve.labels", file, row.line(), row.cells().get(size)));
            }
            for (int column : errors.isEmpty() ? scores : errors) {
                if (!row.cells().get(column).isEmpty()) {
                    double value = number(row, column);
                    if (value < 0 || value > 1) {
                        throw new InputRefused(TEXT.text(value > 1 && value <= 100 ? "curve.percent" : "curve.range",
                                file, row.line(), row.cells().get(column)));
                    }
                    points.add(new Measured.Point(labels, errors.isEmpty() ? 1 - value : value));
                }
            }
        }
        long sizes = points.stream().mapToDouble(Measured.Point::labels).distinct().count();
        if (sizes < Measured.SIZES) {
            throw new InputRefused(TEXT.text("curve.few", file, sizes, Measured.SIZES));
        }
        return Measured.of(points);
    }

    private int only(Set<String> names, String otherwise) throws InputRefused {
        List<Integer> found = columns(names);
        if (found.size() != 1) {
            throw new InputRefused(TEXT.text(otherwise, file, String.join(", ", rows.getFirst().cells())));
        }
        return found.getFirst();
    }

    private List<Integer> columns(Set<String> names) {
        return IntStream.range(0, head.size()).filter(i -> names.contains(head.get(i))).boxed().toList();
    }

    private double number(Csv.Row row, int column) throws InputRefused {
        String cell = row.cells().get(column);
        if (!SeriesFile.isNumber(cell)) {
            throw new InputRefused(TEXT.text("curve.number", file, row.line(), cell));
        }
        return Double.parseDouble(cell);
    }
}
