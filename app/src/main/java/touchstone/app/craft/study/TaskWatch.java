package touchstone.app.craft.study;

import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Messages;
import touchstone.qa.Watch;

/** Shows how far a computation is in the list of what runs, where it can be stopped. */
final class TaskWatch implements Watch {

    private static final Messages MESSAGES = Messages.beside(TaskWatch.class);

    private final Task task;
    private volatile boolean stopped;

    TaskWatch(String name, Tasks tasks) {
        task = tasks.begin(name, () -> stopped = true);
    }

    @Override
    public void done(int images, int of) {
        task.say(MESSAGES.text("task.share", of == 0 ? 1.0 : (double) images / of), images, of);
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    void end() {
        task.end();
    }
}
