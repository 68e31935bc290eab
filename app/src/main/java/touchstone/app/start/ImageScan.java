package touchstone.app.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import touchstone.store.ImageFinder;
import touchstone.store.format.Formats;

/** Counts image files by their names, in the background, and tells now and then how far it is. */
final class ImageScan {

    /**
     * @param first the file that was found first, or null
     * @param annotated those of the folders that hold annotations of another program; known when all is counted
     */
    record Tally(int images, long bytes, boolean done, @Nullable Path first, List<Path> annotated) {

        static final Tally NOTHING = new Tally(0, 0, true, null, List.of());
    }

    private static final long BETWEEN_TALES_NANOS = 100_000_000;

    private final List<Path> paths;
    private final Consumer<Tally> told;
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private int images;
    private long bytes;
    private @Nullable Path first;
    private long lastTold;
    /** In the folder that is walked through. */
    private boolean namedLikeAnnotations;
    private final List<Path> annotated = new ArrayList<>();

    private ImageScan(List<Path> paths, Consumer<Tally> told) {
        this.paths = List.copyOf(paths);
        this.told = told;
    }

    /** @return ends it early */
    static Runnable begin(List<Path> paths, Consumer<Tally> told) {
        ImageScan scan = new ImageScan(paths, told);
        Thread.ofVirtual().name("image scan").start(scan::run);
        return () -> scan.wanted.set(false);
    }

    private void run() {
        for (Path path : paths) {
            try {
                count(path);
            } catch (IOException unreadable) {
                // Counted are those that can be seen; adding them says what cannot.
            }
        }
        tell(true);
    }

    private void count(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            add(path, Files.size(path));
            return;
        }
        namedLikeAnnotations = false;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && ImageFinder.isNamedLikeAnImage(file)) {
                    add(file, attributes.size());
                }
                namedLikeAnnotations |= Dropped.isNamedLikeAnnotations(file);
                return wanted.get() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        if (namedLikeAnnotations && wanted.get() && isAnnotated(path)) {
            annotated.add(path);
        }
    }

    private static boolean isAnnotated(Path folder) {
        try {
            Formats.detect(folder);
            return true;
        } catch (IOException | UncheckedIOException none) {
            return false;
        }
    }

    private void add(Path file, long size) {
        images++;
        bytes += size;
        first = first == null ? file : first;
        if (System.nanoTime() - lastTold > BETWEEN_TALES_NANOS) {
            tell(false);
        }
    }

    private void tell(boolean done) {
        lastTold = System.nanoTime();
        Tally tally = new Tally(images, bytes, done, first, List.copyOf(annotated));
        Platform.runLater(() -> {
            if (wanted.get()) {
                told.accept(tally);
            }
        });
    }
}
