package touchstone.app.project;

import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.util.Duration;
import touchstone.canvas.layer.Look;

/** Keeps in the project how its layers stand, a moment after they were changed. */
public final class LayerMemory implements AutoCloseable {

    private static final Duration MOMENT = Duration.seconds(1);

    private final Session session;
    private final PauseTransition wait = new PauseTransition(MOMENT);
    private final boolean newcomer;
    private String kept;
    private boolean closed;

    /**
     * @param mine how one's own objects look in a project that remembers nothing yet
     * @param others how everybody else's do
     */
    public LayerMemory(Session session, Look mine, Look others) {
        this.session = session;
        Layers layers = session.layers();
        if (!layers.isRemembered()) {
            layers.mine().set(mine.withMarks(layers.mine().get().marks()));
            layers.others().set(others.withMarks(layers.others().get().marks()));
        }
        // Who has drawn is no newcomer the next time, and would see less than before if this were not kept.
        newcomer = session.annotator(session.me().get().id()).isEmpty();
        kept = LayerState.of(layers);
        layers.all().addListener((Observable o) -> changed());
        layers.mine().addListener(o -> changed());
        layers.others().addListener(o -> changed());
        layers.locked().addListener(o -> changed());
        wait.setOnFinished(e -> keep());
    }

    private void changed() {
        if (!closed) {
            wait.playFromStart();
        }
    }

    private void keep() {
        String now = LayerState.of(session.layers());
        if (!now.equals(kept) || newcomer && session.annotator(session.me().get().id()).isPresent()) {
            kept = now;
            session.putBy(LayerState.KEY, now);
        }
    }

    @Override
    public void close() {
        closed = true;
        wait.stop();
        keep();
    }
}
