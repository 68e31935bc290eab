package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.sqlite.SQLiteErrorCode;
import touchstone.model.Change;

/**
 * Edits that the disk had no room for, in memory and in their order. To everybody who asks, the project is as they made it;
 * only its file does not know of them yet. They go there with the very entries that they were given, so that the history
 * says when they were made.
 */
final class Waiting {

    private record Edit(EditLog.Line line, List<Change> changes, SortedMap<Part, byte[]> parts) {

        private long bytes() {
            return parts.values().stream().mapToLong(part -> part.length).sum();
        }
    }

    /** Moves the project elsewhere. */
    @FunctionalInterface
    interface Move {
        void run() throws SQLException, ProjectRefused;
    }

    private final Database database;
    private final Tables tables;
    private final EditLog log;
    private final List<Edit> edits = new ArrayList<>();
    private boolean allowed;
    private long durable;
    private byte[] durableHead = new byte[0];

    Waiting(Database database, Tables tables, EditLog log) {
        this.database = database;
        this.tables = tables;
        this.log = log;
    }

    /** Whether edits may wait at all; they are refused otherwise. */
    void allow(boolean allow) {
        allowed = allow;
    }

    /** Whether an edit that failed so can wait for a better time. */
    boolean mayTake(SQLException failed) {
        return allowed && !database.isHolding() && switch (SQLiteErrorCode.getErrorCode(failed.getErrorCode() & 0xff)) {
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN -> true;
            default -> false;
        };
    }

    boolean isAllowed() {
        return allowed;
    }

    /** Lets this edit and those that follow wait. */
    void begin() throws SQLException {
        if (!database.isHolding()) {
            durable = log.length();
            durableHead = log.headBytes();
            database.hold();
        }
    }

    /** An edit was made; remembered while they wait. */
    void note(EditLog.Line line, List<Change> changes, SortedMap<Part, byte[]> parts) {
        if (database.isHolding()) {
            edits.add(new Edit(line, changes, parts));
        }
    }

    int size() {
        return edits.size();
    }

    /** About how much room they need, in the file and in SQLite's log. */
    long bytes() {
        return (1L << 20) + 4 * edits.stream().mapToLong(Edit::bytes).sum();
    }

    /** Tries to bring the edits to the disk; all of them go on waiting where that fails. */
    void write() throws SQLException {
        if (!database.isHolding()) {
            return;
        }
        try {
            database.letGo();
            edits.clear();
        } catch (SQLException stillNoRoom) {
            database.hold();
            again();
        }
    }

    /** Moves the project, and brings the edits to where it is then. */
    void moveAlong(Move move) throws SQLException, ProjectRefused {
        if (!database.isHolding()) {
            move.run();
            return;
        }
        database.drop();
        try {
            move.run();
        } catch (SQLException | ProjectRefused | RuntimeException stays) {
            database.hold();
            again();
            throw stays;
        }
        database.begin();
        again();
        database.commit();
        edits.clear();
    }

    private void again() throws SQLException {
        log.backTo(durable, durableHead);
        for (Edit edit : edits) {
            for (Change change : edit.changes) {
                tables.apply(change);
            }
            log.advance(log.append(edit.line, edit.parts));
        }
    }
}
