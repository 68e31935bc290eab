package touchstone.store.fault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Gives a log whose entries were changed a chain of hashes that fits again, by the chain's description alone. */
final class Forgery {

    private Forgery() {
    }

    /** Hashes every entry from {@code first} on anew. */
    static void rehash(Connection connection, long first) throws SQLException, IOException {
        byte[] prev = new byte[32];
        try (PreparedStatement before = connection.prepareStatement("SELECT hash FROM edit WHERE seq = ?")) {
            before.setLong(1, first - 1);
            try (ResultSet row = before.executeQuery()) {
                prev = row.next() ? row.getBytes(1) : prev;
            }
        }
        try (Statement statement = connection.createStatement();
                PreparedStatement update = connection
                        .prepareStatement("UPDATE edit SET prev = ?, hash = ? WHERE seq = ?");
                ResultSet row = statement.executeQuery(
                        "SELECT seq, time, author, name, kind, of FROM edit WHERE seq >= " + first + " ORDER BY seq")) {
            while (row.next()) {
                byte[] hash = hash(connection, prev, row);
                update.setBytes(1, prev);
                update.setBytes(2, hash);
                update.setLong(3, row.getLong(1));
                update.executeUpdate();
                prev = hash;
            }
        }
    }

    private static byte[] hash(Connection connection, byte[] prev, ResultSet row) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(prev);
        out.writeLong(row.getLong(1));
        out.writeLong(row.getLong(2));
        byte[] author = row.getBytes(3);
        out.writeByte(author == null ? 0 : 1);
        if (author != null) {
            out.write(author);
        }
        sized(out, row.getString(5).getBytes(StandardCharsets.UTF_8));
        out.writeLong(row.getLong(6));
        sized(out, row.getString(4).getBytes(StandardCharsets.UTF_8));
        try (PreparedStatement parts = connection
                .prepareStatement("SELECT scope, changes FROM edit_part WHERE seq = ? ORDER BY scope")) {
            parts.setLong(1, row.getLong(1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            DataOutputStream each = new DataOutputStream(all);
            long count = 0;
            try (ResultSet part = parts.executeQuery()) {
                for (; part.next(); count++) {
                    sized(each, part.getBytes(1));
                    sized(each, part.getBytes(2));
                }
            }
            out.writeLong(count);
            out.write(all.toByteArray());
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void sized(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeLong(bytes.length);
        out.write(bytes);
    }
}
