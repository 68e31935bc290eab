package touchstone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The project files that this process has open. On POSIX systems a process loses all its locks on a file as soon as it
 * closes any handle of that file, so a second look at an open project would silently unlock the first; SQLite guards only
 * its own handles. Hence nothing opens a project file before it is claimed here.
 */
final class OpenFiles {

    private static final int EDITED = -1;
    /** By real path: how many look at it, or {@link #EDITED}. The process is what owns locks, so this is static. */
    private static final Map<Path, Integer> OPEN = new HashMap<>();

    private OpenFiles() {
    }

    /** Gives the file back. */
    @FunctionalInterface
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /** Nothing when the file is open in a way that excludes this one. */
    static Optional<Claim> claim(Path file, boolean readOnly) throws IOException {
        Path key = file.toRealPath();
        synchronized (OPEN) {
            int now = OPEN.getOrDefault(key, 0);
            if (now == EDITED || (now > 0 && !readOnly)) {
                return Optional.empty();
            }
            OPEN.put(key, readOnly ? now + 1 : EDITED);
        }
        return Optional.of(() -> release(key));
    }

    /** Whether the file must not be read by anything but SQLite. */
    static boolean isOpen(Path file) throws IOException {
        Path key = file.toRealPath();
        synchronized (OPEN) {
            return OPEN.containsKey(key);
        }
    }

    private static void release(Path key) {
        synchronized (OPEN) {
            int now = OPEN.getOrDefault(key, 0);
            if (now > 1) {
                OPEN.put(key, now - 1);
            } else {
                OPEN.remove(key);
            }
        }
    }
}
