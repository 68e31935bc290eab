package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A small table in a text file (RFC 4180): cells between commas, or between semicolons where the first line has no comma;
 * a cell in double quotes may hold anything. Blank lines count for nothing.
 */
final class Csv {

    private static final Messages TEXT = Messages.beside(Csv.class);

    /** @param line in the file, from 1 */
    record Row(int line, List<String> cells) {
    }

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        String first = text.lines().findFirst().orElse("");
        separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    /** Rows of as many cells as the first one; none in an empty file. */
    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new Csv(JsonInput.text(file)).rows();
        int width = rows.isEmpty() ? 0 : rows.getFirst().cells.size();
        for (Row row : rows) {
            if (row.cells.size() != width) {
                throw new InputRefused(TEXT.text("csv.width", file, row.line, row.cells.size(), width));
            }
        }
        return rows;
    }

    private List<Row> rows() {
        while (at < text.length()) {
            int start = line;
            cells.clear();
            do {
                cells.add(cell());
            } while (at < text.length() && text.charAt(at++) == separator);
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                rows.add(new Row(start, List.copyOf(cells)));
            }
        }
        return rows;
    }

    /** Ends on the separator, on the line's feed, or at the end of the text. */
    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
            }
            if (c == '"') {
                boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == separator || c == '\n')) {
                break;
            } else {
                cell.append(c);
            }
        }
        return cell.toString().strip();
    }
}
