package touchstone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A table in a text file (RFC 4180): cells between commas, or between semicolons where the first line has no comma; a
 * cell in double quotes may hold anything. Blank lines count for nothing; two quotes are an empty cell of the only column.
 */
final class Csv {

    private static final Messages TEXT = Messages.beside(Csv.class);

    /** How far the first line is looked at for its separator. */
    private static final int AHEAD = 1 << 16;

    /** @param line in the file, from 1 */
    record Row(int line, List<String> cells) {
    }

    /** Takes one row after the other. */
    interface Visitor {
        void row(Row row) throws IOException;
    }

    private final Reader in;
    private final char separator;
    private final char[] ahead = new char[AHEAD];
    private final StringBuilder cell = new StringBuilder();
    private int at;
    private int end;
    private int next;
    private int line = 1;
    private boolean hasQuotes;

    private Csv(Reader in) throws IOException {
        this.in = in;
        separator = separator(in);
        next = following();
        if (next == '\ufeff') {
            next = following();
        }
    }

    private static char separator(Reader in) throws IOException {
        in.mark(AHEAD);
        boolean comma = false;
        boolean semicolon = false;
        for (int i = 0; i < AHEAD - 1; i++) {
            int c = in.read();
            if (c < 0 || c == '\n') {
                break;
            }
            comma |= c == ',';
            semicolon |= c == ';';
        }
        in.reset();
        return !comma && semicolon ? ';' : ',';
    }

    /** Rows of as many cells as the first one; none in an empty file. */
    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        forEach(file, rows::add);
        return rows;
    }

    /** The same row by row, so that a large table is never held as text. */
    static void forEach(Path file, Visitor visitor) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputRefused(TEXT.text("json.folder", file));
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            Csv csv = new Csv(in);
            int width = -1;
            while (csv.next >= 0) {
                Row row = csv.row();
                if (row.cells.size() == 1 && row.cells.getFirst().isEmpty() && !csv.hasQuotes) {
                    continue;
                }
                width = width < 0 ? row.cells.size() : width;
                if (row.cells.size() != width) {
                    throw new InputRefused(TEXT.text("csv.width", file, row.line, row.cells.size(), width));
                }
                visitor.row(row);
            }
        } catch (CharacterCodingException notText) {
            throw new InputRefused(TEXT.text("json.noText", file), notText);
        }
    }

    private Row row() throws IOException {
        int start = line;
        hasQuotes = false;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (take() == separator);
        return new Row(start, cells);
    }

    /** The next character, and on to the one after it. */
    private int take() throws IOException {
        int taken = next;
        next = taken < 0 ? taken : following();
        return taken;
    }

    /** The reader's own way to single characters locks for each. */
    private int following() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(ahead));
            if (end == 0) {
                return -1;
            }
        }
        return ahead[at++];
    }

    /** Ends on the separator, on the line's feed, or at the end of the text. */
    private String cell() throws IOException {
        cell.setLength(0);
        boolean quoted = false;
        while (next >= 0 && (quoted || next != separator && next != '\n')) {
            int c = take();
            if (c == '"') {
                hasQuotes = true;
                if (quoted && next == '"') {
                    cell.append((char) take());
                } else {
                    quoted = !quoted;
                }
            } else {
                cell.append((char) c);
            }
            if (c == '\n') {
                line++;
            }
        }
        if (next == '\n') {
            line++;
        }
        return cell.toString().strip();
    }
}
