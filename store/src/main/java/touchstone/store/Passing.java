package touchstone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Folders of copies that nobody keeps, among them what was sealed: in the system's folder for such, for this user alone,
 * and gone at the latest when the program is told to end.
 */
public final class Passing {

    private static final Set<Path> THERE = ConcurrentHashMap.newKeySet();

    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    static {
        try {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("passing-end").unstarted(Passing::end));
        } catch (IllegalStateException ending) {
            // Told to end before the first was made: whoever makes one now also removes it.
        }
    }

    private static volatile boolean ending;

    private Passing() {
    }

    /** Whether the program was told to end: what is put into such a folder now is not kept. */
    public static boolean isEnding() {
        return ending;
    }

    /** Has a folder that is being filled removed if the program is told to end before it is {@link #kept}. */
    public static void fill(Path folder) {
        THERE.add(folder);
    }

    /** From now on the folder stays; false where it is being removed already. */
    public static boolean kept(Path folder) {
        return THERE.remove(folder);
    }

    /** A new one; Java makes it for its owner alone. */
    public static Path make() throws IOException {
        Path folder = Files.createTempDirectory("touchstone");
        THERE.add(folder);
        return folder;
    }

    /** A folder with all that is in it; links are removed, not followed. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.toList().reversed();
            }
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        }
        THERE.remove(folder);
    }

    private static void end() {
        ending = true;
        for (Path folder : Set.copyOf(THERE)) {
            if (!THERE.remove(folder)) {
                continue;
            }
            // Whoever is putting a file into it finishes that file.
            for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
                try {
                    delete(folder);
                } catch (IOException | UncheckedIOException stays) {
                    System.getLogger(Passing.class.getName()).log(System.Logger.Level.DEBUG, "not removed", stays);
                    LockSupport.parkNanos(BETWEEN.toNanos());
                }
            }
        }
    }
}
