package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.ImageId;

/**
 * An edit of so many objects that they are not held in memory: some changes, and objects of other projects that are copied
 * as they are stored. One step to people ({@link Project#commitWhole(Bulk, AnnotatorId, Watch)}).
 */
public final class Bulk {

    /** Follows the work, and ends it. */
    public interface Watch {

        /** Waits for the end. */
        Watch PATIENT = new Watch() {
        };

        /** @param of how many there are, 0 where that is not known */
        default void done(long objects, long of) {
        }

        /** Before anything is done: how much of the log is read. */
        default void read(long entries, long of) {
        }

        /** Once this is true the work ends as if it had not begun. */
        default boolean cancelled() {
            return false;
        }

        /** @throws CancellationException when the one who waits has given up */
        default void check() {
            if (cancelled()) {
                throw new CancellationException();
            }
        }
    }

    /** Objects of an annotator on an image that are to be copied. */
    private record Copying(Project from, ImageId image, AnnotatorId annotator, Predicate<AnnotationId> which,
            UnaryOperator<Annotation> as) {
    }

    private static final int PAGE = 200;

    private final Edit edit;
    private final List<Copying> copyings = new ArrayList<>();
    private long copied;

    /** @param edit the changes that are told in full */
    public Bulk(Edit edit) {
        this.edit = edit;
    }

    /**
     * Adds an annotator's objects on an image of another project, which stays open until this is committed.
     *
     * @param which of them
     * @param count how many these are, for whoever waits
     * @param as how they are called here: given and gives objects whose shape is not looked at
     */
    public void copy(Project from, ImageId image, AnnotatorId annotator, Predicate<AnnotationId> which, long count,
            UnaryOperator<Annotation> as) {
        copyings.add(new Copying(from, image, annotator, which, as));
        copied += count;
    }

    /** The changes that are told in full. */
    Edit edit() {
        return edit;
    }

    /** What the bulk does to a project whose edit's changes are one an item. */
    BulkSource source(List<Change> squashed) {
        List<Change> items = squashed.stream().filter(c -> !(c.any() instanceof Annotation)).toList();
        List<Change> objects = squashed.stream().filter(c -> c.any() instanceof Annotation)
                .sorted(Comparator.comparing(c -> ((Annotation) c.any()).image())).toList();
        return new BulkSource() {

            @Override
            public List<Change> items() {
                return items;
            }

            @Override
            public long objects() {
                return objects.size() + copied;
            }

            @Override
            public void each(Sink sink) throws SQLException, EditConflict {
                for (Change change : objects) {
                    sink.change(change);
                }
                for (Copying copying : copyings) {
                    copy(copying, sink);
                }
            }
        };
    }

    private static void copy(Copying copying, BulkSource.Sink sink) throws SQLException, EditConflict {
        @Nullable
        AnnotationId after = null;
        do {
            StoredPage page = copying.from.stored(copying.image, copying.annotator, after, PAGE);
            for (StoredObject object : page.objects()) {
                if (copying.which.test(object.bare().id())) {
                    sink.add(object.as(copying.as.apply(object.bare())));
                }
            }
            after = page.last();
        } while (after != null);
    }
}
