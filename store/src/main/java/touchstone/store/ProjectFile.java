package touchstone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open project file. Opening looks first and touches afterwards: a file that is refused keeps every byte. While it is
 * edited the file is locked whole and SQLite's write-ahead log lies beside it; closing takes the log in, so that what
 * remains is one file that also opens on a read-only medium.
 */
final class ProjectFile implements AutoCloseable {

    /**
     * Pages of SQLite's log, 16 MB, after which the commit at hand takes them into the file: a stroke on a large mask
     * writes many, and few strokes are to wait for that.
     */
    private static final int LOG_PAGES = 4000;

    private final Path path;
    private final Database database;
    private final OpenFiles.Claim claim;
    /** Held while the project is only looked at. */
    private final @Nullable Look look;
    private final @Nullable Object identity;

    private ProjectFile(Path path, Database database, OpenFiles.Claim claim, @Nullable Look look) {
        this.path = path;
        this.database = database;
        this.claim = claim;
        this.look = look;
        this.identity = identity(path);
    }

    static ProjectFile create(Path file, Instant since) throws ProjectRefused {
        Path path = file.toAbsolutePath().normalize();
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException exists) {
            throw ProjectRefused.of(ProjectRefused.Reason.EXISTS, "exists", path);
        } catch (NoSuchFileException noFolder) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing.folder", path);
        } catch (IOException refused) {
            throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly", path);
        }
        try {
            OpenFiles.Claim claim = claim(path, false);
            return edit(path, claim, 0, since);
        } catch (ProjectRefused failed) {
            deleteUnfinished(path);
            throw failed;
        }
    }

    static ProjectFile open(Path file, Instant since) throws ProjectRefused {
        Path path = file.toAbsolutePath().normalize();
        OpenFiles.Claim claim = claim(path, false);
        int layout;
        try (Look look = Look.at(path)) {
            layout = look.layout();
            requireWritable(path);
        } catch (IOException | SQLException failed) {
            claim.close();
            throw refusal(failed, path);
        }
        return edit(path, claim, layout, since);
    }

    static ProjectFile openReadOnly(Path file) throws ProjectRefused {
        return look(file, Look::at);
    }

    /** What another program is editing, as it stands now. */
    static ProjectFile openSnapshot(Path file) throws ProjectRefused {
        return look(file, Look::atSnapshot);
    }

    @FunctionalInterface
    private interface Looking {
        Look at(Path file) throws IOException, SQLException;
    }

    private static ProjectFile look(Path file, Looking looking) throws ProjectRefused {
        Path path = file.toAbsolutePath().normalize();
        OpenFiles.Claim claim = claim(path, true);
        try {
            Look look = looking.at(path);
            try {
                look.bringUpToDate();
                return new ProjectFile(path, look.database(), claim, look);
            } catch (IOException | SQLException failed) {
                look.close();
                throw failed;
            }
        } catch (IOException | SQLException failed) {
            claim.close();
            throw refusal(failed, path);
        }
    }

    static OpenFiles.Claim claim(Path path, boolean readOnly) throws ProjectRefused {
        try {
            return OpenFiles.claim(path, readOnly)
                    .orElseThrow(() -> ProjectRefused.of(ProjectRefused.Reason.LOCKED, "locked.here", path));
        } catch (ProjectRefused locked) {
            throw locked;
        } catch (IOException unresolved) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing", path);
        }
    }

    /** Opening for editing needs to write beside the file, too. */
    private static void requireWritable(Path path) throws ProjectRefused {
        try {
            FileChannel.open(path, StandardOpenOption.WRITE).close();
            if (Files.isWritable(path.resolveSibling(""))) {
                return;
            }
        } catch (IOException refused) {
            throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly", path);
        }
        throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly", path);
    }

    private static ProjectFile edit(Path path, OpenFiles.Claim claim, int layout, Instant since)
            throws ProjectRefused {
        Database database = null;
        try {
            database = Database.writable(path);
            // Before anything is read: SQLite then keeps the log's index in memory and no third file appears.
            database.execute("PRAGMA locking_mode = EXCLUSIVE");
            database.execute("PRAGMA page_size = 4096");
            if (layout > 0 && layout < Migrations.LATEST) {
                keep(database, path, layout);
            }
            Migrations.run(database, layout);
            database.execute("PRAGMA journal_mode = WAL");
            database.execute("PRAGMA synchronous = FULL");
            database.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            database.execute("BEGIN IMMEDIATE");
            database.execute("COMMIT");
            Occupant.now(since).writeBeside(path);
            return new ProjectFile(path, database, claim, null);
        } catch (SQLException | ProjectRefused failed) {
            ProjectRefused refused = refusal(failed, path);
            if (database != null) {
                try {
                    database.close();
                } catch (SQLException unclosed) {
                    refused.addSuppressed(unclosed);
                }
            }
            claim.close();
            throw refused;
        }
    }

    /**
     * A copy of a file of an older layout, made before that is changed: {@code NAME.touchstone.backup-v1} beside it, with a
     * further number where there is one already. It is a project file like any other, for the program of its time.
     */
    private static void keep(Database database, Path path, int layout) throws SQLException, ProjectRefused {
        String name = path.getFileName() + ".backup-v" + layout;
        Path backup = path.resolveSibling(name);
        for (int n = 2; Files.exists(backup); n++) {
            backup = path.resolveSibling(name + "-" + n);
        }
        Path unfinished = path.resolveSibling(name + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            database.copyTo(unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly", path);
        }
    }

    private static void deleteUnfinished(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException undeleted) {
            // What stays is an empty file, which opening tells apart from a project.
        }
    }

    static ProjectRefused refusal(Exception failed, Path path) {
        return switch (failed) {
            case ProjectRefused refused -> refused;
            case SQLException sql -> ProjectRefused.of(sql, path);
            default -> ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "deviceFailed", path);
        };
    }

    private static @Nullable Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Number of the layout that the file has. */
    int layout() {
        return look == null ? Migrations.LATEST : look.layout();
    }

    boolean readOnly() {
        return look != null;
    }

    Database database() {
        return database;
    }

    /** SQLite goes on writing into a file that was moved or deleted; what it writes would be lost. */
    void requireSameFile() throws ProjectRefused {
        if (!isSameFile()) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing.moved", path);
        }
    }

    private boolean isSameFile() {
        return Files.exists(path) && Objects.equals(identity, identity(path));
    }

    @Override
    public void close() throws ProjectRefused {
        try {
            if (look != null) {
                look.close();
            } else {
                finishEditing();
            }
        } catch (IOException | SQLException failed) {
            ProjectRefused refused = refusal(failed, path);
            throw refused.reason() == ProjectRefused.Reason.DISK_FULL
                    ? ProjectRefused.of(ProjectRefused.Reason.DISK_FULL, "diskFull.close", path)
                    : refused;
        } finally {
            claim.close();
        }
    }

    private void finishEditing() throws SQLException {
        try {
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            if (isSameFile()) {
                database.execute("PRAGMA journal_mode = DELETE");
            }
        } finally {
            Occupant.removeBeside(path);
            database.close();
        }
    }

    /** Takes SQLite's log into the file, as far as nobody has to wait for it. */
    void takeLogIn() throws SQLException {
        if (look == null && isSameFile()) {
            database.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
}
