package touchstone.qa.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as RFC 4180 text (commas, CRLF, quotes doubled) that a spreadsheet does not take for formulas. A cell that
 * begins with one of {@code = + - @}, their full-width forms, a tab, a line break or an apostrophe gets an apostrophe in
 * front; taking one leading apostrophe away gives the cell back.
 */
final class Csv {

    private static final String DANGEROUS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n'";

    private final Appendable out;

    Csv() {
        this(new StringBuilder());
    }

    /** @param out where the rows go as they come */
    Csv(Appendable out) {
        this.out = out;
    }

    /** @param cells texts and numbers; a number, which may begin with a minus, is written as such */
    Csv row(List<?> cells) {
        try {
            out.append(cells.stream().map(c -> c instanceof Number n ? n.toString() : quote(guard(c.toString())))
                    .collect(Collectors.joining(","))).append("\r\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String guard(String cell) {
        return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quote(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\r' || c == '\n'
                || c == '\t') || !cell.equals(cell.strip());
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
