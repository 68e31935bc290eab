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
                List<String> said = new ArrayList<>(List.of(MESSAGES.text("relink.none")));
                said.addAll(found.refused());
                tell.accept(MESSAGES.text("relink.title"), shortened(said));
            } else {
                commit(found, "edit.relink");
            }
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
