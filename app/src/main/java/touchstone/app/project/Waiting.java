package touchstone.app.project;

import java.util.concurrent.CancellationException;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Messages;
import touchstone.store.format.Watch;

/** A reading or writing under way: tells the window how far it is, and stops when it is told to. */
final class Waiting implements Watch {

    private static final Messages MESSAGES = Messages.beside(Waiting.class);

    private final Task task;
    private volatile boolean cancelled;

    /** @param name what is done, for the user */
    Waiting(Tasks tasks, String name) {
        task = tasks.begin(name, this::cancel);
    }

    void cancel() {
        cancelled = true;
    }

    /** It is over, well or not. */
    void end() {
        task.end();
    }

    /** Says in words how far it is. */
    void doing(String sentence) {
        if (cancelled) {
            throw new CancellationException();
        }
        task.say(sentence);
    }

    @Override
    public void done(Step step, long count, long of) {
        task.say(MESSAGES.text("waiting." + step.name(), count, of), count, of);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
