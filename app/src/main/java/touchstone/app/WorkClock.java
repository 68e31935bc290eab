package touchstone.app;

import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.WorkingTime;

/** How long I have worked on the shown image, idle time left out, as the log tells; for my eyes. */
final class WorkClock extends Label implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(WorkClock.class);

    private final Session session;
    private long millis;
    private long last = WorkingTime.NEVER;

    WorkClock(Session session) {
        this.session = session;
        setId("work-time");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("dim");
        setTooltip(new Tooltip(MESSAGES.text("work.hint")));
        session.listen(this);
        session.me().addListener(o -> read());
        read();
    }

    private void read() {
        Image image = session.image().get();
        Annotator me = session.me().get();
        if (image == null) {
            setText("");
            return;
        }
        session.ask(() -> session.project().timeSpent(image.id(), me.id()), spent -> {
            if (image.equals(session.image().get()) && me.equals(session.me().get())) {
                millis = spent.toMillis();
                tell();
            }
        });
    }

    private void tell() {
        Duration spent = Duration.ofMillis(millis);
        setText(millis == 0 ? "" : MESSAGES.text("work", spent.toMinutes(), spent.toSecondsPart()));
    }

    @Override
    public void applied(Entry entry, boolean drawn) {
        Annotator me = session.me().get();
        if (me.id().equals(entry.author())) {
            long now = entry.time().toEpochMilli();
            millis += WorkingTime.between(last, now);
            last = now;
            tell();
        }
    }

    @Override
    public void loaded() {
        read();
    }
}
