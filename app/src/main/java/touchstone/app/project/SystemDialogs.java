package touchstone.app.project;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.store.exchange.PackageFile;

/** The system's own file dialogs. */
public final class SystemDialogs implements FileDialogs {

    private static final Messages MESSAGES = Messages.beside(SystemDialogs.class);

    private final Window owner;
    private final HostServices system;
    private static final File HOME = new File(System.getProperty("user.home", "."));
    private @Nullable File last;

    /** @param system opens files in other programs */
    public SystemDialogs(Window owner, HostServices system) {
        this.owner = owner;
        this.system = system;
    }

    @Override
    public void show(Path written) {
        system.showDocument(written.toUri().toString());
    }

    @Override
    public Optional<Path> projectToOpen() {
        return taken(chooser("dialog.open", projects()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> packageToOpen() {
        return taken(chooser("dialog.package", new ExtensionFilter(MESSAGES.text("dialog.packages"),
                "*" + PackageFile.ENDING), anything()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> projectToCreate() {
        FileChooser chooser = chooser("dialog.create", projects());
        chooser.setInitialFileName(MESSAGES.text("dialog.create.name"));
        return taken(chooser.showSaveDialog(owner));
    }

    @Override
    public List<Path> imagesToAdd() {
        List<File> files = chooser("dialog.images", new ExtensionFilter(MESSAGES.text("dialog.images.kind"), "*.png",
                "*.jpg", "*.jpeg", "*.tif", "*.tiff", "*.bmp", "*.gif", "*.nii", "*.nii.gz", "*.dcm",
                "*.dicom"),
                anything()).showOpenMultipleDialog(owner);
        if (files == null) {
            return List.of();
        }
        taken(files.getFirst());
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> toImport() {
        return taken(chooser("dialog.import", anything()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toMerge() {
        return taken(chooser("dialog.merge", new ExtensionFilter(MESSAGES.text("dialog.merge.kind"),
                "*" + PackageFile.ENDING, "*.touchstone"), anything()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> heatMap() {
        return taken(chooser("dialog.heat-map", new ExtensionFilter(MESSAGES.text("dialog.heat-map.kind"),
                "*.npy", "*.npz", "*.png", "*.tif", "*.tiff"), anything()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> model(String title) {
        FileChooser chooser = chooser("dialog.model", new ExtensionFilter(MESSAGES.text("dialog.model.kind"), "*.onnx"),
                anything());
        chooser.setTitle(title);
        return taken(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toExport(String name) {
        FileChooser chooser = chooser("dialog.export", anything());
        chooser.setInitialFileName(name);
        return taken(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(beginning());
        return taken(chooser.showDialog(owner));
    }

    private FileChooser chooser(String title, ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(MESSAGES.text(title));
        chooser.getExtensionFilters().setAll(filters);
        chooser.setInitialDirectory(beginning());
        return chooser;
    }

    /** A folder that is gone would keep the chooser from being shown. */
    private @Nullable File beginning() {
        return Stream.of(Optional.ofNullable(last), Optional.of(HOME)).flatMap(Optional::stream)
                .filter(File::isDirectory).findFirst().orElse(null);
    }

    @Override
    public void near(Path file) {
        if (last == null) {
            taken(file.toAbsolutePath().toFile());
        }
    }

    private Optional<Path> taken(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        File folder = file.isDirectory() ? file : file.getParentFile();
        last = folder != null && folder.isDirectory() ? folder : last;
        return Optional.of(file.toPath());
    }

    private static ExtensionFilter projects() {
        return new ExtensionFilter(MESSAGES.text("dialog.projects"), "*.touchstone");
    }

    private static ExtensionFilter anything() {
        return new ExtensionFilter(MESSAGES.text("dialog.anything"), "*");
    }
}
