package touchstone.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Disk;
import touchstone.model.Messages;
import touchstone.store.exchange.KnownSenders;
import touchstone.store.exchange.Manifest;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.Packing;
import touchstone.store.exchange.PrivateFolder;

/**
 * Opens a package: asks for its passphrase, says from whom it is, and unpacks it, either into a folder beside it to work in
 * or into a private one to look at.
 */
public final class Arrival {

    /** Where a package was unpacked. */
    public sealed interface Unpacked {

        /** A folder to work in. */
        record ToWork(Path project) implements Unpacked {
        }

        /** A folder that is gone once it is closed. */
        record ToLookAt(Path project, PrivateFolder folder) implements Unpacked {
        }
    }

    private static final Messages MESSAGES = Messages.beside(Arrival.class);
    private static final double WIDTH = 440;

    private final Disk files = new Disk("package");
    private final Path file;
    private final Path settings;
    private final Dialogs dialogs;
    private final Consumer<Unpacked> then;
    private final Consumer<String> failed;
    private volatile boolean stopped;

    /** Asks the user. */
    public interface Dialogs {

        <T> Dialog<T> dialog();

        /** A folder, where none can be made beside the package. */
        Optional<Path> folder(String title);

        /**
         * Says that the package is on its way, which takes a while with a large one.
         *
         * @param stop ends it
         * @return when there is nothing to wait for any more
         */
        Runnable waiting(Runnable stop);
    }

    private Arrival(Path file, Path settings, Dialogs dialogs, Consumer<Unpacked> then, Consumer<String> failed) {
        this.file = file;
        this.settings = settings;
        this.dialogs = dialogs;
        this.then = then;
        this.failed = failed;
    }

    /**
     * @param settings folder in which known senders are kept
     * @param then told where it lies; not at all when the user goes back
     * @param failed told why it cannot be opened
     */
    public static void of(Path file, Path settings, Dialogs dialogs, Consumer<Unpacked> then, Consumer<String> failed) {
        new Arrival(file, settings, dialogs, then, failed).begin();
    }

    private void begin() {
        files.ask(() -> Files.isRegularFile(file) && PackageFile.isSealed(file), sealed -> {
            if (sealed) {
                passphrase(MESSAGES.text("open.sealed", file.getFileName()));
            } else {
                open(null);
            }
        }, this::refused);
    }

    private <T> void read(Callable<T> work, Consumer<T> found, Consumer<String> refused) {
        Runnable over = dialogs.waiting(() -> stopped = true);
        files.ask(work, read -> {
            over.run();
            found.accept(read);
        }, sentence -> {
            over.run();
            if (stopped) {
                files.close();
            } else {
                refused.accept(sentence);
            }
        });
    }

    private Packing.Watch watch() {
        return new Packing.Watch() {
            @Override
            public void moved(long bytes) {
                if (stopped) {
                    throw new CancellationException();
                }
            }
        };
    }

    private void refused(String sentence) {
        files.close();
        failed.accept(sentence);
    }

    private void passphrase(String sentence) {
        PassphrasePrompt.ask(dialogs.dialog(), sentence).ifPresentOrElse(this::open, files::close);
    }

    private void open(char @Nullable [] passphrase) {
        read(() -> {
            try {
                PackageFile open = PackageFile.open(file, passphrase, watch());
                return new Known(open, new KnownSenders(settings).look(open.manifest().sender(),
                        InstantSource.system().instant()));
            } finally {
                if (passphrase != null) {
                    Arrays.fill(passphrase, ' ');
                }
            }
        }, this::ask, sentence -> {
            if (passphrase == null) {
                refused(sentence);
            } else {
                passphrase(sentence);
            }
        });
    }

    /** The package and what is known of who sent it. */
    private record Known(PackageFile open, KnownSenders.Acquaintance sender) {
    }

    private void ask(Known known) {
        PackageFile open = known.open;
        Manifest manifest = open.manifest();
        Dialog<ButtonType> dialog = dialogs.dialog();
        ButtonType work = new ButtonType(MESSAGES.text("open.work"), ButtonData.OK_DONE);
        ButtonType look = new ButtonType(MESSAGES.text("open.look"), ButtonData.OTHER);
        dialog.setTitle(MESSAGES.text("open.title"));
        dialog.getDialogPane().setId("open-package");
        String recipient = manifest.recipient();
        dialog.getDialogPane().setContent(wrapped(MESSAGES.text("open.from", file.getFileName(),
                manifest.sender().name(), manifest.sender().fingerprint(), ConflictsPage.when(manifest.time()),
                recipient == null ? MESSAGES.text("pack.anybody") : recipient, known.sender.sentence(),
                Files.isWritable(file.toAbsolutePath().resolveSibling("")) ? 1 : 0)));
        dialog.getDialogPane().getButtonTypes().setAll(work, look, ButtonType.CANCEL);
        ButtonType chosen = dialog.showAndWait().orElse(ButtonType.CANCEL);
        if (chosen == work) {
            unpack(open, Arrival.this::toWork);
        } else if (chosen == look) {
            unpack(open, from -> () -> {
                PrivateFolder folder = PrivateFolder.make();
                try {
                    return new Unpacked.ToLookAt(from.unpackInto(folder, watch()), folder);
                } catch (IOException | RuntimeException refused) {
                    folder.close();
                    throw refused;
                }
            });
        } else {
            release(open);
        }
    }

    private interface Unpacking {

        Unpacked run() throws IOException;
    }

    private interface Way {

        @Nullable
        Unpacking of(PackageFile open);
    }

    /** A folder of the package's name beside it, or wherever the user wants it. */
    private @Nullable Unpacking toWork(PackageFile open) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(PackageFile.ENDING)
                ? name.substring(0, name.length() - PackageFile.ENDING.length())
                : name + "-unpacked";
        Path beside = file.toAbsolutePath().resolveSibling("");
        Optional<Path> parent = Files.isWritable(beside)
                ? Optional.of(beside)
                : dialogs.folder(MESSAGES.text("open.folder"));
        if (parent.isEmpty()) {
            return null;
        }
        Supplier<Path> free = () -> {
            Path folder = parent.get().resolve(stem);
            for (int n = 2; Files.exists(folder); n++) {
                folder = parent.get().resolve(stem + "-" + n);
            }
            return folder;
        };
        return () -> new Unpacked.ToWork(open.unpack(free.get(), watch()));
    }

    private void unpack(PackageFile open, Way way) {
        Unpacking unpacking = way.of(open);
        if (unpacking == null) {
            release(open);
            return;
        }
        read(() -> {
            try (open) {
                new KnownSenders(settings).meet(open.manifest().sender(), InstantSource.system().instant());
                return unpacking.run();
            }
        }, unpacked -> {
            files.close();
            then.accept(unpacked);
        }, this::refused);
    }

    private void release(PackageFile open) {
        files.ask(() -> {
            open.close();
            return file;
        }, closed -> files.close(), this::refused);
    }

    private static Label wrapped(String sentence) {
        Label text = Parts.text(sentence);
        text.setWrapText(true);
        Grown.by(text.prefWidthProperty(), WIDTH);
        return text;
    }
}
