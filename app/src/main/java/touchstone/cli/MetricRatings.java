package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.qa.agreement.CategoryAgreement;
import touchstone.qa.agreement.Coefficient;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.json.RatingsJson;

/** {@code metric ratings}: every coefficient of agreement on a table of ratings. */
@Command(name = "ratings")
final class MetricRatings implements Callable<Integer> {

    /** People are shown the categories one by one up to so many. */
    private static final int SHOWN_CATEGORIES = 30;
    /** What programs write for a number that there is not; taken for a category it would be a wrong answer. */
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "ratings")
    Path file;

    @Option(names = "--categories", split = ",", paramLabel = "CATEGORY", descriptionKey = "categories")
    List<String> categories = List.of();

    MetricRatings(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        RatingTable table = table();
        return output.answer(() -> RatingsJson.of(table), () -> text(table));
    }

    private RatingTable table() throws IOException, WrongUsage {
        List<String> said = categories.stream().map(String::strip).toList();
        if (said.contains("") || new HashSet<>(said).size() < said.size()) {
            throw new WrongUsage(output.text("ratings.categories"));
        }
        Reading reading = new Reading(said);
        Csv.forEach(file, reading::row);
        if (reading.builder == null) {
            throw new InputRefused(output.text("csv.empty", file));
        }
        return reading.builder.build();
    }

    /** The header becomes the raters, every further line a unit. */
    private final class Reading {

        private final List<String> said;
        private RatingTable.@Nullable Builder builder;

        Reading(List<String> said) {
            this.said = said;
        }

        void row(Csv.Row row) throws InputRefused {
            RatingTable.Builder units = builder;
            if (units == null) {
                if (new HashSet<>(row.cells()).size() < row.cells().size()) {
                    throw new InputRefused(output.text("ratings.twice", file));
                }
                builder = said.isEmpty()
                        ? new RatingTable.Builder(row.cells())
                        : new RatingTable.Builder(row.cells(), said);
                return;
            }
            List<@Nullable String> unit = new ArrayList<>(row.cells().size());
            for (String cell : row.cells()) {
                if (NOT_FINITE.matcher(cell).matches() && !said.contains(cell)) {
                    throw new InputRefused(output.text("ratings.notFinite", file, row.line(), cell));
                }
                unit.add(cell.isEmpty() ? null : cell);
            }
            Optional<String> unknown = units.unknown(unit);
            if (unknown.isPresent()) {
                throw new InputRefused(output.text("ratings.unknown", file, row.line(), unknown.get(),
                        String.join(", ", said)));
            }
            units.add(unit);
        }
    }

    private String text(RatingTable table) {
        StringBuilder text = new StringBuilder(output.text("ratings.table", table.units(), table.raters().size(),
                table.categories().size()));
        for (Coefficient coefficient : Coefficients.ALL) {
            text.append("\n").append(Estimates.line(coefficient.name(), coefficient.of(table)));
        }
        List<CategoryAgreement> each = CategoryAgreement.of(table);
        if (!each.isEmpty() && each.size() <= SHOWN_CATEGORIES) {
            text.append("\n").append(output.text("ratings.byCategory"));
            for (CategoryAgreement category : each) {
                text.append("\n").append(String.format(Locale.ROOT, "  %-26s %7s  %s", category.category(),
                        number(category.specific().number()), number(category.kappa().number())));
            }
        }
        return text.toString();
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.4f", number.getAsDouble()) : "-";
    }
}
