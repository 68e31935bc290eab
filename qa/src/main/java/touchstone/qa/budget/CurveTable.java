package touchstone.qa.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A table of how good a model was after training on so many labels: a column of sizes, and one or more of errors or of
 * scores, which the first line tells apart by their names. Further columns of the same kind ("error2") and further lines
 * of the same size are repeated trainings.
 */
public final class CurveTable {

    private static final Messages TEXT = Messages.beside(CurveTable.class);
    private static final Set<String> SIZES = Set.of("n", "size", "samples", "labels", "images", "items", "annotations",
            "examples");
    private static final Set<String> ERRORS = Set.of("error", "err", "errorrate", "loss", "missrate");
    private static final Set<String> SCORES = Set.of("score", "accuracy", "acc", "f1", "ap", "map", "iou", "miou",
            "dice", "auc", "precision", "recall", "kappa", "pq", "quality");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[\\t;,]\\s*|\\s+");
    private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}([.,]\\d{3})+");

    /** @param line in the file, from 1 */
    public record Row(int line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    private final String source;
    private final List<Row> rows;
    private final List<String> head;

    private CurveTable(String source, List<Row> rows) throws InputRefused {
        this.source = source;
        this.rows = rows;
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("curve.empty", source));
        }
        head = rows.getFirst().cells().stream().map(CurveTable::word).toList();
    }

    /** A heading without what tells repetitions apart: "F1 score_2" is "f1score", "f1" stays. */
    private static String word(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (SIZES.contains(plain) || ERRORS.contains(plain) || SCORES.contains(plain)) {
            return plain;
        }
        return plain.replaceAll("\\d+$", "");
    }

    /**
     * @param source what the table is called in sentences
     * @param rows of as many cells as the first, which holds the headings
     */
    public static Measured read(String source, List<Row> rows) throws InputRefused {
        return new CurveTable(source, rows).measured();
    }

    /**
     * Of text as one pastes it: cells between semicolons, tabs, commas or blanks, as the headings have it. Where no comma
     * stands between cells, one within a number is its decimal point.
     */
    public static Measured pasted(String source, String text) throws InputRefused {
        List<Row> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        String headings = text.strip().lines().findFirst().orElse("");
        Pattern between = headings.contains(";")
                ? Pattern.compile("\\s*;\\s*")
                : headings.contains("\t")
                        ? Pattern.compile(" *\\t *")
                        : headings.contains(",") ? BETWEEN : Pattern.compile("\\s+");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                rows.add(new Row(i + 1, List.of(between.split(line, -1))));
            }
        }
        for (Row row : rows) {
            if (row.cells().size() != rows.getFirst().cells().size()) {
                throw new InputRefused(TEXT.text("curve.width", source, row.line(), row.cells().size(),
                        rows.getFirst().cells().size()));
            }
        }
        return read(source, rows);
    }

    private Measured measured() throws InputRefused {
        int size = only(SIZES, "curve.size");
        List<Integer> errors = columns(ERRORS);
        List<Integer> scores = columns(SCORES);
        if (errors.isEmpty() == scores.isEmpty()) {
            throw new InputRefused(TEXT.text(errors.isEmpty() ? "curve.value" : "curve.both", source,
                    String.join(", ", rows.getFirst().cells())));
        }
        List<Measured.Point> points = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (isUnclear(row, size)) {
                throw new InputRefused(TEXT.text("curve.thousands", source, row.line(), row.cells().get(size)));
            }
            double labels = number(row, size);
            if (labels <= 0) {
                throw new InputRefused(TEXT.text("curve.labels", source, row.line(), row.cells().get(size)));
            }
            for (int column : errors.isEmpty() ? scores : errors) {
                if (!row.cells().get(column).isEmpty()) {
                    double value = number(row, column);
                    if (value < 0 || value > 1) {
                        throw new InputRefused(TEXT.text(value > 1 && value <= 100 ? "curve.percent" : "curve.range",
                                source, row.line(), row.cells().get(column)));
                    }
                    points.add(new Measured.Point(labels, errors.isEmpty() ? 1 - value : value));
                }
            }
        }
        long sizes = points.stream().mapToDouble(Measured.Point::labels).distinct().count();
        if (sizes < Measured.SIZES) {
            throw new InputRefused(TEXT.text("curve.few", source, sizes, Measured.SIZES));
        }
        return Measured.of(points);
    }

    private int only(Set<String> names, String otherwise) throws InputRefused {
        List<Integer> found = columns(names);
        if (found.size() != 1) {
            throw new InputRefused(TEXT.text(otherwise, source, String.join(", ", rows.getFirst().cells())));
        }
        return found.getFirst();
    }

    private List<Integer> columns(Set<String> names) {
        return IntStream.range(0, head.size()).filter(i -> names.contains(head.get(i))).boxed().toList();
    }

    /** Whether a size may be meant in thousands: with a comma, or with a point in a table with decimal commas. */
    private boolean isUnclear(Row row, int size) {
        String cell = row.cells().get(size);
        return THOUSANDS.matcher(cell).matches()
                && (cell.contains(",") || row.cells().stream().anyMatch(c -> COMMA.matcher(c).matches()));
    }

    private double number(Row row, int column) throws InputRefused {
        String cell = row.cells().get(column);
        try {
            double number = Double.parseDouble(COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new InputRefused(TEXT.text("curve.number", source, row.line(), cell));
        }
        throw new InputRefused(TEXT.text("curve.number", source, row.line(), cell));
    }
}
