package touchstone.store;

import java.nio.file.Path;
import java.util.Map;

/** Where this system keeps what a program remembers of its user. */
public final class UserFolder {

    private UserFolder() {
    }

    /** Of the user who runs the program. */
    public static Path usual() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** The folder need not be there. */
    public static Path of(Map<String, String> environment, Path home) {
        String windows = environment.get("APPDATA");
        String unix = environment.get("XDG_CONFIG_HOME");
        Path base = windows != null
                ? Path.of(windows)
                : unix != null && !unix.isEmpty() ? Path.of(unix) : home.resolve(".config");
        return base.resolve("touchstone");
    }
}
