package touchstone.app.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Later;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.Messages;
import touchstone.store.Backups;
import touchstone.store.MergePlan;

/** Merges other files into the open project, has conflicts decided, and keeps versions, while the hand goes on drawing. */
public final class Versions implements AutoCloseable {

    /** What versions need of the window. */
    public interface Surroundings extends Merging.Dialogs {

        /** Says a text that the user has to read, under a title. */
        void tell(String title, String sentence);

        /** Brings the panel of versions into view. */
        void reveal();

        /** Shows an object at its place. */
        void jump(Annotation object);

        /** Opens a backup to be looked at. */
        void look(Backups.Backup backup);
    }

    private static final Messages MESSAGES = Messages.beside(Versions.class);

    private final Session session;
    private final Background work;
    private final Surroundings window;
    private final Later<VersionsView> view;
    private final Merging merging;

    /**
     * @param settings folder in which known senders are kept
     * @param tasks where what goes on is shown
     */
    public Versions(Session session, Path settings, Tasks tasks, Surroundings window) {
        this.session = session;
        this.window = window;
        work = new Background(tasks, window::tell);
        view = new Later<>(() -> new VersionsView(session, work, window, this::undoProject));
        merging = new Merging(session, work, settings, window, this::author, this::merged);
    }

    /** The panel. */
    public Supplier<? extends Node> view() {
        return view;
    }

    /** Says what taking in the file would do, and does it when told to. */
    public void merge(Path file) {
        merging.begin(file);
    }

    private void merged(String file, MergePlan merged) {
        view.get().show(VersionsView.Page.CONFLICTS);
        view.get().say(MESSAGES.text("merge.done", file, merged.added(), merged.changed(), merged.removed(),
                merged.conflicts().size(), merged.images(), merged.others()), true);
        window.reveal();
    }

    private @Nullable AnnotatorId author() {
        AnnotatorId me = session.me().get().id();
        return session.annotator(me).isPresent() ? me : null;
    }

    /** Lists what merges left undecided. */
    public void conflicts() {
        show(VersionsView.Page.CONFLICTS);
    }

    public void snapshots() {
        show(VersionsView.Page.SNAPSHOTS);
    }

    public void backups() {
        show(VersionsView.Page.BACKUPS);
    }

    private void show(VersionsView.Page page) {
        view.get().show(page);
        window.reveal();
    }

    /** Takes back the last step of the project itself: a merge, a restored snapshot, a change of labels or people. */
    public void undoProject() {
        AnnotatorId by = author();
        step("undo", watch -> session.project().undoProject(by, watch));
    }

    /** Does again what was last taken back by {@link #undoProject}. */
    public void redoProject() {
        AnnotatorId by = author();
        step("redo", watch -> session.project().redoProject(by, watch));
    }

    private void step(String which, Background.Watched<Optional<Entry>> step) {
        work.watched(which + ".doing", step,
                entry -> view.get().say(entry.map(e -> MESSAGES.text(which + ".done", e.name()))
                        .orElseGet(() -> MESSAGES.text(which + ".none")), false),
                sentence -> window.tell(MESSAGES.text("versions.title"), MESSAGES.text("step.blocked", sentence)));
    }

    @Override
    public void close() {
        work.close();
        merging.close();
    }
}
