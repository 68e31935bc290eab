package touchstone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A look into a project file that changes no byte of it and puts no file beside it. SQLite reads without locks, while a
 * shared lock of our own on SQLite's lock bytes keeps editors away.
 * <p>
 * A session that ended without closing leaves a log beside the file whose content belongs to the project. SQLite would
 * write into the file to read it, so then the look is taken at a private copy of both. A file of an older layout is
 * read through such a copy, too: only there can it be brought to the layout that this program reads.
 */
final class Look implements AutoCloseable {

    /** Where SQLite takes its shared and exclusive locks (os.h: SHARED_FIRST, SHARED_SIZE). */
    private static final long LOCK_START = 0x4000_0002L;
    private static final long LOCK_LENGTH = 510;

    /** Smaller files are checked on every opening: it takes less than a tenth of a second. */
    private static final long ALWAYS_CHECKED = 64L << 20;

    /** No file takes longer to be looked at than this, and what its size adds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long BYTES_A_SECOND = 20L << 20;

    private static final int ATTEMPTS = 5;

    private final Path file;
    private @Nullable FileChannel lock;
    private @Nullable Path copies;
    private @Nullable Database database;
    private int layout;

    private Look(Path file) {
        this.file = file;
    }

    /** @throws ProjectRefused when the file is being edited, foreign, newer or damaged */
    static Look at(Path file) throws IOException, SQLException {
        Header header = header(file);
        Look look = new Look(file);
        try {
            look.lock = lock(file);
            look.open(header);
            return look;
        } catch (IOException | SQLException | RuntimeException failed) {
            look.close();
            throw failed;
        }
    }

    /**
     * A look at a project that another program is editing, as it stands at this moment: at a private copy. What is read
     * while SQLite takes pages of its log into the file may be torn in the copy, but then these pages stand in the log,
     * which is copied afterwards; and the copy is made again where the log began anew meanwhile.
     */
    static Look atSnapshot(Path file) throws IOException, SQLException {
        header(file);
        Look look = new Look(file);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                LogState before = LogState.of(file);
                Path copy = look
                        .copy(Stream.of("-wal", "-journal").map(look::beside).filter(Look::hasContent).toList());
                if (LogState.of(file).follows(before)) {
                    look.openCopy(copy);
                    look.check(look.database(), true);
                    return look;
                }
                look.deleteCopies();
            }
            throw ProjectRefused.of(ProjectRefused.Reason.LOCKED, "locked.changing", file);
        } catch (IOException | SQLException | RuntimeException failed) {
            look.close();
            throw failed;
        }
    }

    private static Header header(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing", file);
        }
        if (Files.isDirectory(file)) {
            throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN, "foreign.folder", file);
        }
        if (Files.size(file) == 0) {
            throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN, "foreign.empty", file);
        }
        Header header = Header.read(file);
        if (!header.database() || header.application() != Header.APPLICATION) {
            throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN,
                    file.toString().endsWith(".touchpack") ? "foreign.package" : "foreign", file);
        }
        if (header.layout() > Migrations.LATEST) {
            throw ProjectRefused.of(ProjectRefused.Reason.NEWER, "newer", file, header.layout(), Migrations.LATEST);
        }
        return header;
    }

    Database database() {
        Database open = database;
        if (open == null) {
            throw new IllegalStateException();
        }
        return open;
    }

    /** Number of the layout that the file has. */
    int layout() {
        return layout;
    }

    /** Keeps editors away until it is closed, where the file system has locks. */
    static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (channel.tryLock(LOCK_START, LOCK_LENGTH, true) == null || Occupant.isAtWork(file)) {
                channel.close();
                throw Occupant.refusal(file);
            }
        } catch (ProjectRefused inUse) {
            throw inUse;
        } catch (OverlappingFileLockException viewedHereAlready) {
            return channel;
        } catch (IOException fileSystemWithoutLocks) {
            return channel;
        }
        return channel;
    }

    private void open(Header header) throws IOException, SQLException {
        List<Path> leftovers = Stream.of("-wal", "-journal").map(this::beside).filter(Look::hasContent).toList();
        if (leftovers.isEmpty()) {
            if (Files.size(file) < header.length()) {
                throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged", file);
            }
            opened(Database.immutable(file));
        } else {
            openCopy(copy(leftovers));
        }
        boolean cleanlyClosed = leftovers.isEmpty() && !header.writeAheadLog();
        check(database(), !cleanlyClosed || Files.size(file) < ALWAYS_CHECKED);
    }

    private void openCopy(Path copy) throws IOException, SQLException {
        opened(Database.writable(copy));
    }

    private void opened(Database opened) throws IOException, SQLException {
        database = opened;
        opened.endAfter(PATIENCE.plusSeconds(Files.size(file) / BYTES_A_SECOND));
        if (copies != null) {
            opened.execute("PRAGMA locking_mode = EXCLUSIVE");
        }
        // Not the header's number: a leftover may hold a migration, or take one back.
        layout = Integer.parseInt(opened.pragma("user_version").getFirst());
        if (layout == 0) {
            // The power was cut while it was made: what the leftover takes back is everything.
            throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN, "foreign.empty", file);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static boolean hasContent(Path leftover) {
        try {
            return Files.size(leftover) > 0;
        } catch (IOException thereIsNone) {
            return false;
        }
    }

    /** Has the content in the latest layout: of an older file by a private copy, which the look is then taken at. */
    void bringUpToDate() throws IOException, SQLException {
        if (layout == Migrations.LATEST) {
            return;
        }
        if (copies == null) {
            database().close();
            database = null;
            openCopy(copy(List.of()));
        }
        Migrations.run(database(), layout);
    }

    private Path copy(List<Path> leftovers) throws IOException {
        Path folder = Passing.make();
        copies = folder;
        try {
            Path copy = Files.copy(file, folder.resolve(file.getFileName()));
            for (Path leftover : leftovers) {
                Files.copy(leftover, folder.resolve(leftover.getFileName()));
            }
            return copy;
        } catch (IOException failed) {
            if (Files.getFileStore(folder).getUsableSpace() > Files.size(file)) {
                throw failed;
            }
            throw ProjectRefused.of(ProjectRefused.Reason.DISK_FULL, "diskFull.look", file, folder,
                    (Files.size(file) >> 20) + 1);
        }
    }

    private void check(Database opened, boolean pages) throws IOException, SQLException {
        try {
            if (!opened.schema().equals(Migrations.schema(layout))) {
                throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.schema", file);
            }
            if (pages && !opened.pragma("quick_check(1)").equals(List.of("ok"))) {
                throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged", file);
            }
            if (!headFits(opened)) {
                throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.log", file);
            }
        } catch (Damaged noScope) {
            throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.log", file);
        }
    }

    /** Whether the log's last entry still has the hash of its content. */
    private static boolean headFits(Database opened) throws SQLException, Damaged {
        EditLog log = new EditLog(opened);
        if (log.length() == 0) {
            return true;
        }
        EditLog.Stored last = opened.first("entry", EditLog::stored, log.length()).orElseThrow(Damaged::new);
        return log.isWhole(last);
    }

    @Override
    public void close() throws IOException {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException copyOrUnwritten) {
            throw new IOException(copyOrUnwritten);
        } finally {
            if (lock != null) {
                lock.close();
            }
            deleteCopies();
        }
    }

    private void deleteCopies() throws IOException {
        if (copies != null) {
            Passing.delete(copies);
            copies = null;
        }
    }
}
