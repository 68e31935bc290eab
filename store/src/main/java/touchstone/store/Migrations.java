package touchstone.store;

import java.sql.SQLException;
import java.util.List;

/** The one way to a file's layout, for new and old files alike: the scripts above the file's own number, in order. */
final class Migrations {

    /** Number of the last script, and the layout of the files that this program writes. */
    static final int LATEST = 4;

    private Migrations() {
    }

    /** Brings a file from the layout {@code from} (0 for a new one) to the latest: wholly or not at all. */
    static void run(Database database, int from) throws SQLException {
        if (from == LATEST) {
            return;
        }
        database.execute("BEGIN IMMEDIATE");
        try {
            for (int version = from + 1; version <= LATEST; version++) {
                database.execute(Sql.schema(version));
            }
            database.execute("PRAGMA application_id = " + Header.APPLICATION);
            database.execute("PRAGMA user_version = " + LATEST);
            database.execute("COMMIT");
        } catch (SQLException failed) {
            database.rollback();
            throw failed;
        }
    }

    /** Every object of the schema that the layout has, as {@link Database#schema} tells it. */
    static List<String> schema(int layout) throws SQLException {
        try (Database model = Database.inMemory()) {
            for (int version = 1; version <= layout; version++) {
                model.execute(Sql.schema(version));
            }
            return model.schema();
        }
    }
}
