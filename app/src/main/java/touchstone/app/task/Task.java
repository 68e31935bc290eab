package touchstone.app.task;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;

/** One piece of work in the background. Its properties belong to the screen's thread; it may be told from any thread. */
public final class Task {

    /** In the place of a share while nobody knows how much there is. */
    public static final double UNKNOWN = -1;

    private static final Messages MESSAGES = Messages.beside(Task.class);
    private static final long BETWEEN_NANOS = 100_000_000;

    private final String name;
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final @Nullable Runnable stop;
    private final Tasks among;
    private volatile boolean stopped;
    private volatile long told = System.nanoTime() - BETWEEN_NANOS;

    Task(String name, @Nullable Runnable stop, Tasks among) {
        this.name = name;
        this.stop = stop;
        this.among = among;
        stoppable.set(stop != null);
    }

    /** What is being done, for the user. */
    public String name() {
        return name;
    }

    /** How far it is, in words; empty where there is nothing to say. */
    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /** How far it is, 0 to 1, or {@link #UNKNOWN}. */
    public ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    /** Whether it can still be stopped. */
    public ReadOnlyBooleanProperty stoppable() {
        return stoppable.getReadOnlyProperty();
    }

    /** The last that is to be said of it. */
    String sentence() {
        return detail.get().isEmpty() ? name : detail.get();
    }

    /** Says in words how far it is; what comes too fast to be read is left out. */
    public void say(String words) {
        tell(words, UNKNOWN);
    }

    /** @param of what {@code done} comes to in the end; 0 while that is not known */
    public void say(String words, long done, long of) {
        tell(words, of <= 0 ? UNKNOWN : Math.clamp((double) done / of, 0, 1));
    }

    private void tell(String words, double now) {
        long nanos = System.nanoTime();
        if (nanos - told < BETWEEN_NANOS && now < 1) {
            return;
        }
        told = nanos;
        onScreen(() -> {
            if (!stopped) {
                detail.set(words);
                share.set(now);
                among.said();
            }
        });
    }

    /** Stops it; it is in the list until it has really come to its end. */
    public void stop() {
        if (stop != null && !stopped) {
            stopped = true;
            stoppable.set(false);
            share.set(UNKNOWN);
            detail.set(MESSAGES.text("stopping"));
            among.said();
            stop.run();
        }
    }

    /** Whether somebody stopped it. */
    public boolean isStopped() {
        return stopped;
    }

    /** It has come to its end, well or not. */
    public void end() {
        onScreen(() -> among.ended(this));
    }

    private static void onScreen(Runnable run) {
        if (Platform.isFxApplicationThread()) {
            run.run();
        } else {
            Platform.runLater(run);
        }
    }
}
