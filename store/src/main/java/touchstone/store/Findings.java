package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.store.salvage.PageScan;
import touchstone.store.salvage.Row;

/**
 * The rows of a project that were found in a damaged file, by the tables that their values show them to be of, in a
 * private database without rules. A row of an older layout has its last columns filled up.
 */
final class Findings implements AutoCloseable {

    /**
     * The tables by the values of their rows: i an id, I an id or none, s an id or nothing of it, t a text, T a text or
     * none, n a whole number, N one or none, r a number or none, b bytes, h a hash, 0 none; behind the dot what older
     * layouts lack.
     */
    private enum Table {
        IMAGE("findImage", "itnnTn.rrtn"), ANNOTATOR("findAnnotator", "itt."), LABEL("findLabel",
                "itnTttTtn.In"), GUIDELINE("findGuideline", "int."), PROGRESS("findProgress", "iit."), NOTE("findNote",
                        "itIIInt."), ANNOTATION("findAnnotation",
                                "iiiitbhrrrrtttrn."), ENTRY("findEntry", "0nIttNhh."), PART("findPart", "nsb.");

        private final String insertion;
        private final String shape;
        private final int least;

        Table(String insertion, String values) {
            this.insertion = insertion;
            this.least = values.indexOf('.');
            this.shape = values.replace(".", "");
        }

        private boolean holds(List<@Nullable Object> values) {
            if (values.size() < least || values.size() > shape.length()) {
                return false;
            }
            for (int i = 0; i < values.size(); i++) {
                if (!fits(shape.charAt(i), values.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(char kind, @Nullable Object value) {
            return switch (kind) {
                case 'i' -> value instanceof byte[] id && id.length == 16;
                case 'I' -> value == null || fits('i', value);
                case 's' -> value instanceof byte[] part && Part.hasLength(part.length);
                case 't' -> value instanceof String;
                case 'T' -> value == null || value instanceof String;
                case 'n' -> value instanceof Long;
                case 'N' -> value == null || value instanceof Long;
                case 'r' -> value == null || value instanceof Number;
                case 'b' -> value instanceof byte[];
                case 'h' -> value instanceof byte[] hash && hash.length == Sha256.LENGTH;
                default -> value == null;
            };
        }
    }

    private final Path folder;
    private final Database database;
    /** Of annotations whose rows an index tells of, in hexadecimal. */
    private final Set<String> indexed = new HashSet<>();
    private final int pages;
    private final int unreadPages;
    private final long brokenRows;
    private final boolean knowsFree;

    private Findings(Path folder, Database database, PageScan scan) throws SQLException {
        this.folder = folder;
        this.database = database;
        database.execute(Sql.findings());
        database.execute("BEGIN");
        SQLException[] failure = new SQLException[1];
        scan.rows(row -> {
            try {
                take(row);
            } catch (SQLException failed) {
                failure[0] = failed;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        database.execute("COMMIT");
        pages = scan.pages();
        unreadPages = scan.unreadPages();
        brokenRows = scan.brokenRows();
        knowsFree = scan.knowsFreePages();
    }

    static Findings of(Path file) throws IOException, SQLException {
        Path folder = Passing.make();
        Path scratch = Files.createFile(folder.resolve("findings"));
        Database database = null;
        try (PageScan scan = PageScan.of(file)) {
            database = Database.writable(scratch);
            database.execute("PRAGMA journal_mode = OFF");
            database.execute("PRAGMA synchronous = OFF");
            return new Findings(folder, database, scan);
        } catch (IOException | SQLException | RuntimeException failed) {
            if (database != null) {
                database.close();
            }
            Passing.delete(folder);
            throw failed;
        }
    }

    private void take(Row row) throws SQLException {
        List<@Nullable Object> values = row.values();
        Optional<Table> of = Arrays.stream(Table.values()).filter(table -> table.holds(values)).findFirst();
        if (of.isPresent()) {
            @Nullable
            Object[] full = values.toArray(new @Nullable Object[of.get().shape.length()]);
            if (of.get() == Table.ENTRY) {
                full[0] = row.rowid();
            }
            database.run(of.get().insertion, full);
        } else if (values.size() == 4 && values.get(3) instanceof Long && values.get(2) instanceof byte[] id
                && id.length == 16 && Table.fits('i', values.get(1)) && Table.fits('i', values.get(0))) {
            indexed.add(Ids.name(id));
        }
    }

    Database database() {
        return database;
    }

    /** The annotations that an index says there are. */
    Set<String> indexed() {
        return indexed;
    }

    int pages() {
        return pages;
    }

    int unreadPages() {
        return unreadPages;
    }

    /** Whether nothing was missed. */
    boolean whole() {
        return unreadPages == 0 && brokenRows == 0;
    }

    /** Whether what was found counted, and was not deleted already. */
    boolean knowsFree() {
        return knowsFree;
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
        Passing.delete(folder);
    }
}
