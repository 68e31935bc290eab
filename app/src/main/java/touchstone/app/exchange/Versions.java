package touchstone.app.exchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.note.Conflict;
import touchstone.model.note.Snapshot;
import touchstone.store.Conflicts;
import touchstone.store.Merge;
import touchstone.store.Merged;
import touchstone.store.Snapshots;
import touchstone.store.exchange.OtherProject;

/** Merges other files into the open project, has conflicts decided, and keeps versions, while the hand goes on drawing. */
public final class Versions implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Versions.class);

    private final Session session;
    private final Disk files = new Disk("versions");
    private final Tasks tasks;
    private final BiConsumer<String, String> tell;
    private final Supplier<Dialog<ButtonType>> dialogs;

    /**
     * @param tasks where what goes on is shown
     * @param tell told a title and a text that the user has to read
     * @param dialogs makes an empty dialog in the window's look
     */
    public Versions(Session session, Tasks tasks, BiConsumer<String, String> tell,
            Supplier<Dialog<ButtonType>> dialogs) {
        this.session = session;
        this.tasks = tasks;
        this.tell = tell;
        this.dialogs = dialogs;
    }

    private <T> void ask(String doing, Callable<T> work, Consumer<T> then) {
        Task task = tasks.begin(MESSAGES.text(doing), null);
        files.ask(work, found -> {
            task.end();
            then.accept(found);
        }, sentence -> {
            task.end();
            tell.accept(MESSAGES.text("versions.title"), sentence);
        });
    }

    private Optional<ButtonType> show(String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = dialogs.get();
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(Arrays.asList(buttons));
        return dialog.showAndWait();
    }

    private static ButtonType button(String key) {
        return new ButtonType(MESSAGES.text(key), ButtonData.OTHER);
    }

    private static Label text(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(420);
        return label;
    }

    /** Says what taking in the file would do, and does it when told to. */
    public void merge(Path file) {
        String name = String.valueOf(file.getFileName());
        ask("merge.looking", () -> merged(file, name), merged -> {
            String title = MESSAGES.text("merge.title", name);
            if (merged.edit().isEmpty()) {
                tell.accept(title, MESSAGES.text("merge.nothing", name));
                return;
            }
            ButtonType go = new ButtonType(MESSAGES.text("merge.go"), ButtonData.OK_DONE);
            Label counts = text(MESSAGES.text("merge.preview", name, merged.added(), merged.changed(),
                    merged.removed(), merged.conflicts().size()));
            counts.setId("merge-preview");
            if (show(title, counts, go, ButtonType.CANCEL).filter(go::equals).isPresent()) {
                take(merged);
            }
        });
    }

    private Merged merged(Path file, String name) throws Exception {
        try (OtherProject other = OtherProject.open(file, null)) {
            return Merge.of(session.project(), other.project(), name);
        }
    }

    private void take(Merged merged) {
        AnnotatorId author = author();
        ask("merge.doing", () -> session.project().commitWhole(merged.edit(), author), entry -> {
            if (!merged.conflicts().isEmpty()) {
                conflicts();
            }
        });
    }

    private @Nullable AnnotatorId author() {
        AnnotatorId me = session.me().get().id();
        return session.annotator(me).isPresent() ? me : null;
    }

    /** Lists what merges left undecided; each decision is one edit. */
    public void conflicts() {
        ask("conflicts.looking", () -> Conflicts.of(session.project()), found -> {
            String title = MESSAGES.text("conflicts.title", found.size());
            if (found.isEmpty()) {
                tell.accept(title, MESSAGES.text("conflicts.none"));
                return;
            }
            ListView<String> list = new ListView<>();
            list.setId("conflicts");
            list.setPrefSize(480, 220);
            found.forEach(c -> list.getItems().add(MESSAGES.text("conflict." + c.reason().key(), c.what())));
            list.getSelectionModel().selectFirst();
            list.getSelectionModel().selectedIndexProperty()
                    .subscribe(at -> jump(found.get(Math.max(0, at.intValue()))));
            ButtonType mine = button("conflicts.this");
            ButtonType other = button("conflicts.other");
            ButtonType both = button("conflicts.both");
            show(title, new VBox(8, text(MESSAGES.text("conflicts.what")), list), mine, other, both, ButtonType.CLOSE)
                    .filter(b -> b != ButtonType.CLOSE).ifPresent(b -> {
                        Conflict conflict = found.get(Math.max(0, list.getSelectionModel().getSelectedIndex()));
                        Conflicts.Keep keep = b == mine
                                ? Conflicts.Keep.THIS
                                : b == other ? Conflicts.Keep.OTHER : Conflicts.Keep.BOTH;
                        session.commit(() -> Conflicts.decide(session.project(), conflict, keep));
                        if (found.size() > 1) {
                            conflicts();
                        }
                    });
        });
    }

    private void jump(Conflict conflict) {
        ImageId image = conflict.image();
        if (image != null && session.images().stream().anyMatch(i -> i.id().equals(image))) {
            session.show(image);
            if (conflict.object() != null) {
                session.selection().set(Set.of(conflict.object()));
            }
        }
    }

    /** Names the data as it is, compares it with an earlier version, goes back to one. */
    public void snapshots() {
        ask("snapshots.looking", () -> new Snapshots(session.project()).all(), all -> {
            ListView<String> list = new ListView<>();
            list.setId("snapshots");
            list.setPrefSize(480, 180);
            all.forEach(s -> list.getItems().add(MESSAGES.text("snapshots.line", s.name(), s.time().toString(),
                    s.seq())));
            list.getSelectionModel().selectLast();
            TextField name = new TextField();
            name.setId("snapshot-name");
            name.setPromptText(MESSAGES.text("snapshots.name"));
            ButtonType make = button("snapshots.make");
            ButtonType compare = button("snapshots.compare");
            ButtonType restore = button("snapshots.restore");
            show(MESSAGES.text("snapshots.title"), new VBox(8, list, name), make, compare, restore, ButtonType.CLOSE)
                    .filter(b -> b != ButtonType.CLOSE).ifPresent(b -> {
                        int at = list.getSelectionModel().getSelectedIndex();
                        if (b == make) {
                            make(name.getText().strip());
                        } else if (at >= 0) {
                            with(all.get(at), b == restore);
                        }
                    });
        });
    }

    private void make(String name) {
        if (name.isEmpty()) {
            tell.accept(MESSAGES.text("snapshots.title"), MESSAGES.text("snapshots.nameless"));
            return;
        }
        AnnotatorId author = author();
        ask("snapshots.making",
                () -> session.project().commit(new Snapshots(session.project()).make(name, author), author),
                entry -> tell.accept(MESSAGES.text("snapshots.title"), MESSAGES.text("snapshots.made", name)));
    }

    private void with(Snapshot snapshot, boolean restore) {
        if (!restore) {
            ask("snapshots.comparing", () -> Snapshots.counts(new Snapshots(session.project()).between(snapshot.seq(),
                    session.project().summary().edits())),
                    n -> tell.accept(MESSAGES.text("snapshots.title"),
                            MESSAGES.text("snapshots.diff", snapshot.name(), n[0], n[1], n[2])));
            return;
        }
        AnnotatorId author = author();
        ask("snapshots.restoring", () -> {
            Edit edit = new Snapshots(session.project()).restore(snapshot);
            return edit.isEmpty() ? List.of() : List.of(session.project().commitWhole(edit, author));
        }, done -> tell.accept(MESSAGES.text("snapshots.title"), MESSAGES.text("snapshots.restored", snapshot.name())));
    }

    /** Takes back the last step of the project itself: a merge, a restored snapshot, a change of labels or people. */
    public void undoProject() {
        AnnotatorId author = author();
        ask("undo.doing", () -> session.project().undoProject(author), entry -> {
            if (entry.isEmpty()) {
                tell.accept(MESSAGES.text("versions.title"), MESSAGES.text("undo.none"));
            }
        });
    }

    @Override
    public void close() {
        files.close();
    }
}
