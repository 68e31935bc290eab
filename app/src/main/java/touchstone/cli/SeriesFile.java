package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A series in a table: a column {@code value}, or the two columns {@code defects} and {@code size}; other columns do not
 * count. A table of one column needs no heading. An empty cell, or NA, is a value that is missing.
 */
final class SeriesFile {

    private static final Messages TEXT = Messages.beside(SeriesFile.class);

    private final Path file;
    private final List<Csv.Row> rows;
    private final List<String> head;

    SeriesFile(Path file) throws IOException {
        this.file = file;
        List<Csv.Row> all = Csv.read(file);
        if (all.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        List<String> first = all.getFirst().cells();
        boolean bare = first.size() == 1 && isNumber(first.getFirst());
        head = bare ? List.of("value") : first.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        rows = bare ? all : all.subList(1, all.size());
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("series.empty", file));
        }
    }

    /** @param defects as many as sizes */
    @SuppressWarnings("ArrayRecordComponent") // columns of a table, never compared
    record Samples(long[] defects, long[] sizes) {
    }

    /** NaN where one is missing. */
    double[] values() throws InputRefused {
        int column = head.size() == 1 ? 0 : column("value");
        List<Double> values = new ArrayList<>();
        int line = rows.getFirst().line();
        for (Csv.Row row : rows) {
            // In a table of one column a blank line is an empty cell.
            for (; head.size() == 1 && line < row.line(); line++) {
                values.add(Double.NaN);
            }
            line = row.line() + 1;
            String cell = row.cells().get(column);
            values.add(cell.isEmpty() || cell.equals("NA") ? Double.NaN : number(row.line(), cell));
        }
        if (values.stream().allMatch(v -> v.isNaN())) {
            throw new InputRefused(TEXT.text("series.empty", file));
        }
        return values.stream().mapToDouble(v -> v).toArray();
    }

    Samples samples() throws InputRefused {
        int defects = column("defects");
        int sizes = column("size");
        Samples samples = new Samples(new long[rows.size()], new long[rows.size()]);
        for (int i = 0; i < rows.size(); i++) {
            Csv.Row row = rows.get(i);
            samples.defects[i] = count(row, defects);
            samples.sizes[i] = count(row, sizes);
            if (samples.defects[i] > samples.sizes[i]) {
                throw new InputRefused(TEXT.text("series.more", file, row.line(), samples.defects[i],
                        samples.sizes[i]));
            }
        }
        if (Arrays.stream(samples.sizes).sum() > 1L << 50) {
            throw new InputRefused(TEXT.text("series.huge", file));
        }
        return samples;
    }

    private int column(String name) throws InputRefused {
        int column = head.indexOf(name);
        if (column < 0) {
            throw new InputRefused(TEXT.text("series.column", file, name, String.join(", ", head)));
        }
        return column;
    }

    private long count(Csv.Row row, int column) throws InputRefused {
        String cell = row.cells().get(column);
        if (!cell.matches("\\d{1,15}")) {
            throw new InputRefused(TEXT.text("series.count", file, row.line(), cell));
        }
        return Long.parseLong(cell);
    }

    private double number(int line, String cell) throws InputRefused {
        if (!isNumber(cell)) {
            throw new InputRefused(TEXT.text("series.number", file, line, cell));
        }
        return Double.parseDouble(cell);
    }

    static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
