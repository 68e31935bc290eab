package touchstone.store.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps what a foreign decoder does to a hostile file away from its caller: it works on a thread of its own, for so long
 * and no longer, whatever it throws becomes one checked exception, and an interrupt of the caller ends the wait.
 */
final class DecodeGuard {

    /** The decoder did not come to an end in time. */
    static final class TooSlow extends IOException {

        private static final long serialVersionUID = 1;

        TooSlow(Throwable cause) {
            super(cause);
        }
    }

    /** There was no room for what the decoder wanted to make. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1;

        TooLarge(Throwable cause) {
            super(cause);
        }
    }

    private static final long MILLIS = 4_000;
    /** Bytes of a file that earn its decoder another millisecond. */
    private static final long BYTES_PER_MILLI = 200;
    /** Decoders that do not stop, after which no other one is started. */
    private static final int MOST_LOST = 2;
    private static final long STACK = 1 << 20;

    /** Threads that did not stop when they were told to. */
    private static final List<Thread> LOST = new ArrayList<>();

    private DecodeGuard() {
    }

    /**
     * @param in what the decoder reads from
     * @throws CancellationException when the calling thread is interrupted; its flag stays set
     */
    static <T> T run(GuardedStream in, Callable<T> decoder) throws IOException {
        requireFew();
        FutureTask<T> task = new FutureTask<>(decoder);
        Thread thread = new Thread(null, task, "decoder", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(MILLIS + in.length() / BYTES_PER_MILLI, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            stop(in, thread);
            throw new TooSlow(late);
        } catch (InterruptedException wanted) {
            stop(in, thread);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException failed) {
            switch (Objects.requireNonNullElse(failed.getCause(), failed)) {
                case OutOfMemoryError room -> throw new TooLarge(room);
                case IOException known -> throw known;
                case null, default -> throw new IOException(failed);
            }
        }
    }

    private static void requireFew() throws TooSlow {
        synchronized (LOST) {
            LOST.removeIf(t -> !t.isAlive());
            if (LOST.size() >= MOST_LOST) {
                throw new TooSlow(new IllegalStateException("other decoders are still at work"));
            }
        }
    }

    private static void stop(GuardedStream in, Thread thread) {
        in.stop();
        thread.interrupt();
        synchronized (LOST) {
            LOST.add(thread);
        }
    }
}
