package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What a project is called that goes on in a copy because its file is lost: {@code NAME rescued DATE TIME.touchstone}. One
 * that is lost again is not called so twice, and a long name becomes so short that every system takes it.
 */
final class RescueName {

    private static final String ENDING = ".touchstone";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");
    private static final Pattern RESCUED = Pattern
            .compile("( rescued \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d(-\\d+)?)+$");
    /** Of the 255 bytes that a name may have some are for what lies beside it meanwhile, and for its backups. */
    private static final int BYTES = 200;

    private RescueName() {
    }

    /** @param file the name of the file that is lost */
    static String of(String file, ZonedDateTime now) {
        int dot = file.lastIndexOf('.');
        String name = RESCUED.matcher(dot > 0 ? file.substring(0, dot) : file).replaceFirst("");
        String added = " rescued " + STAMP.format(now);
        return shortened(name, BYTES - added.length() - ENDING.length()) + added + ENDING;
    }

    private static String shortened(String name, int bytes) {
        String left = name;
        while (left.getBytes(StandardCharsets.UTF_8).length > bytes) {
            left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
        }
        return left;
    }

    /** The first of that name in a folder that nothing has yet, nor had a moment ago. */
    static Path free(Path folder, String name, Path lost) {
        Path file = folder.resolve(name);
        String stem = name.substring(0, name.length() - ENDING.length());
        for (int n = 2; Files.exists(file) || file.equals(lost); n++) {
            file = folder.resolve(stem + "-" + n + ENDING);
        }
        return file;
    }
}
