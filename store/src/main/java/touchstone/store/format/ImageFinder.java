package touchstone.store.format;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the image files that an annotation file names: in the folder that the user gave, where the name says, beside
 * the annotation file, and in a folder "images" beside that folder.
 */
final class ImageFinder {

    private final List<Path> folders = new ArrayList<>();

    ImageFinder(@Nullable Path images, Path base) {
        if (images != null) {
            folders.add(images);
        }
        folders.add(base);
        folders.add(base.resolve("images"));
        folders.add(base.resolve("..").resolve("images"));
    }

    /** @param name a path with forward slashes, relative to one of the folders, or a bare file name */
    Optional<Path> find(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try {
            for (Path folder : folders) {
                for (String candidate : List.of(name, last)) {
                    Path file = folder.resolve(candidate).normalize();
                    if (Files.isRegularFile(file)) {
                        return Optional.of(file);
                    }
                }
            }
            return Optional.empty();
        } catch (InvalidPathException notAFileName) {
            return Optional.empty();
        }
    }
}
