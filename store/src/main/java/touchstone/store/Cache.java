package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is put by and can be made again, in the project's file but not in its log. Each value is kept with its hash, and is
 * as good as not there when it does not match. When there is too much the oldest goes.
 */
final class Cache {

    private static final long ROOM = 64L << 20;
    /** What is left when room is made, so that it is not made at every value. */
    private static final long ROOM_LEFT = ROOM / 8 * 7;

    private final Database database;
    private long bytes = -1;
    private long written;

    Cache(Database database) {
        this.database = database;
    }

    Optional<byte[]> get(String key) throws SQLException {
        return database.first("cached", row -> {
            byte[] value = row.getBytes(1);
            return Arrays.equals(Sha256.of(value), row.getBytes(2)) ? value : null;
        }, key);
    }

    void put(String key, byte[] value) throws SQLException {
        if (bytes < 0) {
            database.each("cacheSize", row -> {
                bytes = row.getLong(1);
                written = row.getLong(2);
            });
        }
        database.begin();
        try {
            database.run("putCached", key, value, Sha256.of(value), written + 1);
            bytes += value.length;
            written++;
            if (bytes > ROOM) {
                makeRoom();
            }
            database.commit();
        } catch (SQLException failed) {
            database.rollback();
            bytes = -1;
            throw failed;
        }
    }

    private void makeRoom() throws SQLException {
        bytes = database.number("cacheSize");
        long[] left = { bytes };
        List<String> oldest = new ArrayList<>();
        database.each("oldestCached", row -> {
            if (left[0] > ROOM_LEFT) {
                oldest.add(row.getString(1));
                left[0] -= row.getLong(2);
            }
        });
        for (String key : oldest) {
            database.run("removeCached", key);
        }
        bytes = left[0];
    }

    /** @param damaged is told the key of every value that does not have its hash */
    void check(Consumer<String> damaged) throws SQLException {
        database.each("allCached", row -> {
            if (!Arrays.equals(Sha256.of(row.getBytes(2)), row.getBytes(3))) {
                damaged.accept(row.getString(1));
            }
        });
    }
}
