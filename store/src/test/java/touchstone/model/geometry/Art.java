package touchstone.model.geometry;

import java.util.StringJoiner;

/** Masks as text: one string a row, '#' for a set pixel and '.' for any other. */
final class Art {

    private Art() {
    }

    static Mask mask(String... rows) {
        int width = rows.length == 0 ? 0 : rows[0].length();
        return Mask.ofPixels(width, rows.length, (x, y) -> rows[y].charAt(x) == '#');
    }

    static String text(Mask mask) {
        StringJoiner rows = new StringJoiner("\n");
        for (int y = 0; y < mask.height(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < mask.width(); x++) {
                row.append(mask.get(x, y) ? '#' : '.');
            }
            rows.add(row);
        }
        return rows.toString();
    }

    static String text(String... rows) {
        return String.join("\n", rows);
    }
}
