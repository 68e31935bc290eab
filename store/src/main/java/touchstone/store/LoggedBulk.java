package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;

/** A large entry of the log taken back or done again, piece by piece. */
final class LoggedBulk implements BulkSource {

    private final EditLog log;
    private final long seq;
    private final boolean back;
    private final AnnotationTable annotations;
    private final List<Part> parts;
    private final List<Change> items = new ArrayList<>();
    private long objects;

    /** @param back whether it is taken back */
    LoggedBulk(EditLog log, long seq, boolean back, AnnotationTable annotations, Bulk.Watch watch)
            throws SQLException, Damaged {
        this.log = log;
        this.seq = seq;
        this.back = back;
        this.annotations = annotations;
        parts = log.partsOf(seq);
        for (Part part : parts) {
            watch.check();
            for (Change change : ChangeCodec.decodeShapeless(log.part(seq, part))) {
                if (change.any() instanceof Annotation) {
                    objects++;
                } else if (part.piece() == 0) {
                    items.add(turned(change));
                }
            }
        }
    }

    private Change turned(Change change) {
        return back ? change.inverse() : change;
    }

    @Override
    public List<Change> items() {
        return items;
    }

    @Override
    public long objects() {
        return objects;
    }

    @Override
    public void each(Sink sink) throws SQLException, EditConflict, Damaged {
        for (Part part : parts) {
            for (Change change : ChangeCodec.decode(log.part(seq, part),
                    back ? ChangeCodec.Known.AFTER : ChangeCodec.Known.BEFORE, this::known)) {
                if (part.piece() > 0 || change.any() instanceof Annotation) {
                    sink.change(turned(change));
                }
            }
        }
    }

    private @Nullable Annotation known(AnnotationId id) throws SQLException {
        return annotations.get(id).orElse(null);
    }
}
