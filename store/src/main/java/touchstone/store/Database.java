package touchstone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * One connection and its prepared statements. Not for several threads at once. The file's path goes to SQLite as an
 * encoded URI and never as text, in which a question mark would start options.
 */
final class Database implements AutoCloseable {

    /** Turns the current row into a value. */
    @FunctionalInterface
    interface Row<T> {
        @Nullable
        T of(ResultSet row) throws SQLException;
    }

    /** Sees one row after the other. */
    @FunctionalInterface
    interface RowVisitor<X extends Exception> {
        void row(ResultSet row) throws SQLException, X;
    }

    /** The longest value that a row may have; a longer one is a mistake or a trap. */
    static final int LONGEST_VALUE = 256 << 20;

    /** What no statement of ours comes near; a file from elsewhere brings none of its own, but its schema is read. */
    private static final Map<SQLiteLimits, Integer> LIMITS = Map.of(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE,
            SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1 << 20, SQLiteLimits.SQLITE_LIMIT_COLUMN, 100,
            SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 100, SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 20,
            SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0, SQLiteLimits.SQLITE_LIMIT_VARIABLE_NUMBER, 100,
            SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 2, SQLiteLimits.SQLITE_LIMIT_WORKER_THREADS, 0);

    /**
     * Pages of SQLite's log, 16 MB, after which the commit at hand takes them into the file: a stroke on a large mask
     * writes many, and few strokes are to wait for that.
     */
    static final int LOG_PAGES = 4000;

    /** In KiB, as SQLite counts what is not a number of pages. */
    static final int CACHE = -2_000;
    private static final int LARGE_CACHE = -64_000;

    /** Steps of SQLite's machine between two looks at the clock: some milliseconds. */
    private static final int STEPS = 100_000;

    private SQLiteConnection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean holding;
    private volatile boolean muchLog;

