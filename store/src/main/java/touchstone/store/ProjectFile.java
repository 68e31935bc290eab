package touchstone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An open project file. Opening looks first and touches afterwards: a file that is refused keeps every byte. While it is
 * edited the file is locked whole and SQLite's write-ahead log lies beside it; closing takes the log in, so that what
 * remains is one file that also opens on a read-only medium.
 */
final class ProjectFile implements AutoCloseable {

    /** Bytes of the disk that SQLite's log holds from the start, so that on a full one things can still be removed. */
    private static final int RESERVE = 4 << 20;
    /** Where less is free, the reserve is for removing alone. */
    private static final long ROOM = 256 << 10;
    /** Free pages that a file gets when the disk has become scarce: the history of what is removed goes there. */
    private static final int RESERVE_PAGES = 512;
    private static final long SCARCE = 64 << 20;

    private final Database database;
    private OpenFiles.Claim claim;
    /** Held while the project is only looked at. */
    private final @Nullable Look look;
    /** Held while it is edited. */
    private @Nullable FileBytes bytes;
    /** Asked also by whoever watches over the file, on a thread of its own. */
    private volatile Place place;
    private @Nullable FileStore disk;

    /** @param identity what tells the file from another that lies there later; null where the system has nothing */
    private record Place(Path path, @Nullable Object identity) {

        static Place of(Path path) {
            return new Place(path, identity(path));
        }

        private static @Nullable Object identity(Path path) {
            try {
                return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            } catch (IOException gone) {
                return null;
            }
        }

        boolean holdsTheSame() {
            return Files.exists(path) && Objects.equals(identity, identity(path));
        }
    }

    private ProjectFile(Path path, Database database, OpenFiles.Claim claim, @Nullable Look look,
            @Nullable FileBytes bytes) {
        this.bytes = bytes;
        this.place = Place.of(path);
        this.database = database;
        this.claim = claim;
        this.look = look;
        this.disk = disk(path);
    }

    private static @Nullable FileStore disk(Path path) {
        try {
            return Files.getFileStore(path);
        } catch (IOException untold) {
            return null;
        }
    }

    static ProjectFile create(Path file, Instant since) throws ProjectRefused {
        return create(file, since, true);
    }

