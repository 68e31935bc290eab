package touchstone.app.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.HistoryLine;
import touchstone.model.Messages;

/** What undo and redo would do next on an image, and whose work that is, told from the image's part of the log. */
final class UndoState {

    private static final Messages MESSAGES = Messages.beside(UndoState.class);

    private final Predicate<AnnotatorId> isMe;
    private final Function<AnnotatorId, String> names;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper undoObstacle = new ReadOnlyStringWrapper(MESSAGES.text("nothing.undo"));
    private final ReadOnlyStringWrapper redoObstacle = new ReadOnlyStringWrapper(MESSAGES.text("nothing.redo"));

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
    void follow(List<HistoryLine> history) {
        Deque<HistoryLine> done = new ArrayDeque<>();
        Deque<HistoryLine> undone = new ArrayDeque<>();
        for (HistoryLine entry : history.reversed()) {
            if (!entry.ownStack()) {
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
        undoObstacle.set(obstacle(done.peek(), "nothing.undo"));
        redoObstacle.set(obstacle(undone.peek(), "nothing.redo"));
        undoName.set(name(done.peek(), undoObstacle.get()));
        redoName.set(name(undone.peek(), redoObstacle.get()));
    }

    private static void move(Deque<HistoryLine> from, Deque<HistoryLine> to, HistoryLine entry) {
        HistoryLine top = from.peek();
        if (top != null && entry.of() != null && top.seq() == entry.of()) {
            to.push(from.pop());
        }
    }

    /** Only what would be done is named: what cannot be taken back is not offered as the next step. */
    private static String name(@Nullable HistoryLine entry, String obstacle) {
        return entry == null || !obstacle.isEmpty() ? "" : entry.name();
    }

    private String obstacle(@Nullable HistoryLine entry, String none) {
        if (entry == null) {
            return MESSAGES.text(none);
        }
        AnnotatorId author = entry.author();
        if (author != null && isMe.test(author)) {
            return ""; // What one did oneself, on whosever layer, one may take back.
        }
        return entry.owners().stream().filter(isMe.negate()).findFirst()
                .map(a -> MESSAGES.text("somebody", names.apply(a))).orElse("");
    }
}
