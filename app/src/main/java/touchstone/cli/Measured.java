package touchstone.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import touchstone.canvas.bench.Row;

/** Rows of measurements, for scripts and for people. */
final class Measured {

    private Measured() {
    }

    static List<?> json(List<Row> rows) {
        return rows.stream().map(row -> Json.object("work", row.work(), "median", row.median(), "p95", row.p95(),
                "p99", row.p99(), "unit", row.unit(), "frames", row.frames())).toList();
    }

    static String table(List<Row> rows, Output output) {
        return line(output.text("bench.work"), output.text("bench.median"), output.text("bench.p95"),
                output.text("bench.p99"), "") + "\n"
                + rows.stream().map(row -> line(row.work(), number(row.median()), number(row.p95()),
                        number(row.p99()), row.unit())).collect(Collectors.joining("\n"));
    }

    private static String line(String work, String median, String p95, String p99, String unit) {
        return String.format(Locale.ROOT, "%-72s %10s %10s %10s  %s", work, median, p95, p99, unit).stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
