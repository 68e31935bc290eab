package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.labelerror.LabelledProbabilities;
import touchstone.store.Project;

/**
 * A model's probabilities in a table: one line an example, one column a class. The first line names the classes; without
 * one, the classes are 0, 1, 2 ... A first column of no numbers, or one with a heading as "image" or "id", names the examples.
 *
 * @param classes in the order of the columns
 * @param names of the examples, null where the table has none
 */
record ProbabilityFile(Path file, List<String> classes, @Nullable List<String> names, List<double[]> rows) {

    private static final Messages TEXT = Messages.beside(ProbabilityFile.class);
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    static ProbabilityFile read(Path file) throws IOException {
        List<Csv.Row> lines = Csv.read(file);
        if (lines.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        List<String> first = lines.getFirst().cells();
        boolean header = isHeader(first);
        List<Csv.Row> body = header ? lines.subList(1, lines.size()) : lines;
        boolean named = !body.isEmpty() && isName(first.getFirst(), body, header);
        int from = named ? 1 : 0;
        List<String> classes = new ArrayList<>();
        for (int c = from; c < first.size(); c++) {
            classes.add(header ? first.get(c) : Integer.toString(c - from));
        }
        if (classes.size() < 2) {
            throw new InputRefused(TEXT.text("probabilities.classes", file));
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new InputRefused(TEXT.text("probabilities.twice", file));
        }
        List<double[]> rows = new ArrayList<>();
        for (Csv.Row line : body) {
            double[] row = new double[classes.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = probability(file, line, c + from);
            }
            rows.add(row);
        }
        return new ProbabilityFile(file, classes, named ? names(file, body) : null, rows);
    }

    /** Whether a line is not all probabilities; different whole numbers from 0 on are names of classes. */
    private static boolean isHeader(List<String> cells) {
        boolean numbers = cells.stream().allMatch(c -> number(c) != null);
        boolean counted = cells.stream().allMatch(c -> WHOLE.matcher(c).matches())
                && new HashSet<>(cells).size() == cells.size();
        return !numbers || counted;
    }

    /** The first column holds names when its heading says so or no cell of it is a number. */
    private static boolean isName(String heading, List<Csv.Row> body, boolean header) {
        return header && (heading.isEmpty() || heading.matches("(?i)id|name|example|unit|item|image|index|row|file"))
                || body.stream().allMatch(r -> number(r.cells().getFirst()) == null);
    }

    private static List<String> names(Path file, List<Csv.Row> body) throws InputRefused {
        List<String> names = body.stream().map(r -> r.cells().getFirst()).toList();
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw new InputRefused(TEXT.text("probabilities.example", file, body.get(i).line(), names.get(i)));
            }
        }
        return names;
    }

    private static @Nullable Double number(String cell) {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static double probability(Path file, Csv.Row line, int column) throws InputRefused {
        String cell = line.cells().get(column);
        Double value = number(cell);
        if (value == null || !LabelledProbabilities.isProbability(value)) {
            throw new InputRefused(TEXT.text("probabilities.number", file, line.line(), column + 1, cell));
        }
        return value;
    }

    /** Whether the label names a class, or counts one where no class has a number for a name. */
    private int place(String label) {
        int place = classes.indexOf(label);
        if (place >= 0 || !WHOLE.matcher(label).matches()
                || classes.stream().anyMatch(c -> WHOLE.matcher(c).matches())) {
            return place;
        }
        int counted = Integer.parseInt(label);
        return counted < classes.size() ? counted : -1;
    }

    /**
     * The labels of a table for these examples: its last column, found by its first where both tables name their
     * examples, else in the same order. Its first line is a heading when its last cell is no class.
     */
    LabelledProbabilities labelled(Path labels) throws IOException {
        List<Csv.Row> lines = Csv.read(labels);
        if (lines.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", labels));
        }
        int width = lines.getFirst().cells().size();
        if (width > 2) {
            throw new InputRefused(TEXT.text("labels.columns", labels, width));
        }
        List<Csv.Row> body = place(lines.getFirst().cells().getLast()) < 0 ? lines.subList(1, lines.size()) : lines;
        if (body.isEmpty() && rows.isEmpty()) {
            throw new InputRefused(TEXT.text("labels.none", labels));
        }
        if (body.size() != rows.size()) {
            throw new InputRefused(TEXT.text("labels.rows", labels, body.size(), file, rows.size()));
        }
        Map<String, double[]> byName = width == 2 && names != null ? byName(names) : Map.of();
        int[] given = new int[rows.size()];
        double[][] probabilities = new double[rows.size()][];
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < given.length; i++) {
            Csv.Row line = body.get(i);
            given[i] = place(line.cells().getLast());
            if (given[i] < 0) {
                throw new InputRefused(TEXT.text("labels.unknown", labels, line.line(), line.cells().getLast(), file,
                        String.join(", ", classes)));
            }
            if (byName.isEmpty()) {
                probabilities[i] = rows.get(i);
            } else {
                double[] row = byName.get(line.cells().getFirst());
                if (row == null || !seen.add(line.cells().getFirst())) {
                    throw new InputRefused(TEXT.text(row == null ? "labels.example" : "probabilities.example", labels,
                            line.line(), line.cells().getFirst(), file));
                }
                probabilities[i] = row;
            }
        }
        return new LabelledProbabilities(classes, given, probabilities);
    }

    /** The rows of a project's images, which the first column names. */
    Map<Image, double[]> images(Project project) throws InputRefused {
        List<String> named = names;
        if (named == null) {
            throw new InputRefused(TEXT.text("probabilities.images", file));
        }
        Map<Image, double[]> images = new LinkedHashMap<>();
        for (int i = 0; i < named.size(); i++) {
            images.put(Projects.image(project, named.get(i)), rows.get(i));
        }
        return images;
    }

    private Map<String, double[]> byName(List<String> of) {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < of.size(); i++) {
            byName.put(of.get(i), Objects.requireNonNull(rows.get(i)));
        }
        return byName;
    }
}
