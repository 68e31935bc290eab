package touchstone.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Bulk;
import touchstone.store.Merge;
import touchstone.store.MergePlan;
import touchstone.store.Undecided;
import touchstone.store.exchange.KnownSenders;
import touchstone.store.exchange.OtherProject;
import touchstone.store.exchange.Packing;
import touchstone.store.exchange.PackageFile;

/**
 * Takes another file's work into the open project: asks for a passphrase, says what it would do, and does it. The other
 * file stays open while the user reads what it would do, so that its objects need not be held.
 */
final class Merging implements AutoCloseable {

    /** Makes an empty dialog in the window's look. */
    interface Dialogs {
        <T> Dialog<T> dialog();
    }

    private static final Messages MESSAGES = Messages.beside(Merging.class);
    private static final double WIDTH = 460;
    private static final int CONFLICTS_TOLD = 5;

    private final Session session;
    private final Background work;
    private final Path settings;
    private final Dialogs dialogs;
    private final Supplier<@Nullable AnnotatorId> author;
    private final BiConsumer<String, MergePlan> taken;
    /** Other files that are open; used by the background's one thread, and after its end. */
    private final List<OtherProject> open = new ArrayList<>();

    /** What a merge would do, and what is known of who sent the file. */
    private record Preview(OtherProject other, MergePlan plan, List<Undecided> conflicts,
            KnownSenders.@Nullable Acquaintance sender) {
    }

    /**
     * @param settings folder in which known senders are kept
     * @param taken told of the file's name once its work is in the project
     */
    Merging(Session session, Background work, Path settings, Dialogs dialogs, Supplier<@Nullable AnnotatorId> author,
            BiConsumer<String, MergePlan> taken) {
        this.session = session;
        this.work = work;
        this.settings = settings;
        this.dialogs = dialogs;
        this.author = author;
        this.taken = taken;
    }

    void begin(Path file) {
        work.ask("merge.looking", () -> {
            if (Files.exists(file) && Files.isSameFile(file, session.path())) {
                throw new InputRefused(MESSAGES.text("merge.own", file.getFileName()));
            }
            return Files.isRegularFile(file) && PackageFile.isPackage(file) && PackageFile.isSealed(file);
        }, sealed -> {
            if (sealed) {
                passphrase(file, MESSAGES.text("open.sealed", file.getFileName()));
            } else {
                look(file, null);
            }
        });
    }

    private void passphrase(Path file, String sentence) {
        PassphrasePrompt.ask(dialogs.dialog(), sentence).ifPresent(typed -> look(file, typed));
    }

    private void look(Path file, char @Nullable [] passphrase) {
        work.watched("merge.looking", watch -> {
            try {
                return preview(file, passphrase, watch);
            } finally {
                if (passphrase != null) {
                    Arrays.fill(passphrase, ' ');
                }
            }
        }, found -> ask(file, found), sentence -> {
            if (passphrase == null) {
                work.tell(MESSAGES.text("merge.title", file.getFileName()), sentence);
            } else {
                passphrase(file, sentence);
            }
        });
    }

    private Preview preview(Path file, char @Nullable [] passphrase, Bulk.Watch watch) throws IOException {
        OtherProject other = OtherProject.open(file, passphrase, new Packing.Watch() {
            @Override
            public void moved(long bytes) {
                watch.check();
            }
        });
        open.add(other);
        try {
            MergePlan plan = Merge.plan(session.project(), other.project(), String.valueOf(file.getFileName()), watch);
            return new Preview(other, plan,
                    Undecided.of(session.project(), plan.told().changes(), plan.conflicts()),
                    other.manifest() == null
                            ? null
                            : new KnownSenders(settings).look(other.manifest().sender(),
                                    InstantSource.system().instant()));
        } catch (IOException | RuntimeException | Error failed) {
            leave(other);
            throw failed;
        }
    }

    private boolean leave(OtherProject other) throws IOException {
        open.remove(other);
        other.close();
        return true;
    }

    private void ask(Path file, Preview found) {
        String name = String.valueOf(file.getFileName());
        String title = MESSAGES.text("merge.title", name);
        MergePlan plan = found.plan;
        if (plan.isEmpty()) {
            leaveUndone(found);
            work.tell(title, MESSAGES.text("merge.nothing", name));
            return;
        }
        ButtonType go = new ButtonType(MESSAGES.text("merge.go"), ButtonData.OK_DONE);
        Label counts = text(MESSAGES.text("merge.preview", name, plan.added(), plan.changed(), plan.removed(),
                plan.conflicts().size(), plan.images(), plan.others()));
        counts.setId("merge-preview");
        VBox content = new VBox(counts);
        content.getStyleClass().add("padded");
        if (found.sender != null) {
            Label sender = text(MESSAGES.text("sender", found.sender.sentence(),
                    found.sender.sender().fingerprint()));
            sender.setId("merge-sender");
            if (found.sender.isDoubtful()) {
                sender.getStyleClass().add("warn");
            }
            content.getChildren().add(sender);
        }
        found.conflicts.stream().limit(CONFLICTS_TOLD)
                .forEach(c -> content.getChildren().add(text(
                        MESSAGES.text("conflict." + c.conflict().reason().key(), c.sentence()), "dim")));
        if (found.conflicts.size() > CONFLICTS_TOLD) {
            content.getChildren().add(text(MESSAGES.text("more", found.conflicts.size() - CONFLICTS_TOLD), "dim"));
        }
        Dialog<ButtonType> dialog = dialogs.dialog();
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        if (dialog.showAndWait().filter(go::equals).isPresent()) {
            take(name, found);
        } else {
            leaveUndone(found);
        }
    }

    private void leaveUndone(Preview found) {
        work.quietly(() -> leave(found.other), left -> {
        });
    }

    private static Label text(String sentence, String... styles) {
        Label label = Parts.text(sentence, styles);
        label.setWrapText(true);
        Grown.by(label.prefWidthProperty(), WIDTH);
        return label;
    }

    private void take(String name, Preview found) {
        AnnotatorId by = author.get();
        work.watched("merge.doing", watch -> {
            try {
                found.plan.commit(session.project(), by, watch);
            } finally {
                leave(found.other);
            }
            if (found.sender != null) {
                new KnownSenders(settings).meet(found.sender.sender(), InstantSource.system().instant());
            }
            return found.plan;
        }, plan -> {
            taken.accept(name, plan);
            if (plan.unread() > 0) {
                work.tell(MESSAGES.text("merge.title", name), MESSAGES.text("merge.unread", plan.unread(), name));
            }
        });
    }

    /** Lets go what nobody was asked about any more; once the background has ended. */
    @Override
    public void close() {
        for (OtherProject other : List.copyOf(open)) {
            try {
                leave(other);
            } catch (IOException stays) {
                System.getLogger(Merging.class.getName()).log(System.Logger.Level.WARNING, "not let go", stays);
            }
        }
    }
}
