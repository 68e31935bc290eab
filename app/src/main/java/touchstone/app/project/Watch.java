package touchstone.app.project;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Looks every second whether the project's file is still in its place. On a thread of its own: what the disk has to do
 * before would keep it waiting, and a drive that does not answer would keep the screen waiting.
 */
final class Watch implements AutoCloseable {

    private static final int EVERY_SECONDS = 1;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("watch").daemon().unstarted(work));

    /** @param told on the screen's thread, each time, whether it is there */
    Watch(BooleanSupplier inPlace, Consumer<Boolean> told) {
        var _ = thread.scheduleWithFixedDelay(() -> {
            boolean there = inPlace.getAsBoolean();
            Platform.runLater(() -> {
                if (!thread.isShutdown()) {
                    told.accept(there);
                }
            });
        }, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
