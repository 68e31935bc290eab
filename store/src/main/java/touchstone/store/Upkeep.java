package touchstone.store;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an open project does without being asked: some seconds after the last edit, and at once after a
 * large one, it takes SQLite's log in, so that the file alone holds everything, and when the process is told to end it closes.
 */
final class Upkeep implements AutoCloseable {

    private static final int IDLE_SECONDS = 5;
    private static final int PATIENCE_AT_THE_END = 5;

    private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("project-upkeep").daemon().unstarted(work));
    /** The process ends once, for all of its projects. */
    private static final Set<Upkeep> OPEN = ConcurrentHashMap.newKeySet();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(
                    Thread.ofPlatform().name("project-end").unstarted(() -> OPEN.forEach(Upkeep::end)));
        } catch (IllegalStateException ending) {
            // Told to end before the first project was open: whoever opens one now also closes it.
        }
    }

    private final Access access;
    private @Nullable Future<?> waiting;

    Upkeep(Access access) {
        this.access = access;
    }

    void begin() {
        OPEN.add(this);
    }

    /**
     * There was an edit; the time of idleness begins anew.
     *
     * @param much whether it left much in SQLite's log
     */
    synchronized void changed(boolean much) {
        if (waiting != null) {
            waiting.cancel(false);
        }
        waiting = OPEN.contains(this) ? THREAD.schedule(this::tidy, much ? 0 : IDLE_SECONDS, TimeUnit.SECONDS) : null;
    }

    @Override
    public synchronized void close() {
        OPEN.remove(this);
        changed(false);
    }

    /** Takes SQLite's log into the file while nobody edits; an edit that comes meanwhile waits for a part of it. */
    private void tidy() {
        access.ifFree(access.file()::takeLogIn);
    }

    /** An edit that is under way comes to its end before. */
    private void end() {
        try {
            access.close(PATIENCE_AT_THE_END);
        } catch (IOException | InterruptedException atNextOpening) {
            // Everything committed is in the file and the log beside it, and is taken in at the next opening.
        }
    }
}
