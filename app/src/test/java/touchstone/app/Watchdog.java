package touchstone.app;

import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/** Measures how long the screen's thread keeps others waiting. */
final class Watchdog implements AutoCloseable {

    private static final long BETWEEN_MILLIS = 5;

    private final AtomicLong longest = new AtomicLong();
    private volatile boolean watching = true;
    private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);

    private void watch() {
        try {
            while (watching) {
                long asked = System.nanoTime();
                Object answer = new Object();
                boolean[] answered = { false };
                Platform.runLater(() -> {
                    longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    synchronized (answer) {
                        answered[0] = true;
                        answer.notifyAll();
                    }
                });
                synchronized (answer) {
                    while (!answered[0]) {
                        answer.wait();
                    }
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** The longest pause since the last asking, in milliseconds. */
    double longestPause() {
        return longest.getAndSet(0) / 1e6;
    }

    @Override
    public void close() {
        watching = false;
        thread.interrupt();
    }
}
