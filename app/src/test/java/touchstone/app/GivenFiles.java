package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import touchstone.app.project.FileDialogs;

/** Answers every question for a file with the same path. */
record GivenFiles(Path answer) implements FileDialogs {

    @Override
    public Optional<Path> projectToOpen() {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> packageToOpen() {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> projectToCreate() {
        return Optional.of(answer);
    }

    @Override
    public void show(Path written) {
        throw new UnsupportedOperationException("A test has no other programs.");
    }

    @Override
    public List<Path> imagesToAdd() {
        return List.of(answer);
    }

    @Override
    public Optional<Path> toMerge() {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> toImport() {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> toExport(String name) {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> heatMap() {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> model(String title) {
        return Optional.of(answer);
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.of(answer);
    }
}
