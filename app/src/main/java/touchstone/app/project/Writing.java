package touchstone.app.project;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.store.Project;

/** Brings edits into the file in the order of the calls, and tells how far they are. */
final class Writing {

    /** Told on the screen's thread of each edit that is durable. */
    interface Receiver {

        /** @param drawn whether it comes from the canvas, which shows it already */
        void written(Digest digest, Optional<ShownImage.Seen> seen, boolean drawn);
    }

    private record Kept(LocalTime at, int waiting, long room, @Nullable Path moved) {
    }

    private final Project project;
    private final Disk disk;
    private final Runnable refused;
    private final Runnable unsubscribe;
    private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(Saving.NOTHING_YET);

    private final ReadOnlyObjectWrapper<Whereabouts> whereabouts = new ReadOnlyObjectWrapper<>(Whereabouts.IN_PLACE);

    /** That brings in what the canvas drew; others, that merge or go back meanwhile, tell of their edits themselves. */
    private volatile @Nullable Thread drawing;

    private boolean looking;

    /**
     * @param look what an entry is to the shown image, worked out where it was written
     * @param refused run after an edit was not taken
     */
    Writing(Project project, Disk disk, Function<Applied, Optional<ShownImage.Seen>> look,
            Receiver receiver, Runnable refused) {
        this.project = project;
        this.disk = disk;
        this.refused = refused;
        unsubscribe = project.subscribe(entry -> {
            boolean drawn = Thread.currentThread().equals(drawing);
            Digest digest = Digest.of(entry);
            Optional<ShownImage.Seen> seen = look.apply(digest.applied());
            Platform.runLater(() -> receiver.written(digest, seen, drawn));
        });
    }

    ReadOnlyObjectProperty<Saving> saving() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Whereabouts> whereabouts() {
        return whereabouts.getReadOnlyProperty();
    }

    void commit(Edit edit, @Nullable AnnotatorId author, boolean drawn) {
        write(() -> project.commit(edit, author), drawn);
    }

    /** On the thread that writes: whether the project does not know somebody. */
    boolean isNew(AnnotatorId id) {
        return project.annotators().stream().noneMatch(a -> a.id().equals(id));
    }

    /** On the thread that writes, within another edit's turn. */
    void introduce(Edit newcomer) throws IOException {
        project.commit(newcomer, null);
    }

    /** @param made makes the edit when it is its turn, from what the project holds then; an empty one is left */
    void commit(Callable<Edit> made, @Nullable AnnotatorId author) {
        write(() -> {
            Edit edit = made.call();
            return edit.isEmpty() ? edit : project.commit(edit, author);
        }, false);
    }

    /** @param made makes the edit when it is its turn; an empty one is left */
    void commitLarge(LargeEdit large, LargeEdit.Making made, @Nullable AnnotatorId author, Runnable then) {
        saving.set(saving.get().begun());
        disk.ask(() -> {
            boolean whole = true;
            try {
                Edit edit = made.make(large);
                if (edit.changes().stream().map(Change::scope).distinct().limit(2).count() > 1) {
                    project.commitWhole(edit, author, large);
                } else if (!edit.isEmpty()) {
                    project.commit(edit, author);
                }
            } catch (CancellationException stopped) {
                whole = false;
            }
            boolean done = whole;
            Platform.runLater(() -> {
                large.end();
                if (done) {
                    then.run();
                }
            });
            return kept(null);
        }, kept -> saving.set(saving.get().done(kept.at, kept.waiting, kept.room)), sentence -> {
            large.end();
            saving.set(saving.get().failed(sentence));
            refused.run();
        });
    }

    void undo(ImageId image, @Nullable AnnotatorId author) {
        write(() -> project.undo(image, author), false);
    }

    void redo(ImageId image, @Nullable AnnotatorId author) {
        write(() -> project.redo(image, author), false);
    }

    private void write(Callable<?> work, boolean drawn) {
        saving.set(saving.get().begun());
        disk.ask(() -> {
            drawing = drawn ? Thread.currentThread() : null;
            try {
                work.call();
            } finally {
                drawing = null;
            }
            return kept(null);
        }, kept -> saving.set(saving.get().done(kept.at, kept.waiting, kept.room)), sentence -> {
            saving.set(saving.get().failed(sentence));
            refused.run();
        });
    }

    private Kept kept(@Nullable Path moved) {
        return new Kept(LocalTime.now(ZoneId.systemDefault()), project.waiting(), project.room(), moved);
    }

    /** Says what failed beside the writing. */
    void say(String sentence) {
        saving.set(saving.get().said(sentence));
    }

    /**
     * Brings what waits to the disk, and goes on in a copy where the file is gone.
     *
     * @param found where the file was just now
     * @param moved told where the project is now
     */
    void look(Whereabouts found, Consumer<Path> moved) {
        if (found != Whereabouts.LOST || saving.get().failure().isEmpty()) {
            whereabouts.set(found);
        }
        if (looking || found == Whereabouts.SILENT) {
            return;
        }
        looking = true;
        disk.askWhileOpen(() -> {
            Path rescued = project.isInPlace() ? null : project.rescue();
            return new Kept(LocalTime.now(ZoneId.systemDefault()), project.writeWaiting(), project.room(), rescued);
        }, kept -> {
            looking = false;
            Saving now = saving.get();
            if (now.waiting() > 0 || kept.waiting > 0) {
                saving.set(now.looked(kept.waiting, kept.room));
            }
            whereabouts.set(Whereabouts.IN_PLACE);
            if (kept.moved != null) {
                moved.accept(kept.moved);
            }
        }, sentence -> {
            looking = false;
            whereabouts.set(Whereabouts.IN_PLACE);
            if (!saving.get().failure().equals(sentence)) {
                say(sentence);
            }
        });
    }

    /** Goes on in a new file with everything, what waits included. */
    void goOnIn(Path file, Consumer<Path> moved) {
        disk.ask(() -> {
            project.goOnIn(file);
            return kept(project.path());
        }, kept -> {
            saving.set(saving.get().looked(kept.waiting, kept.room).said(""));
            moved.accept(project.path());
        }, this::say);
    }

    /** Waits until every edit is in the file and closes it. */
    void close() {
        unsubscribe.run();
        disk.ask(() -> {
            project.close();
            return "";
        }, done -> {
        }, failed -> {
        });
        disk.close();
    }
}
