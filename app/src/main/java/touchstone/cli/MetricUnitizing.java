package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.qa.agreement.UnitizingAlpha;
import touchstone.qa.agreement.UnitizingAlpha.Stretch;
import touchstone.qa.json.RatingsJson;

/** {@code metric unitizing}: agreement on stretches of a line. */
@Command(name = "unitizing")
final class MetricUnitizing implements Callable<Integer> {

    private static final List<String> HEADER = List.of("begin", "length", "rater", "category");

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "stretches")
    Path file;

    @Option(names = "--line", required = true, paramLabel = "BEGIN,LENGTH", descriptionKey = "line")
    String line;

    @Option(names = "--raters", paramLabel = "N", descriptionKey = "lineRaters")
    int raters;

    MetricUnitizing(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        String[] ends = line.split(",", -1);
        if (ends.length != 2 || !ends[0].strip().matches("-?\\d{1,9}") || !ends[1].strip().matches("[1-9]\\d{0,8}")) {
            throw new WrongUsage(output.text("unitizing.line", line));
        }
        long begin = Long.parseLong(ends[0].strip());
        long length = Long.parseLong(ends[1].strip());
        Map<String, Integer> names = new HashMap<>();
        List<Stretch> stretches = stretches(begin, length, names);
        UnitizingAlpha agreement = UnitizingAlpha.of(begin, length, Math.max(raters, names.size()), stretches);
        return output.answer(() -> RatingsJson.of(agreement), () -> text(agreement));
    }

    private List<Stretch> stretches(long begin, long length, Map<String, Integer> names) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty() || !rows.getFirst().cells().equals(HEADER)) {
            throw new InputRefused(output.text("unitizing.header", file, String.join(",", HEADER)));
        }
        List<Placed> placed = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            long from = whole(row, 0);
            long steps = whole(row, 1);
            if (steps < 1 || from < begin || from + steps > begin + length) {
                throw new InputRefused(output.text("unitizing.outside", file, row.line(), from, steps, begin, length));
            }
            int rater = names.computeIfAbsent(row.cells().get(2), name -> names.size());
            placed.add(new Placed(row.line(), new Stretch(from, steps, rater, row.cells().get(3))));
        }
        requireApart(placed);
        return placed.stream().map(Placed::stretch).toList();
    }

    private record Placed(int line, Stretch stretch) {
    }

    private void requireApart(List<Placed> placed) throws InputRefused {
        List<Placed> sorted = placed.stream().sorted(Comparator.<Placed>comparingInt(p -> p.stretch.rater())
                .thenComparing(p -> p.stretch.category()).thenComparingLong(p -> p.stretch.begin())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Stretch a = sorted.get(i - 1).stretch;
            Stretch b = sorted.get(i).stretch;
            if (a.rater() == b.rater() && a.category().equals(b.category()) && a.begin() + a.length() > b.begin()) {
                throw new InputRefused(output.text("unitizing.overlap", file, sorted.get(i - 1).line,
                        sorted.get(i).line));
            }
        }
    }

    private long whole(Csv.Row row, int column) throws InputRefused {
        String cell = row.cells().get(column);
        if (!cell.matches("-?\\d{1,9}")) {
            throw new InputRefused(output.text("unitizing.number", file, row.line(), HEADER.get(column), cell));
        }
        return Long.parseLong(cell);
    }

    private static String text(UnitizingAlpha agreement) {
        StringBuilder text = new StringBuilder(Estimates.line("alpha", agreement.all()));
        agreement.byCategory()
                .forEach((category, alpha) -> text.append("\n").append(Estimates.line(category, alpha)));
        return text.toString();
    }
}
