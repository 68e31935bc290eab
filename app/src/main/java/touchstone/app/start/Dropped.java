package touchstone.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import touchstone.model.Messages;
import touchstone.store.ImageFinder;
import touchstone.store.exchange.PackageFile;

/** What somebody means who drops files onto the window. Told from names, as it is asked while they are being dragged. */
public sealed interface Dropped {

    /** One project, or one package, is opened. */
    record OneProject(Path file) implements Dropped {
    }

    /** Images, and folders that may hold some, are added. */
    record Images(List<Path> paths) implements Dropped {

        public Images {
            paths = List.copyOf(paths);
        }
    }

    /** Annotations of another program, a file or a folder of them, are read. */
    record Annotations(Path path) implements Dropped {
    }

    Messages MESSAGES = Messages.beside(Dropped.class);
    List<String> ANNOTATIONS = List.of("json", "jsonl", "ndjson", "xml", "csv", "geojson", "txt", "yaml", "yml");

    static Optional<Dropped> of(List<Path> paths) {
        Optional<Path> project = paths.stream().filter(p -> p.toString().endsWith(".touchstone")
                || p.toString().endsWith(PackageFile.ENDING)).findFirst();
        if (project.isPresent()) {
            return Optional.of(new OneProject(project.get()));
        }
        List<Path> annotations = paths.stream().filter(Dropped::isNamedLikeAnnotations).toList();
        if (!annotations.isEmpty() && paths.stream().noneMatch(ImageFinder::isNamedLikeAnImage)) {
            // Several files are one dataset with a file for each image, and such are read as the folder they lie in.
            Path folder = annotations.getFirst().getParent();
            return Optional.of(new Annotations(annotations.size() > 1 && folder != null
                    ? folder
                    : annotations.getFirst()));
        }
        List<Path> images = paths.stream().filter(p -> ImageFinder.isNamedLikeAnImage(p) || Files.isDirectory(p))
                .toList();
        // What has another name may be an image all the same: it is looked at when it is added.
        return paths.isEmpty() ? Optional.empty() : Optional.of(new Images(images.isEmpty() ? paths : images));
    }

    /** Whether it may be a file of annotations, by its name. */
    static boolean isNamedLikeAnnotations(Path file) {
        return ANNOTATIONS.contains(ending(file));
    }

    private static String ending(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What letting go will do. */
    default String sentence() {
        return switch (this) {
            case OneProject p -> MESSAGES.text("drop.project", p.file().getFileName());
            case Images i -> i.paths().size() == 1
                    ? MESSAGES.text("drop.image", i.paths().getFirst().getFileName())
                    : MESSAGES.text("drop.images", i.paths().size());
            case Annotations a -> MESSAGES.text("drop.annotations", a.path().getFileName());
        };
    }
}
