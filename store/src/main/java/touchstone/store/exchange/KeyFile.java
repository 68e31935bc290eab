package touchstone.store.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What a package calls images and people, as a table for spreadsheets (RFC 4180) with the columns "here" and "package". A
 * cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class KeyFile {

    private KeyFile() {
    }

    /** {@code NAME-key.csv} beside {@code NAME.touchpack}. */
    public static Path beside(Path pack) {
        String name = String.valueOf(pack.getFileName());
        String stem = name.endsWith(PackageFile.ENDING)
                ? name.substring(0, name.length() - PackageFile.ENDING.length())
                : name;
        return pack.resolveSibling(stem + "-key.csv");
    }

    /** @param to must not be there yet */
    public static void write(Map<String, String> names, Path to) throws IOException {
        StringBuilder text = new StringBuilder("\ufeffhere,package\r\n");
        names.forEach((here, there) -> text.append(cell(here)).append(',').append(cell(there)).append("\r\n"));
        Files.writeString(to, text, StandardOpenOption.CREATE_NEW);
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n'".indexOf(value.charAt(0)) >= 0;
        String plain = formula ? "'" + value : value;
        return plain.matches("[^\",;\\r\\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
