package touchstone.app.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks nobody: whoever wants a file goes back. For a window that nobody sees. */
public record NoFiles() implements FileDialogs {

    @Override
    public Optional<Path> projectToOpen() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> packageToOpen() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> toMerge() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> projectToCreate() {
        return Optional.empty();
    }

    @Override
    public List<Path> imagesToAdd() {
        return List.of();
    }

    @Override
    public Optional<Path> toImport() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> toExport(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> heatMap() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> model(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }

    @Override
    public void show(Path written) {
        // Nobody would see it.
    }
}
