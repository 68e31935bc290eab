package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a project that are made without being asked for, in the folder {@code NAME backups} beside it: they are as
 * well kept as the project itself, and whoever looks for them finds them. Each is a project like any other. The newest are
 * kept, up to a number and a size.
 */
public final class Backups {

    private static final int MOST = 20;
    private static final long MOST_BYTES = 4L << 30;
    private static final long MARGIN_BYTES = 1L << 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");
    private static final int STAMP_LENGTH = 19;
    private static final String FOLDER = " backups";
    private static final String ENDING = ".touchstone";

    /** @param made when, told from the file's name */
    public record Backup(Path file, LocalDateTime made, long bytes) {
    }

    private final Path folder;
    private final String name;

    private Backups(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Those of a project file, which need not exist any more. */
    public static Backups of(Path project) {
        Path path = project.toAbsolutePath().normalize();
        String file = path.getFileName().toString();
        String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        return new Backups(path.resolveSibling(name + FOLDER), name);
    }

    /** Whether a file lies and is named as a backup does. */
    public static boolean isOne(Path file) {
        return !home(file).equals(file.resolveSibling(""));
    }

    /** The folder against which a project's paths are meant: a backup's are those of the project that it was made of. */
    static Path home(Path project) {
        Path folder = project.toAbsolutePath().resolveSibling("");
        Path name = folder.getFileName();
        Path parent = folder.getParent();
        if (name != null && parent != null && name.toString().endsWith(FOLDER)) {
            String of = name.toString().substring(0, name.toString().length() - FOLDER.length());
            return made(of, project) == null ? project.resolveSibling("") : parent;
        }
        return project.resolveSibling("");
    }

    /** The newest first. */
    public List<Backup> list() {
        List<Backup> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                LocalDateTime made = made(name, file);
                if (made != null) {
                    found.add(new Backup(file, made, Files.size(file)));
                }
            }
        } catch (IOException thereAreNone) {
            return List.of();
        }
        found.sort(Comparator.comparing(Backup::made).reversed().thenComparing(Backup::file));
        return found;
    }

    private static @Nullable LocalDateTime made(String name, Path file) {
        String text = file.getFileName().toString();
        int at = name.length() + 1;
        if (!text.startsWith(name + " ") || !text.endsWith(ENDING) || text.length() < at + STAMP_LENGTH) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.substring(at, at + STAMP_LENGTH), STAMP);
        } catch (DateTimeException notOfOurs) {
            return null;
        }
    }

    /** When the newest was made. */
    Optional<LocalDateTime> newest() {
        return list().stream().findFirst().map(Backup::made);
    }

    /**
     * Copies what the database holds, looks whether the copy is whole, and lets the oldest go that are too many.
     *
     * @throws ProjectRefused when the copy cannot be made or is not right
     * @throws CancellationException when the copying was given up; nothing is left then
     */
    Path make(Copying copying, Instant now) throws ProjectRefused {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
        Path file = folder.resolve(name + " " + STAMP.format(time) + ENDING);
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(name + " " + STAMP.format(time) + "-" + n + ENDING);
        }
        Path unfinished = folder.resolve("unfinished");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(unfinished);
            copying.to(unfinished);
            Look.at(unfinished).close();
            if (Header.read(unfinished).writeAheadLog()) {
                Header.close(unfinished);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            letOldOnesGo();
            return file;
        } catch (IOException | SQLException | CancellationException failed) {
            ProjectRefused refused = hasRoom()
                    ? ProjectFile.refusal(failed, file)
                    : ProjectRefused.of(ProjectRefused.Reason.DISK_FULL, "diskFull.backup", Path.of(name + ENDING));
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
            if (failed instanceof CancellationException givenUp) {
                throw givenUp;
            }
            throw refused;
        }
    }

    /** Beside what a copy that could not be finished takes; SQLite calls it a fault of the drive that it could not. */
    private boolean hasRoom() {
        try {
            return Files.getFileStore(folder).getUsableSpace() > MARGIN_BYTES;
        } catch (IOException untold) {
            return true;
        }
    }

    /** Writes a copy of the project. */
    @FunctionalInterface
    interface Copying {
        void to(Path file) throws IOException, SQLException;
    }

    private void letOldOnesGo() throws IOException {
        List<Backup> all = list();
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            bytes += all.get(i).bytes;
            if (i >= MOST || i > 0 && bytes > MOST_BYTES) {
                Files.delete(all.get(i).file);
            }
        }
    }
}
