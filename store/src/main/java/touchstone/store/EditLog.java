package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;

/**
 * The append-only log. An entry's hash is the SHA-256 over: the hash of the entry before (32 zero bytes for the first),
 * then sequence number, time, author (16 bytes, or none behind a 0), kind, the entry it refers to (0 for none), name, and
 * its parts in the order of their scopes, each as scope and bytes; numbers as 8 bytes, texts and bytes behind their
 * length.
 */
final class EditLog {

    /** An entry without its changes. */
    record Line(long seq, long millis, @Nullable AnnotatorId author, String name, Entry.Kind kind, @Nullable Long of) {
    }

    /** A line as it is stored, with its place in the chain. */
    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    record Stored(Line line, byte[] prev, byte[] hash) {

        String hex() {
            return HexFormat.of().formatHex(hash);
        }
    }

    private final Database database;
    private long seq;
    private long millis;
    private byte[] head = new byte[Sha256.LENGTH];

    EditLog(Database database) throws SQLException {
        this.database = database;
        database.each("head", row -> {
            seq = row.getLong(1);
            head = row.getBytes(2);
            millis = row.getLong(3);
        });
    }

    /** Sequence number of the last entry, 0 before the first. */
    long length() {
        return seq;
    }

    String head() {
        return HexFormat.of().formatHex(head);
    }

    /** Hash of the first entry, zeros before there is one. */
    String lineage() throws SQLException {
        return hashOf(1).orElse("0".repeat(2 * Sha256.LENGTH));
    }

    /** Hash of an entry; nothing where there is no such entry. */
    Optional<String> hashOf(long of) throws SQLException {
        return database.first("entry", row -> HexFormat.of().formatHex(row.getBytes(8)), of);
    }

    /** Writes a line; {@link #advance} makes it the head once the transaction is durable. */
    Stored append(Line line, SortedMap<Scope, byte[]> parts) throws SQLException {
        Stored stored = new Stored(line, head, hash(head, line, parts));
        AnnotatorId author = line.author();
        database.run("addEntry", line.seq(), line.millis(), author == null ? null : Ids.bytes(author.value()),
                line.name(), line.kind().key(), line.of(), stored.prev(), stored.hash());
        for (Map.Entry<Scope, byte[]> part : parts.entrySet()) {
            database.run("addPart", line.seq(), part.getKey().bytes(), part.getValue());
        }
        return stored;
    }

    /** When the last entry was made; long ago before the first. */
    Instant lastTime() {
        return Instant.ofEpochMilli(millis);
    }

    void advance(Stored stored) {
        millis = stored.line().millis();
        seq = stored.line().seq();
        head = stored.hash();
    }

    /** Forgets entries that did not come to the disk. */
    void backTo(long length, byte[] hash) {
        seq = length;
        head = hash;
    }

    byte[] headBytes() {
        return head.clone();
    }

    static byte[] hash(byte[] prev, Line line, SortedMap<Scope, byte[]> parts) {
        MessageDigest digest = Sha256.digest();
        digest.update(prev);
        Encoder fields = new Encoder().fixed(line.seq()).fixed(line.millis());
        AnnotatorId author = line.author();
        fields.flag(author != null);
        if (author != null) {
            fields.id(author.value());
        }
        Long of = line.of();
        sized(fields, line.kind().key()).fixed(of == null ? 0 : of);
        sized(fields, line.name()).fixed(parts.size());
        digest.update(fields.toBytes());
        parts.forEach((scope, changes) -> {
            byte[] owner = scope.bytes();
            digest.update(new Encoder().fixed(owner.length).raw(owner).fixed(changes.length).toBytes());
            digest.update(changes);
        });
        return digest.digest();
    }

    private static Encoder sized(Encoder out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return out.fixed(bytes.length).raw(bytes);
    }

    /** To the letter: one that a flipped bit wrote in capitals was not written here. */
    static Entry.Kind kind(String key) throws SQLException {
        for (Entry.Kind kind : Entry.Kind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new SQLException(key, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    /** The current row of a statement over entries. */
    static Stored stored(ResultSet row) throws SQLException {
        byte[] author = row.getBytes(3);
        long of = row.getLong(6);
        Long ofOrNull = row.wasNull() ? null : (Long) of;
        return new Stored(new Line(row.getLong(1), row.getLong(2), author == null ? null : author(author),
                row.getString(4), kind(row.getString(5)), ofOrNull), row.getBytes(7), row.getBytes(8));
    }

    private static AnnotatorId author(byte[] bytes) {
        try {
            return new AnnotatorId(Ids.of(bytes));
        } catch (Damaged noId) {
            return new AnnotatorId(new UUID(0, 0));
        }
    }

    /** An entry's parts as stored, sorted by scope. */
    SortedMap<Scope, byte[]> parts(long of) throws SQLException, Damaged {
        List<Map.Entry<byte[], byte[]>> rows = new ArrayList<>();
        database.each("parts", row -> rows.add(Map.entry(row.getBytes(1), row.getBytes(2))), of);
        SortedMap<Scope, byte[]> parts = new TreeMap<>();
        for (Map.Entry<byte[], byte[]> row : rows) {
            parts.put(Scope.of(row.getKey()), row.getValue());
        }
        return parts;
    }

    /** Which scopes an entry concerned, the project first. */
    List<Scope> scopes(long of) throws SQLException, Damaged {
        List<byte[]> rows = new ArrayList<>();
        database.each("scopes", row -> rows.add(row.getBytes(1)), of);
        List<Scope> scopes = new ArrayList<>();
        for (byte[] row : rows) {
            scopes.add(Scope.of(row));
        }
        return scopes;
    }

    byte[] part(long of, Scope scope) throws SQLException, Damaged {
        return database.first("part", row -> row.getBytes(1), of, scope.bytes()).orElseThrow(Damaged::new);
    }
}
