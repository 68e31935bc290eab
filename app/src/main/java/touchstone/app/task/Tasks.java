package touchstone.app.task;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Everything that goes on in the background of one window, the newest last. On the screen's thread. */
public final class Tasks {

    private final ObservableList<Task> running = FXCollections.observableArrayList();
    // Held here, because what listens to it is only as long-lived as it is.
    private final ObservableList<Task> shown = FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

    /**
     * Something begins that ends with {@link Task#end}.
     *
     * @param stop stops it, from the screen's thread and at most once; null for what cannot be stopped
     */
    public Task begin(String name, @Nullable Runnable stop) {
        Task task = new Task(name, stop, this);
        running.add(task);
        said();
        return task;
    }

    public ObservableList<Task> running() {
        return shown;
    }

    /** What the newest has said last; empty while nothing goes on. */
    public ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /** The newest that can be stopped. */
    public Optional<Task> newestStoppable() {
        return running.reversed().stream().filter(t -> t.stoppable().get()).findFirst();
    }

    void said() {
        sentence.set(running.isEmpty() ? "" : running.getLast().sentence());
    }

    void ended(Task task) {
        running.remove(task);
        said();
    }
}
