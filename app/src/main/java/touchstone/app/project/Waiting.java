package touchstone.app.project;

import java.util.function.Consumer;
import javafx.application.Platform;
import touchstone.model.Messages;
import touchstone.store.format.Watch;

/** A reading or writing under way: tells the window how far it is, a few times a second, and stops when it is told to. */
final class Waiting implements Watch {

    private static final Messages MESSAGES = Messages.beside(Waiting.class);
    private static final long BETWEEN_NANOS = 200_000_000;

    private final Consumer<String> activity;
    private long told = System.nanoTime();
    private volatile boolean cancelled;

    Waiting(Consumer<String> activity) {
        this.activity = activity;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void done(Step step, long count, long of) {
        long now = System.nanoTime();
        if (now - told > BETWEEN_NANOS) {
            told = now;
            String sentence = MESSAGES.text("waiting." + step.name(), count, of);
            Platform.runLater(() -> {
                if (!cancelled) {
                    activity.accept(sentence);
                }
            });
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
