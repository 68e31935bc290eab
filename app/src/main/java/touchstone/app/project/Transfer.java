package touchstone.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Dialog;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.store.Bulk;
import touchstone.store.ImageFinder;
import touchstone.store.format.Formats;
import touchstone.store.format.Delivery;
import touchstone.store.format.Excerpt;
import touchstone.store.format.Import;
import touchstone.store.format.Imported;
import touchstone.store.format.ReadOptions;
import touchstone.store.format.WriteOptions;
import touchstone.store.image.ImageFile;

/** Brings images and annotations in and annotations out, while the hand goes on drawing. */
public final class Transfer implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Transfer.class);
    private static final int TOLD_AT_MOST = 12;

    private final Session session;
    private final Disk files = new Disk("files");
    private final Tasks tasks;
    private final Consumer<String> remark;
    private final BiConsumer<String, String> tell;
    private final Set<Waiting> begun = new HashSet<>();

    /**
     * @param tasks where what goes on is shown
     * @param remark told a sentence that need not be read
     * @param tell told a title and a text that the user has to read
     */
    public Transfer(Session session, Tasks tasks, Consumer<String> remark, BiConsumer<String, String> tell) {
        this.session = session;
        this.tasks = tasks;
        this.remark = remark;
        this.tell = tell;
    }

    private Waiting begin(String name) {
        Waiting waiting = new Waiting(tasks, name);
        begun.add(waiting);
        return waiting;
    }

    private void end(Waiting ended) {
        ended.end();
        begun.remove(ended);
    }

    private Consumer<String> failed(Waiting ended) {
        return sentence -> {
            end(ended);
            if (ended.cancelled()) {
                remark.accept(sentence);
            } else {
                tell.accept(MESSAGES.text("transfer.title"), sentence);
            }
        };
    }

    public void addImages(List<Path> paths) {
        add(paths, List.of());
    }

    /** Adds the images that a new project does not have yet, and says of its first one what there is to say as well. */
    public void addRest(List<Path> paths) {
        add(paths, session.images().stream().map(session.project()::file).distinct().toList());
    }

    /** @param there files of images whose remarks nobody has heard yet */
    private void add(List<Path> paths, List<Path> there) {
        if (paths.isEmpty() || session.readOnly()) {
            return;
        }
        Waiting waiting = begin(MESSAGES.text("progress.add"));
        files.ask(() -> {
            for (Path path : paths) {
                requireOther(path);
            }
            List<String> remarks = new ArrayList<>();
            for (Path path : there) {
                remarks.addAll(ImageFile.inspect(path).remarks());
            }
            ImageFinder.Found found = new ImageFinder(session.project(), waiting::doing).toAdd(paths);
            remarks.addAll(found.remarks());
            return new ImageFinder.Found(found.changes(), found.refused(), remarks);
        }, found -> {
            end(waiting);
            session.commit(new Edit(MESSAGES.text("edit.images", found.changes().size()), found.changes()));
            List<String> said = new ArrayList<>();
            if (!found.refused().isEmpty()) {
                said.add(MESSAGES.text("added.some", found.changes().size()) + "\n" + shortened(found.refused()));
            }
            if (!found.remarks().isEmpty()) {
                said.add(MESSAGES.text("added.remarks") + "\n" + shortened(found.remarks()));
            }
            if (!said.isEmpty()) {
                tell.accept(MESSAGES.text("added.title"), String.join("\n\n", said));
            }
        }, failed(waiting));
    }

    /** Looks under a folder for the images that are missing. */
    public void relink(Path folder) {
        Waiting waiting = begin(MESSAGES.text("progress.relink"));
        files.ask(() -> session.project().relink(folder, new Bulk.Watch() {
            @Override
            public void done(long images, long of) {
                waiting.doing(MESSAGES.text("relink.at", images, of));
            }

            @Override
            public boolean cancelled() {
                return waiting.cancelled();
            }
        }), edit -> {
            end(waiting);
            if (edit.isEmpty()) {
                tell.accept(MESSAGES.text("relink.title"), MESSAGES.text("relink.none"));
            } else {
                session.commit(edit);
            }
        }, failed(waiting));
    }

    /**
     * Reads a file or folder of whatever format it is, and asks whose layer its objects become.
     *
     * @param proposed whose it is likely to be; empty for somebody called like the file
     */
    public void importFrom(Path from, String proposed, Dialog<ImportForm.Choice> dialog) {
        Waiting waiting = begin(MESSAGES.text("progress.import", from.getFileName()));
        files.ask(() -> {
            requireOther(from);
            return Formats.detect(from).read(from, new ReadOptions(null, waiting));
        }, read -> {
            end(waiting);
            String name = from.getFileName().toString();
            int dot = name.lastIndexOf('.');
            String called = dot > 0 ? name.substring(0, dot) : name;
            ImportForm.ask(dialog, proposed.isEmpty() ? called : proposed, read, session.schema().get(),
                    session.annotators().stream().map(Annotator::name).toList(), shownFor(read))
                    .ifPresent(choice -> take(name, read, choice));
        }, failed(waiting));
    }

    /** The name of the shown image where a file of one image names none of the project's and says no size; else empty. */
    private String shownFor(Imported read) {
        Image shown = session.image().get();
        if (shown == null || read.images().size() != 1 || read.images().getFirst().width() > 0) {
            return "";
        }
        String named = read.images().getFirst().name();
        boolean known = session.images().stream()
                .anyMatch(i -> i.name().equals(named) || i.name().startsWith(named + "."));
        return known ? "" : shown.name();
    }

    private void take(String name, Imported from, ImportForm.Choice choice) {
        LabelSchema schema = session.schema().get();
        Image shown = session.image().get();
        Imported meant = choice.onShown() && shown != null ? from.on(shown) : from;
        Waiting waiting = begin(MESSAGES.text("progress.take", name));
        files.ask(() -> Import.edit(session.project(), session.path(), choice.mapping().apply(meant, schema),
                choice.options().watchedBy(waiting)), read -> {
                    end(waiting);
                    session.commitLarge(MESSAGES.text("progress.take", name), watch -> read.edit(),
                            () -> told(read.report()));
                }, failed(waiting));
    }

    private void told(Import.Report report) {
        List<String> said = new ArrayList<>();
        report.refused().forEach(n -> said.add(MESSAGES.text("import.refused", n.where(), n.reason())));
        report.changed().forEach(n -> said.add(MESSAGES.text("import.changed", n.where(), n.reason())));
        said.addFirst(MESSAGES.text("import.done", report.annotations(), report.images()));
        tell.accept(MESSAGES.text("dialog.import"), shortened(said));
    }

    public void exportTo(ExportForm.Choice choice, Path to) {
        Waiting waiting = begin(MESSAGES.text("progress.export", to.getFileName()));
        files.ask(() -> {
            requireOther(to);
            WriteOptions options = new WriteOptions(List.of(choice.annotator().id()), Map.of(), waiting);
            return Delivery.write(choice.format(), new Excerpt(session.project(), options.annotators(), choice.part()),
                    options, to, choice.pictures());
        }, written -> {
            end(waiting);
            List<String> said = new ArrayList<>(List.of(MESSAGES.text(
                    written.verified() ? "export.done" : "export.differs", to, written.annotations(),
                    written.images())));
            said.addAll(written.problems());
            written.losses().all().forEach(l -> said.add(MESSAGES.text("export.loss", l.what(), l.count())));
            said.add(MESSAGES.text("export.head", written.auditHead()));
            tell.accept(MESSAGES.text("dialog.export"), shortened(said));
        }, failed(waiting));
    }

    /**
     * The open project's file belongs to the store alone: written over, it would be lost, and read by anybody else in this
     * process it would lose its lock.
     */
    private void requireOther(Path path) throws IOException {
        if (Files.exists(path) && Files.isSameFile(path, session.path())) {
            throw new InputRefused(MESSAGES.text("own", path.getFileName()));
        }
    }

    private static String shortened(List<String> lines) {
        return String.join("\n", lines.subList(0, Math.min(TOLD_AT_MOST, lines.size())))
                + (lines.size() > TOLD_AT_MOST ? "\n" + MESSAGES.text("more", lines.size() - TOLD_AT_MOST) : "");
    }

    /** Closing the window gives up what is being read or written. */
    @Override
    public void close() {
        begun.forEach(Waiting::cancel);
        files.close();
    }
}
