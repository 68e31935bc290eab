package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.qa.json.MetricJson;

/** {@code metric match}: the optimal pairing of rows with columns of a matrix of similarities. */
@Command(name = "match")
final class MetricMatch implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "MATRIX", descriptionKey = "matrix")
    Path file;

    @Option(names = "--threshold", paramLabel = "T", required = true, descriptionKey = "threshold")
    double threshold;

    MetricMatch(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (!Double.isFinite(threshold) || threshold < 0) {
            throw new WrongUsage(output.text("match.threshold"));
        }
        return output.answer(MetricJson.match(matrix(), threshold));
    }

    private double[][] matrix() throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            List<String> cells = rows.get(i).cells();
            matrix[i] = new double[cells.size()];
            for (int j = 0; j < cells.size(); j++) {
                matrix[i][j] = number(rows.get(i).line(), j + 1, cells.get(j));
            }
        }
        return matrix;
    }

    private double number(int line, int column, String cell) throws InputRefused {
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException notANumber) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new InputRefused(output.text("match.number", file, line, column, cell));
        }
        return value;
    }
}
