package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.model.Change;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageFile;

/** Looks at image files that a project is to have: which they are, and under which paths. Writes nothing. */
public final class ImageFinder {

    /**
     * @param changes to commit together
     * @param refused a sentence for each file that cannot be used
     * @param remarks sentences about files that can: what is missing of their pictures, what they tell of people
     */
    public record Found(List<Change> changes, List<String> refused, List<String> remarks) {
    }

    private static final Messages MESSAGES = Messages.beside(ImageFinder.class);
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp",
            "psd", "psb", "pnm", "pbm", "pgm", "ppm", "pam", "pfm", "nii", "dcm", "dicom");

    private final Project project;
    private final Path folder;
    private final Consumer<String> progress;

    /** @param progress told what is being looked at, on the calling thread */
    public ImageFinder(Project project, Consumer<String> progress) {
        this.project = project;
        this.progress = progress;
        folder = project.path().toAbsolutePath().normalize().resolveSibling("").toAbsolutePath();
    }

    /** Of folders the images in them, of files all their pictures; files that the project has already are left out. */
    public Found toAdd(List<Path> paths) throws IOException {
        Set<Path> known = project.images().stream().map(i -> project.file(i).toAbsolutePath().normalize())
                .collect(Collectors.toCollection(HashSet::new));
        List<Path> files = files(paths);
        List<Change> changes = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            progress.accept(MESSAGES.text("images.add", i + 1, files.size()));
            Path file = files.get(i).toAbsolutePath().normalize();
            if (!known.add(file)) {
                continue;
            }
            try {
                ImageFile seen = ImageFile.inspect(file);
                seen.images(relative(file)).forEach(image -> changes.add(Change.add(image)));
                remarks.addAll(seen.remarks());
            } catch (InputRefused unusable) {
                refused.add(String.valueOf(unusable.getMessage()));
            }
        }
        return new Found(changes, refused, remarks);
    }

    /** The files themselves, and of folders those under them that are named like images, in their order. */
    public static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(imagesIn(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> imagesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(ImageFinder::isNamedLikeAnImage).sorted().toList();
        }
    }

    /** Whether the ending of its name is one that image files have; tells nothing of what is in it. */
    public static boolean isNamedLikeAnImage(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && (ENDINGS.contains(lower.substring(lower.lastIndexOf('.') + 1)) || lower.endsWith(".nii.gz"));
    }

    private String relative(Path file) throws InputRefused {
        try {
            return folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        } catch (IllegalArgumentException otherDrive) {
            throw new InputRefused(MESSAGES.text("images.drive", file), otherDrive);
        }
    }
}
