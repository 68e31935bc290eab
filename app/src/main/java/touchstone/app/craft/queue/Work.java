package touchstone.app.craft.queue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.handout.NextUp;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Assignment;
import touchstone.model.note.Handover;
import touchstone.model.note.Reasons;
import touchstone.model.note.WorkPolicy;
import touchstone.qa.Watch;

/** What I have to do next, in its order: worked out in the background whenever what it follows from has changed. */
public final class Work implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Work.class);
    private static final Set<String> DECIDING = Set.of(Assignment.KIND, WorkPolicy.KIND, Reasons.KIND, Handover.KIND);

    private final Session session;
    private final Tasks tasks;
    private final Disk disk = new Disk("queue");
    private final ReadOnlyObjectWrapper<List<NextUp>> list = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final AtomicInteger asked = new AtomicInteger();

    public Work(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
        session.listen(this);
        session.me().addListener(o -> refresh());
        session.image().addListener(o -> tell());
        refresh();
    }

    /** The first first; those that are done meanwhile are still in it. */
    public ReadOnlyObjectProperty<List<NextUp>> list() {
        return list.getReadOnlyProperty();
    }

    /** Why the shown image is in the queue; empty where it is not. Of given work the task alone. */
    public ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /** Why there is no queue; empty where nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Works out anew what is next. */
    public void refresh() {
        int mine = asked.incrementAndGet();
        Annotator me = session.me().get();
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                // It says nothing: what it found replaces what is shown.
            }

            @Override
            public boolean cancelled() {
                return mine != asked.get();
            }
        };
        Task task = tasks.begin(MESSAGES.text("working"), asked::incrementAndGet);
        disk.ask(() -> NextUp.of(session.project(), me, watch), found -> {
            task.end();
            if (mine == asked.get()) {
                problem.set("");
                list.set(found);
                tell();
            }
        }, sentence -> {
            task.end();
            if (mine == asked.get()) {
                list.set(List.of());
                problem.set(sentence);
                tell();
            }
        });
    }

    /** What of it is still to do. */
    public List<NextUp> open() {
        return list.get().stream().filter(this::isOpen).toList();
    }

    boolean isOpen(NextUp next) {
        Progress.Status status = session.status(next.image().id());
        return next.of() != null || status != Progress.Status.DONE && status != Progress.Status.SKIPPED
                && status != Progress.Status.ESCALATED;
    }

    /** Of the shown image. */
    public Optional<NextUp> here() {
        Image shown = session.image().get();
        return list.get().stream().filter(n -> shown != null && n.image().id().equals(shown.id())).findFirst();
    }

    /**
     * Shows the next that is still to do, round the end of the list.
     *
     * @return whether there is one
     */
    public boolean next() {
        List<NextUp> all = list.get();
        Image shown = session.image().get();
        int at = all.indexOf(here().orElse(null));
        for (int i = 1; i <= all.size(); i++) {
            NextUp next = all.get((at + i) % all.size());
            if (isOpen(next) && (shown == null || !next.image().id().equals(shown.id()))) {
                show(next);
                return true;
            }
        }
        return false;
    }

    void show(NextUp next) {
        session.show(next.image().id());
        if (next.of() != null) {
            session.layers().show(next.of());
        }
    }

    private void tell() {
        reason.set(here().map(NextUp::reason).orElse(""));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        for (Change change : done.others()) {
            if (isDeciding(change.before()) || isDeciding(change.after())) {
                refresh();
                return;
            }
        }
    }

    private static boolean isDeciding(@Nullable Object item) {
        return item instanceof Note note && DECIDING.contains(note.kind()) || item instanceof Image;
    }

    @Override
    public void loaded() {
        // What is next does not follow from the objects of the shown image.
    }

    @Override
    public void close() {
        asked.incrementAndGet();
        disk.close();
    }
}
