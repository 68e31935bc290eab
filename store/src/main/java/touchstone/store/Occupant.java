package touchstone.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;

/**
 * Who edits a project and since when, in a small file {@code NAME.touchstone-open} beside it for whoever comes second. The
 * lock is SQLite's, which ends with its process. On POSIX systems it also ends when anything in that process reads the file
 * and closes it again, as the system's dialogs do that list the folder; so the process is named, too, and as long as that
 * one runs the project is in use. A file that a killed program left behind, or one that was copied with its project, is in
 * nobody's way, and goes with the next editor.
 *
 * @param process the editing process, null where nobody said
 */
record Occupant(String user, String host, Instant since, @Nullable Editing process) {

    private static final Messages MESSAGES = Messages.beside(Occupant.class);
    private static final int LONGEST = 60;
    /** By how much two programs tell the beginning of a third differently, as the clock is set meanwhile. */
    private static final Duration BLUR = Duration.ofSeconds(5);

    /**
     * A process and the file that it has open.
     *
     * @param id of the process
     * @param began when the process began: another one may get its id later
     * @param file what tells the file from its copies
     */
    record Editing(long id, Instant began, String file) {

        /** Nothing where the system tells files or processes not apart; its locks then have to do. */
        static Optional<Editing> here(Path file) {
            ProcessHandle self = ProcessHandle.current();
            return self.info().startInstant().flatMap(
                    began -> key(file).map(key -> new Editing(self.pid(), began, key)));
        }

        private static Optional<String> key(Path file) {
            try {
                return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                        .map(Object::toString);
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        /** Whether the process, another than this one, still runs and meant this very file. */
        boolean isAtWork(Path on) {
            return id != ProcessHandle.current().pid() && key(on).filter(file::equals).isPresent()
                    && ProcessHandle.of(id).flatMap(p -> p.info().startInstant())
                            .filter(started -> Duration.between(began, started).abs().compareTo(BLUR) < 0).isPresent()
                    && !isLeftOver(id);
        }

        /** Linux keeps what has ended until its parent asks for it. */
        private static boolean isLeftOver(long id) {
            String told = firstLine("/proc/" + id + "/stat");
            return told.substring(told.lastIndexOf(')') + 1).strip().startsWith("Z");
        }
    }

    static Occupant now(Instant since, Path file) {
        return new Occupant(System.getProperty("user.name", ""), machine(), since, Editing.here(file).orElse(null));
    }

    /** Whether another program on this machine has the file open, whatever became of its lock. */
    static boolean isAtWork(Path file) {
        return of(file).filter(o -> o.host.equals(machine())).map(Occupant::process)
                .filter(process -> process.isAtWork(file)).isPresent();
    }

    /** What is to be said of whoever has it open on another machine, or left it so: that it is closed nobody here can see. */
    static Optional<String> elsewhere(Path file) {
        return of(file).filter(o -> !o.host.equals(machine()))
                .map(o -> MESSAGES.text("elsewhere", file.getFileName(), o.user, o.host, o.when()));
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
        if (process != null) {
            told.setProperty("process", Long.toString(process.id));
            told.setProperty("began", process.began.toString());
            told.setProperty("file", process.file);
        }
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
                    Instant.parse(Objects.requireNonNullElse(told.getProperty("since"), "")), process(told)));
        } catch (IOException | IllegalArgumentException | DateTimeException untold) {
            return Optional.empty();
        }
    }

    private static @Nullable Editing process(Properties told) {
        String id = told.getProperty("process");
        String began = told.getProperty("began");
        String file = told.getProperty("file");
        return id == null || began == null || file == null
                ? null
                : new Editing(Long.parseLong(id), Instant.parse(began), file);
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
