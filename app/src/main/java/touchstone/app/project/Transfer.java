package touchstone.app.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.store.format.Formats;
import touchstone.store.format.Import;
import touchstone.store.format.ReadOptions;
import touchstone.store.format.WriteOptions;

/** Brings images and annotations in and annotations out, while the hand goes on drawing. */
public final class Transfer implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Transfer.class);
    private static final int TOLD_AT_MOST = 12;

    private final Session session;
    private final Disk files = new Disk("files");
    private final Consumer<String> activity;
    private final BiConsumer<String, String> tell;

    /**
     * @param activity told what is going on; empty when nothing is
     * @param tell told a title and a text that the user has to read
     */
    public Transfer(Session session, Consumer<String> activity, BiConsumer<String, String> tell) {
        this.session = session;
        this.activity = activity;
        this.tell = tell;
    }

    public void addImages(List<Path> paths) {
        if (paths.isEmpty() || session.readOnly()) {
            return;
        }
        files.ask(() -> new ImageFinder(session.project(), this::progress).toAdd(paths), found -> {
            activity.accept("");
            commit(found, "edit.images");
            if (!found.refused().isEmpty()) {
                tell.accept(MESSAGES.text("added.title"),
                        MESSAGES.text("added.some", found.changes().size()) + "\n" + shortened(found.refused()));
            }
        }, this::failed);
    }

    /** Looks under a folder for the images that are missing. */
    public void relink(Path folder) {
        files.ask(() -> new ImageFinder(session.project(), this::progress).moved(folder), found -> {
            activity.accept("");
            if (found.changes().isEmpty()) {
                tell.accept(MESSAGES.text("relink.title"), MESSAGES.text("relink.none"));
            } else {
                commit(found, "edit.relink");
            }
        }, this::failed);
    }

    /** Reads a file or folder of whatever format it is; its objects become the layer that is said. */
    public void importFrom(Path from, Import.Options options) {
        activity.accept(MESSAGES.text("progress.import", from.getFileName()));
        files.ask(() -> Import.edit(session.project(), session.path(),
                Formats.detect(from).read(from, ReadOptions.NONE), options), read -> {
                    activity.accept("");
                    session.commit(read.edit());
                    List<String> said = new ArrayList<>();
                    read.report().refused().forEach(n -> said.add(MESSAGES.text("import.refused", n.where(),
                            n.reason())));
                    read.report().changed().forEach(n -> said.add(MESSAGES.text("import.changed", n.where(),
                            n.reason())));
                    said.addFirst(MESSAGES.text("import.done", read.report().annotations(), read.report().images()));
                    tell.accept(MESSAGES.text("dialog.import"), shortened(said));
                }, this::failed);
    }

    public void exportTo(ExportForm.Choice choice, Path to) {
        activity.accept(MESSAGES.text("progress.export", to.getFileName()));
        files.ask(() -> choice.format().write(session.project(), new WriteOptions(List.of(choice.annotator().id())),
                to), losses -> {
                    activity.accept("");
                    List<String> said = new ArrayList<>(List.of(MESSAGES.text("export.done", to)));
                    losses.all().forEach(l -> said.add(MESSAGES.text("export.loss", l.what(), l.count())));
                    tell.accept(MESSAGES.text("dialog.export"), shortened(said));
                }, this::failed);
    }

    private void commit(ImageFinder.Found found, String name) {
        List<Change> changes = found.changes();
        if (!changes.isEmpty()) {
            session.commit(new Edit(MESSAGES.text(name, changes.size()), changes));
        }
    }

    private void progress(String sentence) {
        Platform.runLater(() -> activity.accept(sentence));
    }

    private void failed(String sentence) {
        activity.accept("");
        tell.accept(MESSAGES.text("transfer.title"), sentence);
    }

    private static String shortened(List<String> lines) {
        return String.join("\n", lines.subList(0, Math.min(TOLD_AT_MOST, lines.size())))
                + (lines.size() > TOLD_AT_MOST ? "\n" + MESSAGES.text("more", lines.size() - TOLD_AT_MOST) : "");
    }

    @Override
    public void close() {
        files.close();
    }
}
