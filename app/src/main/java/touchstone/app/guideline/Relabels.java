package touchstone.app.guideline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.guideline.RelabelFile;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator.Role;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.guideline.Relabelling;
import touchstone.model.guideline.Under;
import touchstone.model.note.Assignment;
import touchstone.model.note.Published;

/**
 * What has to be looked at again, kept in step with the project's log on a thread of its own. Where no class ever changed in
 * meaning and nothing was given back the log is not read.
 */
public final class Relabels implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Relabels.class);

    /**
     * @param rows all that was ever due, in the order in which it became so
     * @param images those of them that are open and of images: asked at every selection, of however many objects
     */
    record Known(List<Relabelling.Row> rows, List<Relabelling.Row> images, Relabelling.Count count) {
    }

    private static final Known NOTHING = new Known(List.of(), List.of(), new Relabelling.Count(0, 0, 0, 0, 0));

    private final Session session;
    private final Disk disk = new Disk("relabel");
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    /** Belongs to the disk's thread. */
    private @Nullable Relabelling all;
    /** Of the last entry that was taken in; belongs to the disk's thread. */
    private long last;
    private boolean begun;

    public Relabels(Session session) {
        this.session = session;
        session.listen(this);
        session.notes().addListener((Observable o) -> begin());
        begin();
        disk.ask(() -> session.project().notes(Assignment.KIND).stream().anyMatch(Relabels::isGivenBack), back -> {
            if (back) {
                read();
            }
        }, failure::set);
    }

    private void begin() {
        if (session.notes().stream().anyMatch(n -> Published.of(n).filter(p -> !p.labels().isEmpty()).isPresent())) {
            read();
        }
    }

    private static boolean isGivenBack(@Nullable Object item) {
        return item instanceof Note note
                && Assignment.of(note).filter(a -> a.task() == Assignment.Task.RELABEL).isPresent();
    }

    private void read() {
        if (!begun) {
            begun = true;
            disk.ask(() -> {
                Relabelling read = new Relabelling();
                session.project().entries(e -> {
                    read.accept(e);
                    last = e.seq();
                });
                all = read;
                return snapshot(read);
            }, known::set, failure::set);
        }
    }

    private static Known snapshot(Relabelling of) {
        List<Relabelling.Row> rows = List.copyOf(of.rows());
        return new Known(rows,
                rows.stream().filter(r -> r.isOfImage() && r.state() == Relabelling.State.OPEN).toList(), of.count());
    }

    ReadOnlyObjectProperty<Known> known() {
        return known.getReadOnlyProperty();
    }

    /** Why it is not known; empty while nothing failed. */
    ReadOnlyObjectProperty<String> failure() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (!begun) {
            if (done.others().stream().anyMatch(c -> isGivenBack(c.after()))) {
                read();
            }
            return;
        }
        disk.ask(() -> {
            Relabelling now = all;
            if (now == null || done.entry().seq() <= last) {
                return Optional.<Known>empty();
            }
            now.accept(done.entry());
            last = done.entry().seq();
            return Optional.of(snapshot(now));
        }, next -> next.ifPresent(known::set), failure::set);
    }

    @Override
    public void loaded() {
        // Of the shown image; what is due is known of all.
    }

    /** One's own, and what belongs to no person: consensus and gold, for whoever may see them. */
    private boolean isToSettle(AnnotatorId of) {
        return of.equals(session.me().get().id()) || !session.blind().get() && session.annotator(of)
                .filter(a -> a.role() == Role.CONSENSUS || a.role() == Role.GOLD).isPresent();
    }

    /** Which of the selected objects that one settles were made under an older version. */
    private Stream<Annotation> older() {
        int version = session.guidelineVersion();
        // First what is cheap to see: it is asked whenever something else is selected, of however many.
        return session.selected().stream().filter(a -> a.provenance().guidelineVersion() < version)
                .filter(a -> isToSettle(a.annotator()));
    }

    /** Whether nothing is selected on an image that one has finished without something that is now to be found there. */
    private boolean isOfImage() {
        return known.get().images().stream().anyMatch(this::isMineHere) && session.selected().isEmpty();
    }

    private boolean isMineHere(Relabelling.Row row) {
        Image shown = session.image().get();
        return row.isOfImage() && shown != null && row.image().equals(shown.id())
                && row.annotator().equals(session.me().get().id());
    }

    /** Tells when it may have become otherwise whether something can be said to be still right. */
    public Observable due() {
        return known;
    }

    /** Why nothing can be said to be still right; empty when it can. */
    public String obstacle() {
        if (isOfImage()) {
            return "";
        }
        return session.selected().stream().noneMatch(a -> isToSettle(a.annotator()))
                ? MESSAGES.text("relabel.select")
                : older().findAny().isEmpty() ? MESSAGES.text("relabel.current", session.guidelineVersion()) : "";
    }

    /** Says of the selected objects that one settles that they are still right; with none, that one is done once more. */
    public void confirm() {
        if (isOfImage()) {
            session.doneAgain();
            return;
        }
        List<Change> confirmed = Under.confirmed(older().toList(), session.guidelineVersion());
        if (!confirmed.isEmpty()) {
            session.commit(new Edit(MESSAGES.text("edit.confirm", confirmed.size()), confirmed));
        }
    }

    /** The next that one settles and that is open after an object, or after the shown image, round the end of the list. */
    public Optional<Relabelling.Row> next(@Nullable AnnotationId after) {
        List<Relabelling.Row> mine = new ArrayList<>();
        int at = -1;
        for (Relabelling.Row row : known.get().rows()) {
            if (after == null ? isMineHere(row) : after.equals(row.object())) {
                at = mine.size();
            } else if (row.state() == Relabelling.State.OPEN && isToSettle(row.annotator())) {
                mine.add(row);
            }
        }
        return mine.isEmpty() ? Optional.empty() : Optional.of(mine.get(Math.max(0, at) % mine.size()));
    }

    /** Writes rows with who settled them when. */
    void write(Path to, List<Relabelling.Row> rows) {
        Relabelling.Count count = known.get().count();
        disk.ask(() -> {
            new RelabelFile(session.project()).write(to, rows, count);
            return to;
        }, written -> {
        }, failure::set);
    }

    @Override
    public void close() {
        disk.close();
    }
}
