package touchstone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

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
    interface RowVisitor {
        void row(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
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
        Database database = new Database(config.createConnection(url));
        try {
            database.execute("PRAGMA trusted_schema = OFF");
            database.execute("PRAGMA cell_size_check = ON");
            database.execute("PRAGMA mmap_size = 0");
        } catch (SQLException refused) {
            database.close();
            throw refused;
        }
        return database;
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
        try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toAbsolutePath().toString());
            statement.executeUpdate();
        }
    }

    void run(String statement, @Nullable Object... values) throws SQLException {
        bind(statement, values).executeUpdate();
    }

    void each(String statement, RowVisitor visitor, @Nullable Object... values) throws SQLException {
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

    /** Ends an open transaction without its changes; nothing happens where there is none. */
    void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyEnded) {
            // SQLite ends a transaction by itself when the disk is full or fails.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
