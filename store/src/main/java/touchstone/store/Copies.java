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
        try (Access.Turn _ = access.turn()) {
            return Backups.of(access.path()).make(access.database()::copyTo, clock.instant());
        }
    }

    /**
     * Before a large edit, and before the first of a day where the project has been worked on before, a backup is made. An
     * edit does not wait for a backup that cannot be made; {@link #backup} says why it cannot.
     *
     * @param last when the last edit was made
     */
    void before(Edit edit, Instant last) {
        boolean large = edit.changes().size() > LARGE;
        if (large || isFirstOfTheDay(last)) {
            beforeLarge();
        }
    }

    void beforeLarge() {
        try {
            backup();
        } catch (ProjectRefused noBackup) {
            System.getLogger(Project.class.getName()).log(System.Logger.Level.WARNING, noBackup.getMessage());
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
