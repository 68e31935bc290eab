package touchstone.store.exchange;

import java.io.IOException;
import java.nio.file.Path;
import touchstone.store.Passing;

/** A folder that only this user can read, gone when it is closed. */
public final class PrivateFolder implements AutoCloseable {

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    public static PrivateFolder make() throws IOException {
        return new PrivateFolder(Passing.make());
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Passing.delete(path);
    }
}
