package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.agreement.Coefficient;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.json.MetricJson;

/** {@code metric ratings}: every coefficient of agreement on a table of ratings. */
@Command(name = "ratings")
final class MetricRatings implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "ratings")
    Path file;

    MetricRatings(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(output.text("csv.empty", file));
        }
        List<String> raters = rows.getFirst().cells();
        if (new HashSet<>(raters).size() < raters.size()) {
            throw new InputRefused(output.text("ratings.twice", file));
        }
        List<List<@Nullable String>> units = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            List<@Nullable String> unit = new ArrayList<>();
            row.cells().forEach(cell -> unit.add(cell.isEmpty() ? null : cell));
            units.add(unit);
        }
        RatingTable table = RatingTable.of(raters, units);
        return output.answer(() -> MetricJson.ratings(table), () -> text(table));
    }

    private String text(RatingTable table) {
        StringBuilder text = new StringBuilder(output.text("ratings.table", table.units(), table.raters().size(),
                table.categories().size()));
        for (Coefficient coefficient : Coefficients.ALL) {
            Estimate estimate = coefficient.of(table);
            text.append("\n").append(Estimates.line(coefficient.name(), estimate));
        }
        return text.toString();
    }
}
