package touchstone.app.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Signer;
import touchstone.store.exchange.KeyFile;
import touchstone.store.exchange.PackOptions;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.Packed;
import touchstone.store.exchange.Packing;

/** Packs the open project, while the hand goes on drawing. */
public final class Exchange implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Exchange.class);
    private static final int TOLD_AT_MOST = 8;

    private final Session session;
    private final Path settings;
    private final String app;
    private final Disk files = new Disk("packages");
    private final Tasks tasks;
    private final BiConsumer<String, String> tell;
    private final ReadOnlyBooleanWrapper packing = new ReadOnlyBooleanWrapper();
    private volatile boolean cancelled;

    /**
     * @param settings folder of the user's name and key
     * @param app name and version of the program
     * @param tasks where what goes on is shown
     * @param tell told a title and a text that the user has to read
     */
    public Exchange(Session session, Path settings, String app, Tasks tasks,
            BiConsumer<String, String> tell) {
        this.session = session;
        this.settings = settings;
        this.app = app;
        this.tasks = tasks;
        this.tell = tell;
    }

    /** Whether a package is being made. */
    public ReadOnlyBooleanProperty packing() {
        return packing.getReadOnlyProperty();
    }

    /** Ends the packing; nothing of the package stays. */
    public void cancel() {
        cancelled = true;
    }

    /** @param to with or without the ending of packages */
    public void pack(PackForm.Choice choice, Path to) {
        Path named = to.toString().endsWith(PackageFile.ENDING) ? to : Path.of(to + PackageFile.ENDING);
        cancelled = false;
        packing.set(true);
        Task task = tasks.begin(MESSAGES.text("pack.begins", named.getFileName()), this::cancel);
        String name = session.me().get().name();
        files.ask(() -> packed(choice, named, name, task), done -> {
            ended(task);
            tell.accept(MESSAGES.text("pack.title"), done);
        }, sentence -> {
            ended(task);
            if (!cancelled) {
                tell.accept(MESSAGES.text("pack.title"), sentence);
            }
        });
    }

    private void ended(Task task) {
        packing.set(false);
        task.end();
    }

    private String packed(PackForm.Choice choice, Path to, String name, Task task) throws Exception {
        PackOptions options = choice.options();
        if (options.blind() && session.readOnly()) {
            throw new InputRefused(MESSAGES.text("pack.blindReading"));
        }
        Path key = KeyFile.beside(to);
        if (options.deidentify() && Files.exists(key)) {
            throw new InputRefused(MESSAGES.text("pack.keyExists", key.getFileName()));
        }
        char[] passphrase = choice.passphrase().isEmpty() ? null : choice.passphrase().toCharArray();
        try {
            Signer signer = Signer.in(settings, name);
            Packed packed = new Packing(session.project(), options, signer, app, watch(task)).write(to, passphrase,
                    null,
                    edit -> {
                        if (!session.readOnly()) {
                            session.project().commit(edit, null);
                        }
                    });
            boolean named = options.deidentify() && !packed.names().isEmpty();
            if (named) {
                KeyFile.write(packed.names(), key);
            }
            return said(packed, named ? MESSAGES.text("pack.key", key.getFileName()) : "");
        } catch (CancellationException byTheUser) {
            throw new InputRefused(MESSAGES.text("pack.cancelled"), byTheUser);
        } finally {
            if (passphrase != null) {
                Arrays.fill(passphrase, ' ');
            }
        }
    }

    private static String said(Packed packed, String key) {
        List<String> said = new ArrayList<>();
        said.add(MESSAGES.text("pack.done", packed.file().getFileName(), packed.images(), packed.annotations(),
                packed.pictures(), megabytes(packed.bytes())));
        said.add(MESSAGES.text("pack.signed", packed.manifest().sender().name(),
                packed.manifest().sender().fingerprint()));
        if (!key.isEmpty()) {
            said.add(key);
        }
        said.addAll(packed.remarks().subList(0, Math.min(TOLD_AT_MOST, packed.remarks().size())));
        if (packed.remarks().size() > TOLD_AT_MOST) {
            said.add(MESSAGES.text("more", packed.remarks().size() - TOLD_AT_MOST));
        }
        return String.join("\n", said);
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }

    private Packing.Watch watch(Task task) {
        return new Packing.Watch() {
            @Override
            public void doing(String sentence) {
                task.say(sentence);
                moved(0);
            }

            @Override
            public void moved(long bytes) {
                if (cancelled) {
                    throw new CancellationException();
                }
            }
        };
    }

    /** Ends what is being packed; a package that is in its place stays. */
    @Override
    public void close() {
        cancelled = true;
        files.close();
    }
}
