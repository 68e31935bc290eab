package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** Tables whose first column names an image and whose others are numbers; a first line without numbers is a heading. */
final class ImageNumbers {

    private static final Messages TEXT = Messages.beside(ImageNumbers.class);

    private ImageNumbers() {
    }

    /** None without a file. */
    static Map<String, double[]> points(@Nullable Path file) throws IOException {
        Map<String, double[]> points = new HashMap<>();
        List<Csv.Row> rows = file == null ? List.of() : Csv.read(file);
        for (int i = 0; i < rows.size(); i++) {
            Csv.Row row = rows.get(i);
            if (row.cells().size() < 2) {
                throw new InputRefused(TEXT.text("imageNumbers.columns", String.valueOf(file)));
            }
            if (i == 0 && row.cells().stream().skip(1).noneMatch(ImageNumbers::isNumber)) {
                continue;
            }
            double[] point = new double[row.cells().size() - 1];
            for (int c = 0; c < point.length; c++) {
                String cell = row.cells().get(c + 1);
                if (!isNumber(cell)) {
                    throw new InputRefused(
                            TEXT.text("imageNumbers.number", String.valueOf(file), row.line(), c + 2, cell));
                }
                point[c] = Double.parseDouble(cell);
            }
            if (points.put(row.cells().getFirst(), point) != null) {
                throw new InputRefused(TEXT.text("imageNumbers.twice", String.valueOf(file), row.line(),
                        row.cells().getFirst()));
            }
        }
        return points;
    }

    /** At least two classes, none below 0, not all 0. */
    static Map<String, double[]> probabilities(@Nullable Path file) throws IOException {
        Map<String, double[]> table = points(file);
        for (Map.Entry<String, double[]> image : table.entrySet()) {
            double sum = 0;
            for (double p : image.getValue()) {
                sum += p < 0 ? Double.NaN : p;
            }
            if (image.getValue().length < 2 || !(sum > 0)) {
                throw new InputRefused(
                        TEXT.text("imageNumbers.probabilities", String.valueOf(file), image.getKey()));
            }
        }
        return table;
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException text) {
            return false;
        }
    }
}
