package touchstone.app.project;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Looks every second whether the project's file is still in its place. On a thread of its own: what the disk has to do
 * before would keep it waiting, and a drive that does not answer would keep the screen waiting. Another one tells when
 * that is so.
 */
final class Watch implements AutoCloseable {

    private static final int EVERY_SECONDS = 1;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2,
            work -> Thread.ofPlatform().name("watch").daemon().unstarted(work));
    private final Consumer<Whereabouts> told;
    private volatile long answered = System.nanoTime();
    private volatile boolean silent;

    /** @param told on the screen's thread, each time */
    Watch(BooleanSupplier inPlace, Consumer<Whereabouts> told) {
        this.told = told;
        every(() -> {
            Whereabouts found = inPlace.getAsBoolean() ? Whereabouts.IN_PLACE : Whereabouts.LOST;
            answered = System.nanoTime();
            silent = false;
            tell(found);
        });
        every(() -> {
            if (!silent && System.nanoTime() - answered > PATIENCE) {
                silent = true;
                tell(Whereabouts.SILENT);
            }
        });
    }

    private void every(Runnable look) {
        var _ = threads.scheduleWithFixedDelay(look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void tell(Whereabouts found) {
        Platform.runLater(() -> {
            if (!threads.isShutdown()) {
                told.accept(found);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
