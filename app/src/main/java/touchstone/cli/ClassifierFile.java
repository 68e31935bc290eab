package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.consensus.Probabilities;
import touchstone.qa.consensus.Votes;

/**
 * A classifier's probabilities in a table: units in lines, labels in columns. A first line with the labels' names is told
 * by the number of lines, one more than there are units. Without it, the columns are the labels that occur, in their
 * order, or, where there are more columns than labels, the numbers from 0 on.
 */
final class ClassifierFile {

    private static final Messages TEXT = Messages.beside(ClassifierFile.class);

    /** How far the probabilities of a unit may be from 1 together, because they were rounded. */
    private static final double ROUNDED = 1e-3;

    private ClassifierFile() {
    }

    static Probabilities read(Path file, Votes votes) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        int units = votes.units();
        boolean named = rows.size() == units + 1;
        if (!named && rows.size() != units) {
            throw new InputRefused(TEXT.text("classifier.units", file, rows.size(), units));
        }
        List<Csv.Row> body = named ? rows.subList(1, rows.size()) : rows;
        double[][] numbers = new double[units][];
        for (int u = 0; u < units; u++) {
            numbers[u] = row(file, body.get(u));
        }
        int columns = rows.isEmpty() ? votes.labels().size() : rows.getFirst().cells().size();
        return new Probabilities(named ? named(file, rows.getFirst().cells(), votes) : counted(file, columns, votes),
                numbers);
    }

    private static double[] row(Path file, Csv.Row row) throws InputRefused {
        double[] numbers = new double[row.cells().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(row.cells().get(i));
            if (!(numbers[i] >= 0 && numbers[i] <= 1)) {
                throw new InputRefused(
                        TEXT.text("classifier.number", file, row.line(), i + 1, row.cells().get(i)));
            }
        }
        double sum = Arrays.stream(numbers).sum();
        if (Math.abs(sum - 1) > ROUNDED) {
            throw new InputRefused(TEXT.text("classifier.sum", file, row.line(), sum));
        }
        return numbers;
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static List<String> named(Path file, List<String> names, Votes votes) throws InputRefused {
        List<String> labels = new ArrayList<>(names);
        for (String label : votes.labels()) {
            int place = IntStream.range(0, names.size()).filter(i -> same(names.get(i), label)).findFirst()
                    .orElse(-1);
            if (place < 0) {
                throw new InputRefused(TEXT.text("classifier.missing", file, label));
            }
            labels.set(place, label);
        }
        if (new HashSet<>(labels).size() < labels.size()) {
            throw new InputRefused(TEXT.text("classifier.twice", file));
        }
        return labels;
    }

    /** Ratings take "1" and "1.0" for one category, so a column of either name is its. */
    private static boolean same(String name, String label) {
        return name.equals(label) || number(name) == number(label);
    }

    private static List<String> counted(Path file, int columns, Votes votes) throws InputRefused {
        List<String> labels = votes.labels();
        if (labels.size() == columns) {
            return labels;
        }
        List<String> counted = IntStream.range(0, columns).mapToObj(Integer::toString).toList();
        // Labels that begin with 1 may be counted from 1: which column is whose would be a guess.
        if (labels.isEmpty() || labels.contains("0") && counted.containsAll(labels)) {
            return counted;
        }
        throw new InputRefused(TEXT.text("classifier.labels", file, columns, labels.size()));
    }
}
