package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes log and tables with SQL, past the program: single values of any table, rows removed, doubled or invented, the log
 * cut or rewritten with a chain that fits again. All must be found by whoever knows the head of the log; what only the head
 * tells is counted apart.
 */
final class TamperFault implements Fault {

    @Override
    public String name() {
        return "tamper";
    }

    @Override
    public int trials() {
        return 200;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Sample sample = Sample.of(trial, 150);
        List<String> content = Sample.content(sample.file());
        Map<Sample.Verdict, Integer> verdicts = new EnumMap<>(Sample.Verdict.class);
        for (int done = 0; done < trial.trials;) {
            Path variant = Files.copy(sample.file(), sample.variant(), StandardCopyOption.REPLACE_EXISTING);
            String what = tamper(trial, variant);
            if (what == null || Sample.content(variant).equals(content)) {
                continue;
            }
            done++;
            try {
                Sample.Verdict verdict = sample.judge(variant);
                verdicts.merge(verdict, 1, Integer::sum);
                trial.require(verdict != Sample.Verdict.UNSEEN, "Not found: " + what);
            } catch (RuntimeException crash) {
                trial.fail(what + ": " + crash);
            }
        }
        for (Sample.Verdict verdict : Sample.Verdict.values()) {
            trial.figure(switch (verdict) {
                case REFUSED -> "refusedOnOpening";
                case FOUND -> "foundByVerifying";
                case HEAD_ONLY -> "foundByTheHeadAlone";
                case UNSEEN -> "notFound";
            }, verdicts.getOrDefault(verdict, 0));
        }
        trial.require(verdicts.containsKey(Sample.Verdict.HEAD_ONLY) || trial.trials < 50,
                "Control: a log that was cut or rewritten looked wrong by itself.");
    }

    /** What was done; null where the tables did not allow it. */
    private static @Nullable String tamper(Trial trial, Path file) throws IOException {
        try (Connection connection = Sample.connect(file); Statement statement = connection.createStatement()) {
            List<String> triggers = new ArrayList<>();
            try (ResultSet rows = statement
                    .executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1) + "\0" + rows.getString(2));
                }
            }
            for (String trigger : triggers) {
                statement.executeUpdate("DROP TRIGGER " + trigger.substring(0, trigger.indexOf('\0')));
            }
            String what = change(trial, connection, statement);
            for (String trigger : triggers) {
                statement.executeUpdate(trigger.substring(trigger.indexOf('\0') + 1));
            }
            return what;
        } catch (SQLException notAllowed) {
            return null;
        }
    }

    @SuppressWarnings("RefactorSwitch") // each case does something before it tells what
    private static String change(Trial trial, Connection connection, Statement statement)
            throws SQLException, IOException {
        long last = number(statement, "SELECT max(seq) FROM edit");
        long some = 1L + trial.random.nextInt(Math.toIntExact(last));
        switch (trial.random.nextInt(10)) {
            case 0 -> {
                statement.executeUpdate("DELETE FROM edit_part WHERE seq >= " + some);
                statement.executeUpdate("DELETE FROM edit WHERE seq >= " + some);
                return "the log cut at " + some;
            }
            case 1 -> {
                statement.executeUpdate("UPDATE edit SET time = time + 60000, name = 'forged' WHERE seq = " + some);
                Forgery.rehash(connection, some);
                return "entry " + some + " rewritten and the chain after it";
            }
            case 2 -> {
                statement.executeUpdate("DELETE FROM edit_part WHERE seq = " + some);
                statement.executeUpdate("DELETE FROM edit WHERE seq = " + some);
                return "entry " + some + " removed";
            }
            case 3 -> {
                statement.executeUpdate("UPDATE edit SET seq = -1 WHERE seq = " + some);
                return "entry " + some + " renumbered";
            }
            case 4 -> {
                statement.executeUpdate(
                        "DELETE FROM annotation WHERE rowid = (SELECT rowid FROM annotation LIMIT 1 OFFSET "
                                + trial.random.nextInt(20) + ")");
                return "an object removed";
            }
            case 5 -> {
                statement.executeUpdate("UPDATE annotation SET (geometry, sha256) = "
                        + "(SELECT geometry, sha256 FROM annotation WHERE rowid = (SELECT max(rowid) FROM annotation)) "
                        + "WHERE rowid = (SELECT rowid FROM annotation LIMIT 1 OFFSET " + trial.random.nextInt(20)
                        + ")");
                return "a shape put in another's place, its hash too";
            }
            default -> {
                return value(trial, connection, statement);
            }
        }
    }

    /** One value of one row of any table that is work. */
    private static String value(Trial trial, Connection connection, Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'cache'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        String table = tables.get(trial.random.nextInt(tables.size()));
        List<String> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
                if (rows.getInt("pk") > 0) {
                    key.add(rows.getString("name") + " = ?");
                }
            }
        }
        long count = number(statement, "SELECT count(*) FROM " + table);
        if (count == 0) {
            throw new SQLException("nothing there");
        }
        String column = columns.get(trial.random.nextInt(columns.size()));
        List<Object> keys = new ArrayList<>();
        Object before;
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table + " LIMIT 1 OFFSET "
                + trial.random.nextInt(Math.toIntExact(count)))) {
            row.next();
            before = row.getObject(column);
            for (String part : key) {
                keys.add(row.getObject(part.substring(0, part.indexOf(' '))));
            }
        }
        Object after = changed(trial, before);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET " + column + " = ? WHERE " + String.join(" AND ", key))) {
            update.setObject(1, after);
            for (int i = 0; i < keys.size(); i++) {
                update.setObject(2 + i, keys.get(i));
            }
            update.executeUpdate();
        }
        return table + "." + column;
    }

    private static @Nullable Object changed(Trial trial, @Nullable Object before) {
        return switch (before) {
            case null -> 1;
            case Integer number -> number + 1;
            case Long number -> number + 1;
            case Double number -> number + 0.5;
            case byte[] bytes -> {
                byte[] other = bytes.clone();
                if (other.length > 0) {
                    other[trial.random.nextInt(other.length)] ^= 1;
                }
                yield other;
            }
            default -> before + "x";
        };
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
