package touchstone.app.project;

import java.util.concurrent.CancellationException;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.store.Bulk;

/** An edit of many objects under way: tells the window how far it is, and stops when it is told to. */
public final class LargeEdit implements Bulk.Watch {

    /** Makes the edit from what the project holds then, on the disk's thread. */
    @FunctionalInterface
    public interface Making {

        /** @throws CancellationException when the watch says so */
        Edit make(Bulk.Watch watch) throws Exception;
    }

    private static final Messages MESSAGES = Messages.beside(LargeEdit.class);

    private final Task task;
    private volatile boolean cancelled;

    /** @param name what is done, for the user */
    public LargeEdit(Tasks tasks, String name) {
        task = tasks.begin(name, this::cancel);
    }

    private void cancel() {
        cancelled = true;
    }

    /** It is over, well or not. */
    public void end() {
        task.end();
    }

    @Override
    public void done(long objects, long of) {
        task.say(MESSAGES.text(of == 0 ? "large.read" : "large.written", objects, of), objects, of);
    }

    @Override
    public void read(long entries, long of) {
        task.say(MESSAGES.text("large.log", entries, of), entries, of);
    }

    @Override
    public void looked(long objects, long of) {
        task.say(MESSAGES.text("large.looked", objects, of), objects, of);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
