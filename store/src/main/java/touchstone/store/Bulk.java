package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.model.Note;

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

        /** Before anything is done: how many of the objects that may be new were looked up. */
        default void looked(long objects, long of) {
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

    /** Some objects that are copied, as they are called here, how many could not be read, what is copied after them. */
    private record Copied(List<StoredObject> objects, int unread, @Nullable Copying next) {
    }

    /** Reads some objects of another project. */
    @FunctionalInterface
    private interface Copying {
        Copied read();
    }

    private static final int PAGE = 64;

    private final Edit edit;
    private final List<Copying> copyings = new ArrayList<>();
    private long copied;
    private long unread;
    private Telling told = sink -> {
    };

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
        copyings.add(() -> read(from, image, annotator, null, which, as));
        copied += count;
    }

    /**
     * Adds some objects of one image of another project, which stays open until this is committed.
     *
     * @param ids at most {@link AnnotationTable#AT_ONCE}
     * @param as as with the others
     */
    void copy(Project from, List<AnnotationId> ids, UnaryOperator<Annotation> as) {
        copyings.add(() -> {
            List<StoredObject> found = from.stored(ids);
            return new Copied(found.stream().map(o -> o.as(as.apply(o.bare()))).toList(), ids.size() - found.size(),
                    null);
        });
        copied += ids.size();
    }

    private static Copied read(Project from, ImageId image, AnnotatorId annotator, @Nullable AnnotationId after,
            Predicate<AnnotationId> which, UnaryOperator<Annotation> as) {
        StoredPage page = from.stored(image, annotator, after, PAGE);
        AnnotationId last = page.last();
        return new Copied(page.objects().stream().filter(o -> which.test(o.bare().id()))
                .map(o -> o.as(as.apply(o.bare()))).toList(), page.unread(),
                last == null ? null : () -> read(from, image, annotator, last, which, as));
    }

    /** How many objects that were to be copied are damaged, and were left out; known once this is committed. */
    public long unread() {
        return unread;
    }

    /** Adds notes that are not held either. */
    void tell(CarriedLines lines, Predicate<Note> which) {
        told = sink -> lines.<SQLException, EditConflict>each(note -> {
            if (which.test(note)) {
                sink.change(Change.add(note));
            }
        });
    }

    /** Gives changes one after the other. */
    @FunctionalInterface
    private interface Telling {
        void each(BulkSource.Sink sink) throws SQLException, EditConflict;
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
                told.each(sink);
                copyTo(sink);
            }
        };
    }

    /** What comes next is read while what was read is written. */
    private void copyTo(BulkSource.Sink sink) throws SQLException, EditConflict {
        Iterator<Copying> following = copyings.iterator();
        CompletableFuture<Copied> reading = next(null, following);
        try {
            while (reading != null) {
                Copied copied = joined(reading);
                reading = next(copied.next, following);
                unread += copied.unread;
                for (StoredObject object : copied.objects) {
                    sink.add(object);
                }
            }
        } finally {
            if (reading != null) {
                reading.handle((read, failed) -> read).join();
            }
        }
    }

    private static Copied joined(CompletableFuture<Copied> reading) {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static @Nullable CompletableFuture<Copied> next(@Nullable Copying more, Iterator<Copying> following) {
        Copying next = more == null && following.hasNext() ? following.next() : more;
        return next == null ? null : CompletableFuture.supplyAsync(next::read);
    }
}
