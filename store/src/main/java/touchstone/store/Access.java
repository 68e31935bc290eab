package touchstone.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** An open project's file, for one thread at a time; what fails there is told in words. */
final class Access {

    /** A question that the drive can fail. */
    @FunctionalInterface
    interface Query<T> {
        T run() throws SQLException;
    }

    /** A question to the log, which can be damaged. */
    @FunctionalInterface
    interface Reading<T> {
        T run() throws SQLException, Damaged;
    }

    /** Something that is done to the file. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, ProjectRefused;
    }

    /** Nobody else has the file until this is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private final ProjectFile file;
    private final ReentrantLock lock = new ReentrantLock();

    Access(ProjectFile file) {
        this.file = file;
    }

    ProjectFile file() {
        return file;
    }

    Database database() {
        return file.database();
    }

    Path path() {
        return file.path();
    }

    /** Waits for it. */
    Turn turn() {
        lock.lock();
        return lock::unlock;
    }

    /** @throws UncheckedIOException with a {@link ProjectRefused} inside when the drive fails */
    <T> T query(Query<T> query) {
        try (Turn _ = turn()) {
            return query.run();
        } catch (SQLException failed) {
            throw new UncheckedIOException(ProjectRefused.of(failed, path()));
        }
    }

    /** @throws ProjectRefused when the drive fails, or the log is damaged */
    <T> T read(Reading<T> reading) throws ProjectRefused {
        try (Turn _ = turn()) {
            return reading.run();
        } catch (SQLException failed) {
            throw ProjectRefused.of(failed, path());
        } catch (Damaged unreadable) {
            throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.history", path());
        }
    }

    /** @param place the file that a refusal is about */
    <T> T work(Path place, Work<T> work) throws ProjectRefused {
        try (Turn _ = turn()) {
            return work.run();
        } catch (SQLException failed) {
            throw ProjectRefused.of(failed, place);
        }
    }

    /** Does it if that is nobody else's turn; left undone otherwise. */
    void ifFree(Runnable work) {
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Closes the file as soon as it is nobody's turn; not at all where that takes too long. */
    void close(int seconds) throws ProjectRefused, InterruptedException {
        if (lock.tryLock(seconds, TimeUnit.SECONDS)) {
            try {
                file.close();
            } finally {
                lock.unlock();
            }
        }
    }
}
