package touchstone.app.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Entry;

/** What undo and redo would do next on an image, and whose work that is, told from the image's part of the log. */
final class UndoState {

    private static final Messages MESSAGES = Messages.beside(UndoState.class);

    private final Predicate<AnnotatorId> isMe;
    private final Function<AnnotatorId, String> names;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper undoObstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoObstacle = new ReadOnlyStringWrapper("");

    /**
     * @param isMe whose work is taken back without asking
     * @param names what the others are called
     */
    UndoState(Predicate<AnnotatorId> isMe, Function<AnnotatorId, String> names) {
        this.isMe = isMe;
        this.names = names;
    }

    ReadOnlyStringProperty undoName() {
        return undoName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoName() {
        return redoName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty undoObstacle() {
        return undoObstacle.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoObstacle() {
        return redoObstacle.getReadOnlyProperty();
    }

    /** @param history the newest first */
    void follow(ImageId image, List<Entry> history) {
        Deque<Entry> done = new ArrayDeque<>();
        Deque<Entry> undone = new ArrayDeque<>();
        for (Entry entry : history.reversed()) {
            if (changesOn(image, entry).isEmpty()) {
                continue; // That the image was added is its history too, but taken back with the project's edits.
            }
            switch (entry.kind()) {
                case EDIT -> {
                    done.push(entry);
                    undone.clear();
                }
                case UNDO -> move(done, undone, entry);
                case REDO -> move(undone, done, entry);
            }
        }
        undoName.set(name(done.peek()));
        redoName.set(name(undone.peek()));
        undoObstacle.set(obstacle(image, done.peek(), "nothing.undo"));
        redoObstacle.set(obstacle(image, undone.peek(), "nothing.redo"));
    }

    private static List<Change> changesOn(ImageId image, Entry entry) {
        return entry.changes().stream().filter(c -> c.scope().filter(image::equals).isPresent()).toList();
    }

    private static void move(Deque<Entry> from, Deque<Entry> to, Entry entry) {
        Entry top = from.peek();
        if (top != null && entry.of() != null && top.seq() == entry.of()) {
            to.push(from.pop());
        }
    }

    private static String name(@Nullable Entry entry) {
        return entry == null ? "" : entry.name();
    }

    private String obstacle(ImageId image, @Nullable Entry entry, String none) {
        if (entry == null) {
            return MESSAGES.text(none);
        }
        return changesOn(image, entry).stream().map(Change::owner).flatMap(Optional::stream)
                .filter(isMe.negate()).findFirst().map(a -> MESSAGES.text("somebody", names.apply(a))).orElse("");
    }
}
