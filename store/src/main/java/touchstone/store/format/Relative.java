package touchstone.store.format;

import java.nio.file.Path;
import java.util.Objects;

/** Paths as files that travel name them: relative where that is possible, with forward slashes. */
final class Relative {

    private Relative() {
    }

    static String path(Path folder, Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        Path path = Objects.equals(from.getRoot(), to.getRoot()) ? from.relativize(to) : to;
        return path.toString().replace('\\', '/');
    }

    /** A path of another computer as one below a folder of this one: without the drive and the slashes in front. */
    static String withoutRoot(String path) {
        return path.replaceFirst("^(?:[A-Za-z]:)?[/\\\\]*", "");
    }
}
