package touchstone.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import touchstone.model.Messages;
import touchstone.store.Bulk;
import touchstone.store.exchange.Packing;
import touchstone.store.format.Watch;

/**
 * Shows how far a reading or writing is. Told to end (Ctrl+C), the program first lets it leave everything as it was: half
 * written files go away, and a project gets all of an edit or nothing.
 */
final class Waiting implements Watch, AutoCloseable {

    private static final Messages TEXT = Messages.beside(Waiting.class);
    private static final int LONGEST_SECONDS = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(LONGEST_SECONDS);

    private final Bar bar;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread end = Thread.ofPlatform().name("waiting-end").unstarted(this::giveUp);
    private volatile boolean cancelled;

    Waiting(Bar bar) {
        this.bar = bar;
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException ending) {
            cancelled = true;
        }
    }

    private void giveUp() {
        cancelled = true;
        try {
            if (left.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                worker.join(LAST_WORDS); // it has yet to say what came of it, which decides how the process ends
            } else {
                bar.show(TEXT.text("waiting.late"));
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does the work, and takes the progress off the screen. What fails because the program ends meanwhile, and closes the
     * project, is no failure of its own.
     */
    <T> T led(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (IOException | RuntimeException failed) {
            check();
            throw failed;
        } finally {
            bar.close();
        }
    }

    /** The same for whoever makes or reads a package. */
    Packing.Watch packing() {
        return new Packing.Watch() {
            @Override
            public void doing(String sentence) {
                say(sentence);
            }

            @Override
            public void moved(long bytes) {
                check();
            }
        };
    }

    /** The same for an edit of many objects. */
    Bulk.Watch bulk() {
        return new Bulk.Watch() {
            @Override
            public void done(long objects, long of) {
                bar.show(TEXT.text("waiting.objects", objects, of));
            }

            @Override
            public void read(long entries, long of) {
                bar.show(TEXT.text("waiting.log", entries, of));
            }

            @Override
            public void looked(long objects, long of) {
                bar.show(TEXT.text("waiting.looked", objects, of));
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    /** A step in words; the work ends here where it was told to. */
    void say(String sentence) {
        bar.show(sentence);
        check();
    }

    @Override
    public void done(Step step, long count, long of) {
        bar.show(TEXT.text("waiting." + step.name(), count, of));
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void close() {
        left.countDown();
        if (!cancelled) {
            try {
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException ending) {
                // The process ends; the hook finds that nothing waits any more.
            }
        }
        bar.close();
    }
}
