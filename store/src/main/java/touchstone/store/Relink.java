package touchstone.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.store.image.ImageFile;

/** Finds image files that were moved: same length, then same hash; of several copies the one of the same name first. */
final class Relink {

    private static final Messages MESSAGES = Messages.beside(Relink.class);

    private final Project project;
    private final Bulk.Watch watch;
    private final Map<Path, String> hashes = new HashMap<>();

    /** One picture of one file; no two images are the same. */
    private record Place(Path file, int plane) {
    }

    private Relink(Project project, Bulk.Watch watch) {
        this.project = project;
        this.watch = watch;
    }

    static Edit edit(Project project, Path folder, Bulk.Watch watch) throws IOException {
        return new Relink(project, watch).edit(folder.toAbsolutePath().normalize());
    }

    private Edit edit(Path folder) throws IOException {
        List<Image> lost = new ArrayList<>();
        Set<Place> taken = new HashSet<>();
        long seen = 0;
        List<Image> all = project.images();
        for (Image image : all) {
            watch.check();
            watch.done(seen++, all.size());
            if (isInPlace(image)) {
                taken.add(new Place(project.file(image), image.plane()));
            } else if (image.sha256() != null) {
                lost.add(image);
            }
        }
        Map<Long, List<Path>> byLength = filesByLength(folder, lost);
        List<Change> changes = new ArrayList<>();
        for (Image image : lost) {
            Optional<Path> found = find(image, byLength.getOrDefault(image.bytes(), List.of()), taken);
            if (found.isPresent()) {
                taken.add(new Place(found.get(), image.plane()));
                changes.add(Change.replace(image, image.withPath(relative(found.get()))));
            }
        }
        return new Edit(MESSAGES.text("relink", changes.size()), changes);
    }

    private boolean isInPlace(Image image) throws IOException {
        Path file = project.file(image);
        return Files.isRegularFile(file) && (image.sha256() == null
                || (Files.size(file) == image.bytes() && hash(file).equals(image.sha256())));
    }

    private Optional<Path> find(Image image, List<Path> candidates, Set<Place> taken) throws IOException {
        List<Path> sameNameFirst = candidates.stream()
                .sorted(Comparator.comparing((Path p) -> !p.endsWith(image.fileName())).thenComparing(p -> p)).toList();
        for (Path candidate : sameNameFirst) {
            if (!taken.contains(new Place(candidate, image.plane())) && isReachable(candidate)
                    && hash(candidate).equals(image.sha256())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private String hash(Path file) throws IOException {
        String known = hashes.get(file);
        watch.check();
        if (known == null) {
            known = ImageFile.hash(file);
            hashes.put(file, known);
        }
        return known;
    }

    /** A path between two drives cannot be relative. */
    private boolean isReachable(Path file) {
        Path root = project.path().getRoot();
        return root != null && root.equals(file.getRoot());
    }

    private String relative(Path file) {
        Path from = project.path().resolveSibling("").toAbsolutePath();
        return from.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private Map<Long, List<Path>> filesByLength(Path folder, List<Image> lost) throws IOException {
        Map<Long, List<Path>> byLength = new TreeMap<>();
        lost.forEach(image -> byLength.put(image.bytes(), new ArrayList<>()));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                watch.check();
                List<Path> wanted = byLength.get(attributes.size());
                if (wanted != null && attributes.isRegularFile() && Files.isReadable(file)
                        && !OpenFiles.isOpen(file)) {
                    wanted.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) throws IOException {
                if (file.equals(folder)) {
                    throw unreadable;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return byLength;
    }
}
