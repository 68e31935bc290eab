package touchstone.app.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. An interface, because the system's own dialogs can neither be driven nor shown in a test. */
public interface FileDialogs {

    Optional<Path> projectToOpen();

    Optional<Path> packageToOpen();

    Optional<Path> projectToCreate();

    List<Path> imagesToAdd();

    /** A file or folder to read. */
    Optional<Path> toImport();

    /** A returned package, or a project over the same images. */
    Optional<Path> toMerge();

    /** A file or folder to write, with a proposed name. */
    Optional<Path> toExport(String name);

    /** Numbers to lay over an image. */
    Optional<Path> heatMap();

    /** A file of a model. */
    Optional<Path> model(String title);

    Optional<Path> folder(String title);

    /** Shows what was written in the program that the system has for it. */
    void show(Path written);

    /** Where to begin until the user has been elsewhere. */
    default void near(Path file) {
        // Only what shows folders begins anywhere.
    }
}
