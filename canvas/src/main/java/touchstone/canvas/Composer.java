package touchstone.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Composes what is wished for most, first things first, on all cores. What no worker has begun can be taken back. */
final class Composer {

    private static final int CORES = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(CORES, runnable -> {
        Thread thread = new Thread(runnable, "compositor");
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable finishedOne;
    private final Queue<Cell.Task> finished = new ConcurrentLinkedQueue<>();
    private final Deque<Cell.Task> waiting = new ArrayDeque<>();
    private int working;

    /** @param finishedOne called on a worker each time one is there to be taken */
    Composer(Runnable finishedOne) {
        this.finishedOne = finishedOne;
    }

    /** What has been composed since the last call, one after another; null when there is no more. */
    Cell.@Nullable Task poll() {
        return finished.poll();
    }

    /** Adds to what is to be done, the most urgent first. */
    synchronized void wish(List<Cell.Task> tasks) {
        waiting.addAll(tasks);
        for (int more = Math.min(CORES - working, waiting.size()); more > 0; more--) {
            working++;
            WORKERS.execute(this::work);
        }
    }

    /** Takes back what nobody has begun. */
    synchronized List<Cell.Task> recall() {
        List<Cell.Task> recalled = List.copyOf(waiting);
        waiting.clear();
        return recalled;
    }

    private synchronized Cell.@Nullable Task next() {
        Cell.Task task = waiting.poll();
        if (task == null) {
            working--;
        }
        return task;
    }

    private void work() {
        for (Cell.Task task = next(); task != null; task = next()) {
            task.compose();
            finished.add(task);
            finishedOne.run();
        }
    }
}
