package touchstone.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Who edits a project and since when, in a small file {@code NAME.touchstone-open} beside it for whoever comes second. It
 * locks nothing: whether the project is in use is asked of SQLite's lock, which ends with its process, and only then is
 * the file read. One that a killed program left behind is in nobody's way, and goes with the next editor.
 */
record Occupant(String user, String host, Instant since) {

    private static final int LONGEST = 60;

    static Occupant now(Instant since) {
        return new Occupant(System.getProperty("user.name", ""), machine(), since);
    }

    /** The machine's name as the system tells it without asking the network. */
    private static String machine() {
        return Stream.of(System.getenv("COMPUTERNAME"), System.getenv("HOSTNAME"), firstLine("/etc/hostname"))
                .filter(name -> name != null && !name.isBlank()).findFirst().orElse("").strip();
    }

    private static String firstLine(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException untold) {
            return "";
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "-open");
    }

    /** A disk without room for it costs the second user a name, and nobody anything else. */
    void writeBeside(Path file) {
        Properties told = new Properties();
        told.setProperty("user", user);
        told.setProperty("host", host);
        told.setProperty("since", since.toString());
        StringWriter text = new StringWriter();
        try {
            told.store(text, null);
            Files.writeString(beside(file), text.toString());
        } catch (IOException noRoom) {
            removeBeside(file);
        }
    }

    static void removeBeside(Path file) {
        try {
            Files.deleteIfExists(beside(file));
        } catch (IOException stays) {
            // The next editor writes over it.
        }
    }

    /** Empty where nobody said. */
    static Optional<Occupant> of(Path file) {
        Properties told = new Properties();
        try (Reader text = new StringReader(Files.readString(beside(file)))) {
            told.load(text);
            return Optional.of(new Occupant(shown(told, "user"), shown(told, "host"),
                    Instant.parse(Objects.requireNonNullElse(told.getProperty("since"), ""))));
        } catch (IOException | IllegalArgumentException | DateTimeException untold) {
            return Optional.empty();
        }
    }

    /** The file may come from anybody. */
    private static String shown(Properties told, String key) {
        String text = Objects.requireNonNullElse(told.getProperty(key), "").replaceAll("\\p{Cntrl}", " ");
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /** Why the project, which somebody else's program has open, cannot be edited. */
    static ProjectRefused refusal(Path file) {
        return of(file).map(o -> ProjectRefused.of(ProjectRefused.Reason.LOCKED, "locked.by", file, o.user, o.host,
                o.when())).orElseGet(() -> ProjectRefused.of(ProjectRefused.Reason.LOCKED, "locked", file));
    }

    private String when() {
        ZonedDateTime at = since.atZone(ZoneId.systemDefault());
        boolean today = at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(at);
    }
}
