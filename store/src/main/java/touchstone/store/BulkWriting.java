package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.ImageId;

/**
 * Writes a large edit in one transaction, a change at a time: its row, and into the log, where the changes of one image's
 * objects are gathered up to a piece's size. What is held in memory does not grow with the edit.
 */
final class BulkWriting implements BulkSource.Sink {

    /** A piece that is being deflated beside the work. */
    private record Packing(Part part, CompletableFuture<byte[]> bytes) {
    }

    private static final int PIECE = 1 << 20;
    /** Whom a piece is about that only holds notes. */
    private static final ImageId NO_IMAGE = new ImageId(new UUID(0, 0));
    private static final int BETWEEN = 100;
    private static final int AT_ONCE = 4;

    private final TableWriter tables;
    private final EditLog log;
    private final Rules rules;
    private final Catalog catalog;
    private final Bulk.Watch watch;
    private final long of;
    private final long seq;
    private final @Nullable List<Change> told;
    private final ChangeCodec.Writer piece = new ChangeCodec.Writer();
    private final Deque<Packing> packings = new ArrayDeque<>();
    private @Nullable ImageId about;
    private int pieces;
    private long done;

    /**
     * @param catalog as it is before
     * @param told takes note of the objects' changes, null where nobody wants to know
     */
    BulkWriting(TableWriter tables, EditLog log, Rules rules, Catalog catalog, long objects, Bulk.Watch watch,
            @Nullable List<Change> told) {
        this.tables = tables;
        this.log = log;
        this.rules = rules;
        this.catalog = catalog;
        this.watch = watch;
        this.told = told;
        of = objects;
        seq = log.length() + 1;
    }

    /**
     * Writes everything but the entry's line.
     *
     * @return of how many parts the entry is
     */
    int write(BulkSource source) throws SQLException, EditConflict, Damaged {
        for (Change change : source.items()) {
            tables.requireBefore(change, catalog);
            rules.requireFitting(change);
            tables.apply(change);
            piece.add(change);
        }
        log.addPiece(seq, Part.of(Scope.PROJECT), ChangeCodec.packed(piece.take()));
        source.each(this);
        flush();
        store(0);
        rules.requireUnused(source.items());
        return pieces + 1;
    }

    @Override
    public void change(Change change) throws SQLException, EditConflict {
        if (change.before() == null && change.any() instanceof Annotation added) {
            add(StoredObject.of(added), change);
            return;
        }
        begin(switch (change.any()) {
            case Annotation a -> a.image();
            default -> about == null ? NO_IMAGE : about;
        });
        tables.requireBefore(change, catalog);
        rules.requireFitting(change);
        tables.apply(change);
        piece.add(change);
        end(change);
    }

    @Override
    public void add(StoredObject object) throws SQLException, EditConflict {
        add(object, Change.add(object.bare()));
    }

    private void add(StoredObject object, Change change) throws SQLException, EditConflict {
        begin(object.bare().image());
        rules.requireFitting(change);
        try {
            tables.add(object);
        } catch (SQLException failed) {
            if (SQLiteErrorCode.getErrorCode(failed.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT) {
                throw Rules.stale(change);
            }
            throw failed;
        }
        piece.add(object);
        end(change);
    }

    private void begin(ImageId image) throws SQLException {
        if (!image.equals(about) || piece.bytes() > PIECE) {
            flush();
            about = image;
        }
    }

    private void end(Change change) {
        if (told != null) {
            told.add(change);
        }
        if (++done % BETWEEN == 0) {
            watch.check();
            watch.done(done, of);
        }
    }

    private void flush() throws SQLException {
        ImageId image = about;
        if (image != null && piece.bytes() > 0) {
            byte[] plain = piece.take();
            packings.add(new Packing(Part.piece(++pieces, image),
                    CompletableFuture.supplyAsync(() -> ChangeCodec.packed(plain))));
            store(AT_ONCE);
        }
    }

    /** Brings the oldest pieces into the log until no more than some are left. */
    private void store(int left) throws SQLException {
        while (packings.size() > left) {
            Packing oldest = packings.removeFirst();
            log.addPiece(seq, oldest.part, oldest.bytes.join());
        }
    }
}
