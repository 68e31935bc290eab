package touchstone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * A backup that is made, and looked at, beside the work that it is made for. Until it is {@link #finish finished} the
 * project's file must stay as it is: whatever is written meanwhile has to stay in SQLite's log.
 */
final class Precaution implements AutoCloseable {

    /** Where none is needed. */
    static final Precaution NONE = new Precaution(CompletableFuture.completedFuture(null));

    /** Makes the backup. */
    @FunctionalInterface
    interface Making {

        /** @throws CancellationException when it was stopped */
        Path make(BooleanSupplier stopped) throws IOException;
    }

    private final CompletableFuture<Path> made;
    private volatile boolean stopped;

    private Precaution(CompletableFuture<Path> made) {
        this.made = made;
    }

    static Precaution begin(Making making) {
        CompletableFuture<Path> made = new CompletableFuture<>();
        Precaution begun = new Precaution(made);
        Thread.ofPlatform().name("project-backup").daemon().start(() -> {
            try {
                made.complete(making.make(() -> begun.stopped));
            } catch (IOException | RuntimeException | Error failed) {
                made.completeExceptionally(failed);
            }
        });
        return begun;
    }

    /**
     * Waits for it.
     *
     * @throws ProjectRefused when it could not be made
     */
    Path made() throws ProjectRefused {
        try {
            return made.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProjectRefused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    /** Waits for it. An edit does not wait for a backup that cannot be made; {@link Project#backup} says why it cannot. */
    void finish() {
        try {
            made();
        } catch (ProjectRefused noBackup) {
            System.getLogger(Project.class.getName()).log(System.Logger.Level.WARNING, noBackup.getMessage());
        }
    }

    /** Gives one up that is not finished, and waits until nothing is read from the project's file any more. */
    @Override
    public void close() {
        stopped = true;
        made.handle((path, failed) -> path).join();
    }
}
