package touchstone.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an open project does without being asked: some seconds after the last edit it takes SQLite's log in, so that the
 * file alone holds everything, and when the process is told to end it closes.
 */
final class Upkeep implements AutoCloseable {

    private static final int IDLE_SECONDS = 5;

    private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("project-upkeep").daemon().unstarted(work));
    /** The process ends once, for all of its projects. */
    private static final Set<Upkeep> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(
                Thread.ofPlatform().name("project-end").unstarted(() -> OPEN.forEach(open -> open.end.run())));
    }

    private final Runnable tidy;
    private final Runnable end;
    private @Nullable Future<?> waiting;

    Upkeep(Runnable tidy, Runnable end) {
        this.tidy = tidy;
        this.end = end;
    }

    void begin() {
        OPEN.add(this);
    }

    /** There was an edit; the time of idleness begins anew. */
    synchronized void changed() {
        if (waiting != null) {
            waiting.cancel(false);
        }
        waiting = OPEN.contains(this) ? THREAD.schedule(tidy, IDLE_SECONDS, TimeUnit.SECONDS) : null;
    }

    @Override
    public synchronized void close() {
        OPEN.remove(this);
        changed();
    }
}
