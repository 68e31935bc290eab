package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the grammar of RFC 4180, and takes off the apostrophe that guards a cell. */
final class Rfc4180 {

    private Rfc4180() {
    }

    static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder cell = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    cell.append(csv.charAt(at++));
                }
                at++;
            } else {
                while (",\r".indexOf(csv.charAt(at)) < 0) {
                    cell.append(csv.charAt(at++));
                }
            }
            row.add(cell.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                if (!csv.startsWith("\r\n", at)) {
                    throw new AssertionError("A row ends in something else at " + at + ".");
                }
                at += 2;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
