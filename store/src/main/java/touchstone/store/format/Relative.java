package touchstone.store.format;

import java.nio.file.Path;
import java.util.Objects;
import touchstone.model.Address;
import touchstone.model.Image;
import touchstone.model.ProjectView;

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

    /** What an image is named in a file of that folder. */
    static String address(Path folder, ProjectView project, Image image) {
        return new Address(path(folder, project.file(image)), image.plane()).text();
    }

    /** A path of another computer as one below a folder of this one: without the drive and the slashes in front. */
    static String withoutRoot(String path) {
        return path.replaceFirst("^(?:[A-Za-z]:)?[/\\\\]*", "");
    }
}
