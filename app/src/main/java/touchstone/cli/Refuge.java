package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/**
 * Watches over the file of a project that is edited for a long time: where it was renamed, deleted or replaced, the work goes
 * on in a new file with everything that was done, as it does in the window.
 */
final class Refuge implements AutoCloseable {

    private static final int EVERY_SECONDS = 1;

    private final Project project;
    private final Output output;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("refuge").daemon().unstarted(work));

    Refuge(Project project, Output output) {
        this.project = project;
        this.output = output;
        var _ = watch.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            isTaken();
        } catch (ProjectRefused nowhere) {
            // The next edit is refused for the same reason, and says so.
        }
    }

    /**
     * Goes on elsewhere where the file is not in its place.
     *
     * @return whether it was so
     * @throws ProjectRefused when there is nowhere to go
     */
    synchronized boolean isTaken() throws ProjectRefused {
        if (project.isInPlace()) {
            return false;
        }
        Path from = project.path();
        Path to = project.rescue();
        output.complain(output.text("edit.rescued", from.getFileName(), to));
        return true;
    }

    @Override
    public void close() throws ProjectRefused {
        // Not interrupted: a copy that is being made then would lose its file's lock.
        watch.shutdown();
        isTaken();
    }
}