    /** @param durable whether each edit is to survive whatever comes; else the file is of use only when it was closed */
    static ProjectFile create(Path file, Instant since, boolean durable) throws ProjectRefused {
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
            return edit(path, claim, 0, since, durable);
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
        return edit(path, claim, layout, since, true);
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
                return new ProjectFile(path, look.database(), claim, look, null);
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

    private static ProjectFile edit(Path path, OpenFiles.Claim claim, int layout, Instant since, boolean durable)
            throws ProjectRefused {
        Database database = null;
        FileBytes bytes = null;
        try {
            bytes = FileBytes.of(path);
            database = Database.writable(path);
            // Before anything is read: SQLite then keeps the log's index in memory and no third file appears.
            database.execute("PRAGMA locking_mode = EXCLUSIVE");
            database.execute("PRAGMA page_size = 4096");
            if (layout > 0 && layout < Migrations.LATEST) {
                keep(database, path, layout);
            }
            if (!durable) {
                // Each page is written once, and none is waited for.
                database.execute("PRAGMA journal_mode = OFF");
                database.execute("PRAGMA synchronous = OFF");
            }
            Migrations.run(database, layout);
            if (durable) {
                writeAhead(database, path);
            }
            Occupant.now(since, path).writeBeside(path);
            return new ProjectFile(path, database, claim, null, bytes);
        } catch (SQLException | IOException failed) {
            ProjectRefused refused = refusal(failed, path);
            if (database != null) {
                try {
                    database.close();
                } catch (SQLException unclosed) {
                    refused.addSuppressed(unclosed);
                }
            }
            close(bytes);
            claim.close();
            throw refused;
        }
    }

    private static void close(@Nullable FileBytes bytes) {
        try {
            if (bytes != null) {
                bytes.close();
            }
        } catch (IOException nothingWasWritten) {
            // A handle that only read.
        }
    }

    private static void writeAhead(Database database, Path path) throws SQLException {
        database.execute("PRAGMA journal_mode = WAL");
        database.execute("PRAGMA synchronous = FULL");
        database.execute("PRAGMA temp_store = MEMORY");
        database.execute("PRAGMA wal_autocheckpoint = " + Database.LOG_PAGES);
        database.execute("BEGIN IMMEDIATE");
        database.execute("COMMIT");
        reserve(database, path);
    }

    /** Lets SQLite's log grow once: what is written into it later takes no more of the disk. */
    private static void reserve(Database database, Path path) throws SQLException {
        FileStore disk = disk(path);
        try {
            long bytes = disk == null ? RESERVE : Math.min(RESERVE, disk.getUsableSpace() / 4);
            database.execute("PRAGMA cache_size = 10");
            database.execute("BEGIN IMMEDIATE");
            database.execute("CREATE TABLE reserve (bytes BLOB)");
            database.execute("INSERT INTO reserve VALUES (zeroblob(" + bytes + "))");
        } catch (IOException | SQLException noRoom) {
            // Then there is none.
        } finally {
            database.rollback();
            database.execute("PRAGMA cache_size = " + Database.CACHE);
        }
    }

    /** Whether the disk has so much room that an edit that adds something need not take the reserve. */
    boolean hasRoom() {
        return room() > ROOM;
    }

    /** Bytes that are free on the project's disk; many where the system does not tell. */
    long room() {
        FileStore on = disk;
        try {
            return on == null ? Long.MAX_VALUE : on.getUsableSpace();
        } catch (IOException untold) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Writes the content into a new file and goes on there. Where the file was before it stays as far as it was written.
     *
     * @throws ProjectRefused when there is such a file, or it cannot be made; nothing has changed then
     */
    void goOnIn(Path file, Instant since) throws SQLException, ProjectRefused {
        Path to = file.toAbsolutePath().normalize();
        if (Files.exists(to)) {
            throw ProjectRefused.of(ProjectRefused.Reason.EXISTS, "exists", to);
        }
        Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
        Database next = null;
        FileBytes nextBytes = null;
        try {
            Files.deleteIfExists(unfinished);
            copyTo(unfinished);
            Look.at(unfinished).close();
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            OpenFiles.Claim claimed = claim(to, false);
            nextBytes = FileBytes.of(to);
            next = Database.writable(to);
            next.execute("PRAGMA locking_mode = EXCLUSIVE");
            writeAhead(next, to);
            leave();
            database.goOnWith(next);
            close(bytes);
            bytes = nextBytes;
            claim.close();
            claim = claimed;
        } catch (IOException | SQLException failed) {
            deleteUnfinished(unfinished);
            if (next != null) {
                next.close();
            }
            close(nextBytes);
            throw refusal(failed, to);
        }
        place = Place.of(to);
        disk = disk(to);
        Occupant.now(since, to).writeBeside(to);
    }

    /** By its bytes, which takes a tenth of the time; by SQLite where the log cannot be taken in or the drive fails. */
    private void copyTo(Path to) throws SQLException, IOException {
        FileBytes from = bytes;
        if (from != null && database.takeLogIn()) {
            try {
                from.copyTo(to, () -> false);
                Header.close(to);
                return;
            } catch (IOException unread) {
                Files.deleteIfExists(to);
            }
        }
        database.copyTo(to);
    }

    /** Takes the log into the file that is left, wherever it is by now, so that no part of it lies about. */
    private void leave() {
        Path path = path();
        Occupant.removeBeside(path);
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        try {
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            if (isSameFile()) {
                database.execute("PRAGMA journal_mode = DELETE");
            } else if (Files.exists(log) && Files.size(log) == 0) {
                Files.delete(log);
            }
        } catch (IOException | SQLException staysAsItIs) {
            // A disk that is full or gone; the log then belongs to the file as after a crash.
        }
    }

    /**
     * Where a copy of a project can go whose file is not where it was: beside, where that is still the same disk, else
     * among the user's own files.
     */
    List<Path> rescuePlaces(Instant now) {
        Path folder = path().resolveSibling("");
        FileStore on = disk;
        boolean beside = Files.isWritable(folder) && on != null && on.equals(disk(folder));
        String name = RescueName.of(path().getFileName().toString(), now.atZone(ZoneId.systemDefault()));
        return Stream.of(beside ? folder : null, Path.of(System.getProperty("user.home", ".")),
                Path.of(System.getProperty("java.io.tmpdir", ".")))
                .filter(to -> to != null && Files.isWritable(to)).map(to -> RescueName.free(to, name, path())).toList();
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

    Path path() {
        return place.path();
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

    /** What is copied beside SQLite's work; null where the project is only looked at. */
    @Nullable
    FileBytes bytes() {
        return bytes;
    }

    /** SQLite goes on writing into a file that was moved or deleted; what it writes would be lost. */
    void requireSameFile() throws ProjectRefused {
        if (!isSameFile()) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing.moved", path());
        }
    }

    boolean isSameFile() {
        return place.holdsTheSame();
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
            ProjectRefused refused = refusal(failed, path());
            throw refused.reason() == ProjectRefused.Reason.DISK_FULL
                    ? ProjectRefused.of(ProjectRefused.Reason.DISK_FULL, "diskFull.close", path())
                    : refused;
        } finally {
            claim.close();
        }
    }

    private void finishEditing() throws SQLException {
        try {
            if (database.isHolding()) {
                database.drop();
            }
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            if (isSameFile()) {
                database.execute("PRAGMA journal_mode = DELETE");
            }
        } finally {
            Occupant.removeBeside(path());
            database.close();
            close(bytes);
        }
    }

    /** What has its place in the file already needs no more room when the disk is full. */
    void takeLogInWhereRoomIsScarce() {
        if (room() < SCARCE && look == null && !database.isHolding()) {
            try {
                if (room() > 2L * RESERVE) {
                    database.reserve(RESERVE_PAGES);
                }
            } catch (SQLException noRoom) {
                // Then what is removed waits in memory, too.
            }
            takeLogIn();
        }
    }

    /** Takes SQLite's log into the file, as far as there is room for it. */
    void takeLogIn() {
        if (look == null && !database.isHolding() && isSameFile()) {
            database.takeLogIn();
        }
    }
}
