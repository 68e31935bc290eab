package touchstone.app.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.store.EditConflict;
import touchstone.store.ProjectRefused;
import touchstone.store.exchange.WrongPassphrase;

/**
 * The one thread that touches files, in the order of the requests, so that nothing on the screen's thread waits for a
 * disk. Results come back on the screen's thread.
 */
public final class Disk implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Disk.class);
    private final ExecutorService thread;

    public Disk(String name) {
        thread = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().name(name).daemon().unstarted(work));
    }

    /** @param failed given one sentence for the user */
    public <T> void ask(Callable<T> work, Consumer<T> then, Consumer<String> failed) {
        thread.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> then.accept(result));
            } catch (CancellationException given) {
                Platform.runLater(() -> failed.accept(MESSAGES.text("failed.stopped")));
            } catch (Exception e) {
                String sentence = sentence(e);
                Platform.runLater(() -> failed.accept(sentence));
            } catch (OutOfMemoryError full) {
                Platform.runLater(() -> failed.accept(MESSAGES.text("failed.memory")));
            }
        });
    }

    /** As {@link #ask}, for what nobody wants to know any more once this was closed. */
    <T> void askWhileOpen(Callable<T> work, Consumer<T> then, Consumer<String> failed) {
        try {
            ask(work, then, failed);
        } catch (RejectedExecutionException closed) {
            System.getLogger(Disk.class.getName()).log(System.Logger.Level.DEBUG, "asked too late", closed);
        }
    }

    /** What a user is told of a failure. */
    public static String sentence(Exception e) {
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException wrapped) {
            return sentence(wrapped);
        }
        String said = e.getMessage();
        boolean written = e instanceof InputRefused || e instanceof ProjectRefused || e instanceof EditConflict
                || e instanceof InvalidGeometry || e instanceof WrongPassphrase;
        if (written && said != null) {
            return said;
        }
        System.getLogger(Disk.class.getName()).log(System.Logger.Level.ERROR, "unexpected", e);
        return MESSAGES.text(e instanceof IOException ? "failed.file" : "failed.program", said == null ? "" : said);
    }

    /** As {@link #close} without waiting, for work that only looks and whose answer nobody wants any more. */
    public void leave() {
        thread.shutdown();
    }

    /** Lets the work that was asked for come to its end; an edit that was made must reach the file. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
