package touchstone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import touchstone.model.Messages;

/**
 * A project that cannot be opened or changed. The message is shown to the user as it stands: what happened to which
 * file, and what to do.
 */
public final class ProjectRefused extends IOException {

    public enum Reason {
        LOCKED, READ_ONLY, NEWER, FOREIGN, DAMAGED, DISK_FULL, MISSING, EXISTS
    }

    private static final Messages MESSAGES = Messages.beside(ProjectRefused.class);

    private final Reason reason;

    private ProjectRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    static ProjectRefused of(Reason reason, String text, Path file, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        System.arraycopy(values, 0, all, 1, values.length);
        return new ProjectRefused(reason, MESSAGES.text(text, all));
    }

    /** What a failure of SQLite means to the user. */
    static ProjectRefused of(SQLException failure, Path file) {
        boolean moved = failure instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_DBMOVED;
        ProjectRefused refused = moved
                ? of(Reason.MISSING, "missing.moved", file)
                : of(SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff), file);
        refused.initCause(failure);
        return refused;
    }

    private static ProjectRefused of(SQLiteErrorCode code, Path file) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Occupant.refusal(file);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> of(Reason.READ_ONLY, "readOnly", file);
            case SQLITE_FULL -> of(Reason.DISK_FULL, "diskFull", file);
            case SQLITE_NOTADB -> of(Reason.FOREIGN, "foreign", file);
            case SQLITE_CORRUPT -> of(Reason.DAMAGED, "damaged", file);
            case SQLITE_INTERRUPT, SQLITE_TOOBIG -> of(Reason.DAMAGED, "damaged.endless", file);
            default -> of(Reason.DAMAGED, "deviceFailed", file);
        };
    }

    public Reason reason() {
        return reason;
    }
}
