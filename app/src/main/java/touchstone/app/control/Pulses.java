package touchstone.app.control;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.AnimationTimer;

/**
 * Work of the JavaFX thread that is cut into steps, as many a pulse as fit into a moment: in between it answers to whoever
 * uses the window.
 */
public final class Pulses {

    private static final long MOMENT_NANOS = 12_000_000;

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            long begun = System.nanoTime();
            while (!steps.isEmpty() && System.nanoTime() - begun < MOMENT_NANOS) {
                steps.remove().run();
            }
            if (steps.isEmpty()) {
                stop();
            }
        }
    };

    /** A step may add others. */
    public void add(Runnable step) {
        steps.add(step);
        timer.start();
    }

    /** Does what is left at once. */
    public void hurry() {
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }

    /** Leaves out what is left. */
    public void clear() {
        steps.clear();
        timer.stop();
    }

    public boolean isDone() {
        return steps.isEmpty();
    }
}
