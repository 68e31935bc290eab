package touchstone.store;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;
import touchstone.model.ImageId;
import touchstone.model.LogLine;
import touchstone.model.Touch;

/** What a project's log tells. All throw {@link ProjectRefused} when it is damaged. */
public final class Histories {

    @FunctionalInterface
    private interface Reading<T> {
        T of(History history) throws SQLException, Damaged;
    }

    private final Access access;
    private final EditLog log;

    Histories(Access access, EditLog log) {
        this.access = access;
        this.log = log;
    }

    private <T> T read(Reading<T> reading) throws ProjectRefused {
        return access.read(() -> reading.of(new History(access.database(), log)));
    }

    /** The log's entries that concern an image or an object, oldest first; all of them where both are null. */
    public List<Entry> of(@Nullable ImageId image, @Nullable AnnotationId annotation) throws ProjectRefused {
        return read(history -> history.of(image, annotation));
    }

    /**
     * Which objects the log's entries changed, oldest first.
     *
     * @param after the sequence number that they come after, 0 to begin
     * @param most how many entries
     */
    public List<Touch> touches(long after, int most) throws ProjectRefused {
        return read(history -> history.touches(after, most));
    }

    /** What happened to one object, oldest first, with the object before and after each. */
    public List<Entry> story(ImageId image, AnnotationId object) throws ProjectRefused {
        return read(history -> history.ofScope(image, object));
    }

    /**
     * An image's objects as they were after an entry of the log, in the order of their ids.
     *
     * @param seq the entry's number; it need not concern the image
     */
    public List<Annotation> annotationsAt(ImageId image, long seq) throws ProjectRefused {
        return read(history -> history.at(image, seq));
    }

    /**
     * Lines of the log without their changes, the newest first.
     *
     * @param before the sequence number that they come before, {@link Long#MAX_VALUE} to begin
     * @param most how many
     */
    public List<LogLine> log(long before, int most) throws ProjectRefused {
        return read(history -> history.lines(before, most));
    }

    /** What happened to an image, oldest first. */
    public List<HistoryLine> lines(ImageId image) throws ProjectRefused {
        return read(history -> history.linesOf(image));
    }

    /** Sees one entry after the other. */
    @FunctionalInterface
    public interface LineVisitor {

        /** @param bare without its changes, which are so many */
        void line(Entry bare, int changes);
    }

    /** Visits the log's entries, oldest first, however many there are. */
    public void eachLine(LineVisitor visitor) throws ProjectRefused {
        read(history -> {
            history.eachLine(visitor);
            return true;
        });
    }

    void each(Consumer<Entry> visitor) {
        access.query(() -> {
            try {
                new History(access.database(), log).each(visitor);
            } catch (Damaged unreadable) {
                throw new UncheckedIOException(
                        ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.history", access.path()));
            }
            return true;
        });
    }

    Duration timeSpent(ImageId image, AnnotatorId annotator) {
        return access.query(() -> WorkTime.of(access.database(), annotator, image));
    }
}
