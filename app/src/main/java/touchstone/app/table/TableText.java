package touchstone.app.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.model.ObjectRow;
import touchstone.store.format.CsvCells;

/** Rows as text, with a line of titles before. */
record TableText(List<Field> fields, List<ObjectRow> rows, Facts facts) {

    /** For spreadsheets that it is pasted into: tabs between cells, none of them within one. */
    String tabs() {
        StringBuilder text = new StringBuilder(titles().stream().map(TableText::plain)
                .collect(Collectors.joining("\t"))).append('\n');
        for (ObjectRow row : rows) {
            text.append(fields.stream().map(f -> plain(f.of(row, facts))).collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString();
    }

    /** As a CSV file in which no cell is a formula. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(out, titles());
            for (ObjectRow row : rows) {
                line(out, fields.stream().map(f -> f.isNumber() && !f.isTime()
                        ? f.of(row, facts)
                        : CsvCells.written(f.of(row, facts))).toList());
            }
        }
    }

    private List<String> titles() {
        return fields.stream().map(Field::title).toList();
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        out.write(String.join(",", cells));
        out.write("\r\n");
    }

    private static String plain(String cell) {
        return cell.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
}
