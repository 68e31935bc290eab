package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writing that leaves either the whole result or nothing: into a neighbour of another name first, moved into place at
 * the end.
 */
final class Staged {

    interface Writing {
        Losses into(Path place) throws IOException;
    }

    private Staged() {
    }

    static Losses file(Path to, Writing writing) throws IOException {
        Path target = to.toAbsolutePath().normalize();
        Path folder = Draft.folderOf(target);
        Files.createDirectories(folder);
        Path place = neighbour(target);
        try {
            Losses losses = writing.into(place);
            move(place, target);
            return losses;
        } finally {
            Files.deleteIfExists(place);
        }
    }

    /** Files of other names that lie in the folder stay. */
    static Losses folder(Path to, Writing writing) throws IOException {
        Path target = to.toAbsolutePath().normalize();
        Path parent = Draft.folderOf(target);
        Files.createDirectories(parent);
        Path place = Files.createDirectory(neighbour(target));
        try {
            Losses losses = writing.into(place);
            Files.createDirectories(target);
            for (Path file : filesIn(place)) {
                move(file, target.resolve(place.relativize(file)));
            }
            return losses;
        } finally {
            remove(place);
        }
    }

    private static Path neighbour(Path target) {
        return target.resolveSibling("." + Draft.nameOf(target) + "." + UUID.randomUUID() + ".part");
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(Draft.folderOf(to));
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList().reversed();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
