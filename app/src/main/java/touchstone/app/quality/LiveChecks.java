package touchstone.app.quality;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.qa.check.GuidelineLimits;
import touchstone.qa.check.Checks;
import touchstone.qa.check.Layer;
import touchstone.qa.check.Problem;

/**
 * What is wrong with my objects on the shown image, looked for anew a moment after each edit, on a thread of its own; a look
 * that an edit has made stale is given up.
 */
public final class LiveChecks implements Session.Listener, AutoCloseable {

    private static final Duration MOMENT = Duration.millis(500);

    private final Session session;
    private final Disk worker = new Disk("checks");
    private final PauseTransition wait = new PauseTransition(MOMENT);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Stoppable running;
    private boolean closed;

    public LiveChecks(Session session) {
        this.session = session;
        session.listen(this);
        session.me().addListener(o -> soon());
        session.schema().addListener(o -> soon());
        wait.setOnFinished(e -> look());
        soon();
    }

    private void soon() {
        if (!closed) {
            wait.playFromStart();
        }
    }

    /** The worst first. */
    public ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        soon();
    }

    @Override
    public void loaded() {
        drop();
        problems.set(List.of());
        soon();
    }

    private void drop() {
        if (running != null) {
            running.stop();
        }
    }

    private void look() {
        drop();
        Image image = session.image().get();
        if (image == null) {
            return;
        }
        AnnotatorId me = session.me().get().id();
        LabelSchema schema = session.schema().get();
        List<Annotation> all = List.copyOf(session.objects());
        Stoppable watch = new Stoppable();
        running = watch;
        worker.ask(() -> Checks.of(new Layer(image, me, schema,
                all.stream().filter(o -> o.annotator().equals(me)).toList(), GuidelineLimits.of(session.project())),
                watch),
                found -> {
                    if (running == watch) {
                        problems.set(found);
                    }
                }, stopped -> {
                    // A newer look is under way.
                });
    }

    @Override
    public void close() {
        closed = true;
        wait.stop();
        drop();
        worker.leave();
    }
}
