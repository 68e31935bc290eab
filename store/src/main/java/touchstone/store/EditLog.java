package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

    /** The head of a log without entries. */
    static final String BEFORE_THE_FIRST = "0".repeat(2 * Sha256.LENGTH);
    /** Bytes of an entry's parts that are held in memory to be hashed. */
    private static final int HELD = 4 << 20;
    /** Entries that are read at once. */
    private static final int PAGE = 1000;

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

    /** Sees one entry after the other. */
    @FunctionalInterface
    interface EntryVisitor {
        void entry(Stored entry) throws SQLException, Damaged;
    }

    /** Visits all entries, oldest first, of which few are held at once. */
    void each(EntryVisitor visitor) throws SQLException, Damaged {
        long last = Long.MIN_VALUE;
        List<Stored> page = new ArrayList<>();
        do {
            page.clear();
            database.each("entriesAfter", row -> page.add(stored(row)), last, PAGE);
            for (Stored entry : page) {
                if (entry.line().seq() <= last) {
                    throw new Damaged();
                }
                last = entry.line().seq();
                visitor.entry(entry);
            }
        } while (!page.isEmpty());
    }

    /**
     * Visits entries with their parts, one after the other.
     *
     * @param after the entry before the first
     * @param to the last
     */
    void each(long after, long to, EntryVisitor begun, PartVisitor part) throws SQLException, Damaged {
        each("entriesWithParts", after, to, begun, part);
    }

    /** As {@link #each(long, long, EntryVisitor, PartVisitor)}, the last entry and its last part first. */
    void eachBack(long after, long to, EntryVisitor begun, PartVisitor part) throws SQLException, Damaged {
        each("entriesWithPartsBack", after, to, begun, part);
    }

    private void each(String statement, long after, long to, EntryVisitor begun, PartVisitor part)
            throws SQLException, Damaged {
        long[] at = { Long.MIN_VALUE };
        database.<Damaged>each(statement, row -> {
            long next = row.getLong(1);
            if (next != at[0]) {
                at[0] = next;
                begun.entry(stored(row));
            }
            byte[] scope = row.getBytes(9);
            if (scope != null) {
                part.part(Part.of(scope), row.getBytes(10));
            }
        }, after, to);
    }

    /** Sees a part's scope and bytes, whatever they are. */
    @FunctionalInterface
    interface FoundVisitor {
        void part(byte[] scope, byte[] changes);
    }

    /** Sees an entry, whose parts follow. */
    @FunctionalInterface
    interface Found {
        void entry(Stored entry) throws SQLException;
    }

    /** As {@link #each(long, long, EntryVisitor, PartVisitor)}, of what was found in a damaged file, where some come twice. */
    void eachFound(long to, Found begun, FoundVisitor part) throws SQLException {
        long[] at = { Long.MIN_VALUE };
        database.<SQLException>each("entriesWithParts", row -> {
            long next = row.getLong(1);
            if (next != at[0]) {
                at[0] = next;
                begun.entry(stored(row));
            }
            byte[] scope = row.getBytes(9);
            if (scope != null) {
                part.part(scope, row.getBytes(10));
            }
        }, Long.MIN_VALUE, to);
    }

    /** Hash of the first entry, zeros before there is one. */
    String lineage() throws SQLException {
        return hashOf(1).orElse(BEFORE_THE_FIRST);
    }

    /** Hash of an entry; nothing where there is no such entry. */
    Optional<String> hashOf(long of) throws SQLException {
        return database.first("entry", row -> HexFormat.of().formatHex(row.getBytes(8)), of);
    }

    /** Writes a line; {@link #advance} makes it the head once the transaction is durable. */
    Stored append(Line line, SortedMap<Part, byte[]> parts) throws SQLException {
        Stored stored = new Stored(line, head, hash(head, line, parts));
        addLine(stored);
        for (Map.Entry<Part, byte[]> part : parts.entrySet()) {
            database.run("addPart", line.seq(), part.getKey().bytes(), part.getValue());
        }
        return stored;
    }

    private void addLine(Stored stored) throws SQLException {
        Line line = stored.line();
        AnnotatorId author = line.author();
        database.run("addEntry", line.seq(), line.millis(), author == null ? null : Ids.bytes(author.value()),
                line.name(), line.kind().key(), line.of(), stored.prev(), stored.hash());
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

    /** Writes a row of an entry of the project's stack whose line comes last. */
    void addPiece(long of, Part piece, byte[] changes) throws SQLException {
        database.run("addPart", of, piece.bytes(), changes);
    }

    /** Writes the line of an entry whose parts, so many, are there already. */
    Stored appendAfterParts(Line line, int parts) throws SQLException, Damaged {
        MessageDigest digest = digest(head, line, parts);
        // One is read while the one before is hashed.
        List<CompletableFuture<Void>> hashing = new ArrayList<>(List.of(CompletableFuture.completedFuture(null)));
        try {
            eachPart(line.seq(), (part, changes) -> {
                hashing.getFirst().join();
                hashing.set(0, CompletableFuture.runAsync(() -> add(digest, part, changes)));
            });
        } finally {
            hashing.getFirst().join();
        }
        Stored stored = new Stored(line, head, digest.digest());
        addLine(stored);
        return stored;
    }

    /** Whether an entry still has the hash of its content. */
    boolean isWhole(Stored entry) throws SQLException {
        try {
            return Arrays.equals(storedHash(entry.prev(), entry.line()), entry.hash());
        } catch (Damaged noScope) {
            return false;
        }
    }

    /** Whether an entry has the hash of what these parts make it. */
    static boolean isWhole(Stored entry, SortedMap<Part, byte[]> parts) {
        return Arrays.equals(hash(entry.prev(), entry.line(), parts), entry.hash());
    }

    /** Over the parts in the file; their number comes first, so that an entry that is too long to be held is read twice. */
    private byte[] storedHash(byte[] prev, Line line) throws SQLException, Damaged {
        List<Map.Entry<Part, byte[]>> held = new ArrayList<>();
        long[] bytes = { 0 };
        int[] count = { 0 };
        eachPart(line.seq(), (part, changes) -> {
            count[0]++;
            bytes[0] += changes.length;
            if (bytes[0] <= HELD) {
                held.add(Map.entry(part, changes));
            } else {
                held.clear();
            }
        });
        MessageDigest digest = digest(prev, line, count[0]);
        if (bytes[0] <= HELD) {
            held.forEach(part -> add(digest, part.getKey(), part.getValue()));
        } else {
            eachPart(line.seq(), (part, changes) -> add(digest, part, changes));
        }
        return digest.digest();
    }

    private static byte[] hash(byte[] prev, Line line, SortedMap<Part, byte[]> parts) {
        MessageDigest digest = digest(prev, line, parts.size());
        parts.forEach((part, changes) -> add(digest, part, changes));
        return digest.digest();
    }

    private static MessageDigest digest(byte[] prev, Line line, int parts) {
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
        sized(fields, line.name()).fixed(parts);
        digest.update(fields.toBytes());
        return digest;
    }

    private static void add(MessageDigest digest, Part part, byte[] changes) {
        byte[] owner = part.bytes();
        digest.update(new Encoder().fixed(owner.length).raw(owner).fixed(changes.length).toBytes());
        digest.update(changes);
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

    /** Sees one part of an entry after the other. */
    @FunctionalInterface
    interface PartVisitor {
        void part(Part part, byte[] changes) throws SQLException, Damaged;
    }

    /** Visits an entry's parts as stored, in their order. The visitor must not ask for another entry's. */
    void eachPart(long of, PartVisitor visitor) throws SQLException, Damaged {
        database.<Damaged>each("parts", row -> visitor.part(Part.of(row.getBytes(1)), row.getBytes(2)), of);
    }

    /** An entry's parts as stored, in their order. */
    NavigableMap<Part, byte[]> parts(long of) throws SQLException, Damaged {
        NavigableMap<Part, byte[]> parts = new TreeMap<>();
        eachPart(of, parts::put);
        return parts;
    }

    /** Of which parts an entry is, in their order. */
    List<Part> partsOf(long of) throws SQLException, Damaged {
        List<Part> parts = new ArrayList<>();
        database.each("scopes", row -> parts.add(Part.of(row.getBytes(1))), of);
        return parts;
    }

    byte[] part(long of, Part part) throws SQLException, Damaged {
        return database.first("part", row -> row.getBytes(1), of, part.bytes()).orElseThrow(Damaged::new);
    }
}