    private Database(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** Opens a file to change it; the file must exist. */
    static Database writable(Path file) throws SQLException {
        return open(uri(file) + "?mode=rw", false);
    }

    /** Opens a file that nobody changes meanwhile: without a lock, without a file beside it, without a changed byte. */
    static Database immutable(Path file) throws SQLException {
        return open(uri(file) + "?mode=ro&immutable=1", true);
    }

    static Database inMemory() throws SQLException {
        return open("jdbc:sqlite::memory:", false);
    }

    private static String uri(Path file) {
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
    }

    private static Database open(String url, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(200);
        config.enforceForeignKeys(true);
        config.enableLoadExtension(false);
        // Each insert would otherwise be followed by a query for the row's number.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(url);
        Database database = new Database((SQLiteConnection) connection);
        try {
            for (Map.Entry<SQLiteLimits, Integer> limit : LIMITS.entrySet()) {
                database.connection.setLimit(limit.getKey(), limit.getValue());
            }
            database.execute("PRAGMA trusted_schema = OFF");
            database.execute("PRAGMA cell_size_check = ON");
            database.execute("PRAGMA mmap_size = 0");
        } catch (SQLException refused) {
            database.close();
            throw refused;
        }
        return database;
    }

    /** Lets nothing run longer than until then: for a file that could be built to keep SQLite busy for ever. */
    void endAfter(Duration time) throws SQLException {
        long begun = System.nanoTime();
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - begun > time.toNanos() ? 1 : 0;
            }
        });
    }

    /** Lets everything run to its end. */
    void endNever() throws SQLException {
        ProgressHandler.clearHandler(connection);
    }

    /** Runs a script of statements that give no rows. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The first column of a pragma's rows. */
    List<String> pragma(String pragma) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Every object of the schema as its type, name and statement, sorted. */
    List<String> schema() throws SQLException {
        List<String> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")) {
            while (rows.next()) {
                objects.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        return objects;
    }

    /** Writes all content into a new file, compactly and in one piece, while this one stays as it is. */
    void copyTo(Path file) throws SQLException {
        // No statement may be half done meanwhile.
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        // To SQLite the copy is a second file that is attached.
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 1);
        try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toAbsolutePath().toString());
            statement.executeUpdate();
        } finally {
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        }
    }

    void run(String statement, @Nullable Object... values) throws SQLException {
        bind(statement, values).executeUpdate();
    }

    <X extends Exception> void each(String statement, RowVisitor<X> visitor, @Nullable Object... values)
            throws SQLException, X {
        try (ResultSet rows = bind(statement, values).executeQuery()) {
            while (rows.next()) {
                visitor.row(rows);
            }
        }
    }

    <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bind(statement, values).executeQuery()) {
            return rows.next() ? Optional.ofNullable(row.of(rows)) : Optional.empty();
        }
    }

    long number(String statement, @Nullable Object... values) throws SQLException {
        return first(statement, row -> row.getLong(1), values).orElse(0L);
    }

    private PreparedStatement bind(String name, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(Sql.statement(name));
            prepared.put(name, statement);
        }
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case Object other -> throw new IllegalArgumentException(other.toString());
            }
        }
        return statement;
    }

    /** Takes SQLite's log into the file, so that it can begin anew; false where there is no room for that. */
    boolean takeLogIn() {
        muchLog = false;
        try {
            return pragma("wal_checkpoint(RESTART)").equals(List.of("0"));
        } catch (SQLException noRoom) {
            return false;
        }
    }

    /** Sees to it that the file has so many pages in it that are free, for when it cannot grow. */
    void reserve(int pages) throws SQLException {
        int missing = pages - Integer.parseInt(pragma("freelist_count").getFirst());
        if (missing > pages / 2) {
            execute("BEGIN IMMEDIATE");
            try {
                execute("CREATE TABLE reserve (bytes BLOB)");
                execute("INSERT INTO reserve VALUES (zeroblob(4096 * " + missing + "))");
                execute("DROP TABLE reserve");
                execute("COMMIT");
            } catch (SQLException failed) {
                rollback();
                throw failed;
            }
        }
    }

    /**
     * Begins to write much: with more memory of SQLite's own, so that a page comes into the log once, and without taking
     * the log in at the end, which whoever waits for the work need not wait for.
     */
    void beginLarge() throws SQLException {
        execute("PRAGMA cache_size = " + LARGE_CACHE);
        execute("PRAGMA wal_autocheckpoint = 0");
        begin();
    }

    /** Gives the memory back. */
    void endLarge() throws SQLException {
        execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        execute("PRAGMA cache_size = " + CACHE);
        execute("PRAGMA shrink_memory");
        muchLog = true;
    }

    /** Whether SQLite's log holds what was written as much and is yet to be taken in. */
    boolean hasMuchLog() {
        return muchLog;
    }

    /** Begins to write; all of it, or nothing. */
    void begin() throws SQLException {
        execute(holding ? "SAVEPOINT edit" : "BEGIN IMMEDIATE");
    }

    /** What was written since {@link #begin} is on the disk now; or in memory, while holding. */
    void commit() throws SQLException {
        execute(holding ? "RELEASE edit" : "COMMIT");
    }

    /**
     * From now on what is committed stays in memory, as parts of one transaction that SQLite keeps in its own memory until
     * it is let go.
     */
    void hold() throws SQLException {
        execute("PRAGMA cache_spill = OFF");
        execute("BEGIN IMMEDIATE");
        holding = true;
    }

    boolean isHolding() {
        return holding;
    }

    /** Brings to the disk what was held; where that fails it is gone from here, and nothing is held any more. */
    void letGo() throws SQLException {
        holding = false;
        try {
            execute("COMMIT");
        } catch (SQLException failed) {
            rollback();
            throw failed;
        } finally {
            execute("PRAGMA cache_spill = ON");
        }
    }

    /** Forgets what was held. */
    void drop() throws SQLException {
        holding = false;
        rollback();
        execute("PRAGMA cache_spill = ON");
    }

    /** Goes on with another file of the same content, which the other database leaves to this one. */
    void goOnWith(Database other) throws SQLException {
        SQLiteConnection left = connection;
        connection = other.connection;
        prepared.clear();
        left.close();
    }

    /** Ends an open transaction without its changes; nothing happens where there is none. */
    void rollback() {
        try {
            execute(holding ? "ROLLBACK TO edit; RELEASE edit" : "ROLLBACK");
        } catch (SQLException alreadyEnded) {
            // SQLite ends a transaction by itself when the disk is full or fails.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
