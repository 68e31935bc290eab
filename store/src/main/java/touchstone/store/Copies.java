package touchstone.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import touchstone.model.Edit;

/** The copies of a project that are made while it is open: those that were asked for, and those made as a precaution. */
final class Copies {

    /** An edit of more changes is worth a backup. */
    static final int LARGE = 1000;

    private final Access access;
    private final InstantSource clock;
    private @Nullable LocalDate backedUp;

    Copies(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Writes the project into a new file. */
    void copyTo(Path copy) throws ProjectRefused {
        if (Files.exists(copy)) {
            throw ProjectRefused.of(ProjectRefused.Reason.EXISTS, "exists", copy);
        }
        access.work(copy, () -> {
            access.database().copyTo(copy);
            return copy;
        });
    }

    /** As {@link #copyTo}, without what was only put by. */
    void copyWorkTo(Path copy) throws ProjectRefused {
        copyTo(copy);
        try (Database work = Database.writable(copy)) {
            work.execute("PRAGMA secure_delete = ON");
            work.execute("DELETE FROM cache");
        } catch (SQLException failed) {
            throw ProjectRefused.of(failed, copy);
        }
    }

    Path backup() throws ProjectRefused {
        try (Access.Turn _ = access.turn(); Precaution backup = begin()) {
            return backup.made();
        }
    }

    /** SQLite copies the content where its log cannot be taken in; else the file's bytes are all there is to copy. */
    private Precaution begin() throws ProjectRefused {
        Backups backups = Backups.of(access.path());
        Instant now = clock.instant();
        FileBytes bytes = access.file().bytes();
        if (bytes == null || access.database().isHolding() || !access.database().takeLogIn()) {
            Path made = backups.make(access.database()::copyTo, now);
            return Precaution.begin(stopped -> made);
        }
        return Precaution.begin(stopped -> backups.make(file -> bytes.copyTo(file, stopped), now));
    }

    /**
     * Before a large edit, and before the first of a day where the project has been worked on before, a backup is begun.
     *
     * @param last when the last edit was made
     */
    Precaution before(Edit edit, Instant last) {
        boolean large = edit.changes().size() > LARGE;
        return large || isFirstOfTheDay(last) ? beforeLarge() : Precaution.NONE;
    }

    Precaution beforeLarge() {
        try {
            return begin();
        } catch (ProjectRefused noBackup) {
            return Precaution.begin(stopped -> {
                throw noBackup;
            });
        }
    }

    private boolean isFirstOfTheDay(Instant last) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        if (today.equals(backedUp)) {
            return false;
        }
        backedUp = today;
        return LocalDate.ofInstant(last, ZoneId.systemDefault()).isBefore(today) && Backups.of(access.path()).newest()
                .filter(made -> !made.toLocalDate().isBefore(today)).isEmpty();
    }
}
