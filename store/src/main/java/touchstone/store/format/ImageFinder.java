package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the image files that an annotation file names: in the folder that the user gave, where the name says, beside
 * the annotation file, and in a folder "images" beside that folder.
 */
final class ImageFinder {

    private static final Set<String> IMAGE_ENDINGS = Set.of("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp",
            "pgm", "ppm", "dcm", "nii");

    private final List<Path> folders = new ArrayList<>();
    private final Map<Path, Map<String, List<String>>> names = new HashMap<>();

    ImageFinder(@Nullable Path images, Path base) {
        if (images != null) {
            folders.add(images);
        }
        folders.add(base);
        folders.add(base.resolve("images"));
        folders.add(base.resolve("..").resolve("images"));
    }

    /** The name of the one image file that is called so but for its ending; nothing where there is none or several. */
    Optional<String> complete(String stem) throws IOException {
        String last = stem.substring(stem.lastIndexOf('/') + 1);
        for (Path folder : folders) {
            Path place = folder.resolve(stem.substring(0, stem.length() - last.length())).normalize();
            if (!names.containsKey(place)) {
                names.put(place, list(place));
            }
            List<String> called = names.get(place).getOrDefault(last, List.of());
            if (called.size() == 1) {
                return Optional.of(stem.substring(0, stem.length() - last.length()) + called.getFirst());
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<String>> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(Draft::nameOf).filter(ImageFinder::isImageName)
                    .collect(Collectors.groupingBy(ImportImages::stem));
        }
    }

    private static boolean isImageName(String name) {
        return IMAGE_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
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
