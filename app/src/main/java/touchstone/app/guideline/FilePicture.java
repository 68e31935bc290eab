package touchstone.app.guideline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import touchstone.store.image.ImageFile;

/**
 * A picture of a guideline's text that is a file of the project's own folder. What lies elsewhere, on this machine or
 * another, is never read: a guideline may come from a stranger.
 */
final class FilePicture {

    private static final long MOST_BYTES = 4L << 20;
    private static final long MOST_PIXELS = 16L << 20;

    private FilePicture() {
    }

    /**
     * @param target as the text names it, relative to the project's folder
     * @param width the least that it is read in
     * @return nothing where there is no such picture, or it is too large for a page
     */
    static Optional<Image> read(Path project, String target, double width) {
        try {
            Optional<Path> file = file(project, target);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            ImageFile inspected = ImageFile.inspect(file.get());
            if ((long) inspected.width() * inspected.height() > MOST_PIXELS) {
                return Optional.empty();
            }
            Image image = new Image(new ByteArrayInputStream(Files.readAllBytes(file.get())),
                    Math.min(width, inspected.width()), 0, true, true);
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The file, if it lies in the project's folder, links and all. */
    static Optional<Path> file(Path project, String target) throws IOException {
        try {
            Path folder = project.toRealPath().resolveSibling("");
            Path file = folder.resolve(target);
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(file.toRealPath())
                    : Optional.empty();
        } catch (InvalidPathException remote) {
            return Optional.empty();
        }
    }
}
