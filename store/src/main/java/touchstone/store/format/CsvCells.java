package touchstone.store.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** The cells of a CSV file, row by row (RFC 4180), with commas or, as some spreadsheets save them, semicolons. */
public final class CsvCells {

    private static final Messages TEXT = Messages.beside(CsvCells.class);
    private static final int LONGEST_CELL = 20_000_000;
    private static final int MOST_CELLS = 10_000;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final Object file;
    private final Reader in;
    private final int separator;
    private int next;
    private int row;

    /** @param file named in sentences */
    CsvCells(Object file, Reader in, char separator) throws IOException {
        this.file = file;
        this.in = in;
        this.separator = separator;
        next = in.read();
        if (next == BYTE_ORDER_MARK) {
            next = in.read();
        }
    }

    /** Number of the row that was read last, from 1. */
    int row() {
        return row;
    }

    /** The next row; empty at the end. */
    Optional<List<String>> read() throws IOException {
        if (next < 0) {
            return Optional.empty();
        }
        row++;
        List<String> cells = new ArrayList<>();
        do {
            if (cells.size() == MOST_CELLS) {
                throw new InputRefused(TEXT.text("csvCells", file, Integer.toString(row)));
            }
            if (!cells.isEmpty()) {
                next = in.read();
            }
            cells.add(cell());
        } while (next == separator);
        if (next == '\r') {
            next = in.read();
        }
        if (next == '\n') {
            next = in.read();
        }
        return Optional.of(cells);
    }

    private String cell() throws IOException {
        StringBuilder cell = new StringBuilder();
        boolean quoted = next == '"';
        if (quoted) {
            next = in.read();
        }
        while (next >= 0 && (quoted || next != separator && next != '\r' && next != '\n')) {
            if (quoted && next == '"') {
                next = in.read();
                if (next != '"') {
                    quoted = false;
                    continue;
                }
            }
            cell.append((char) next);
            if (cell.length() > LONGEST_CELL) {
                throw new InputRefused(TEXT.text("csvCells", file, Integer.toString(row)));
            }
            next = in.read();
        }
        if (quoted) {
            throw new InputRefused(TEXT.text("csvQuote", file, Integer.toString(row)));
        }
        return harmless(cell.toString());
    }

    /** Without the apostrophe that keeps a cell from being a formula. */
    private static String harmless(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** A cell as it stands in a file, never a formula. */
    public static String written(String value) {
        boolean active = !value.isEmpty() && "=+-@\t\r\n'".indexOf(value.charAt(0)) >= 0;
        String cell = active ? "'" + value : value;
        return cell.isEmpty() || cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\r' || c == '\n')
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
