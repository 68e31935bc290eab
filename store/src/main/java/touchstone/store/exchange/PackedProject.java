package touchstone.store.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import touchstone.store.Project;

/**
 * The project in a package, open to be looked at: unpacked into a folder that only this user can read and that is gone when
 * this is closed. The package may lie on a medium that cannot be written.
 */
public final class PackedProject implements Closeable {

    private final PrivateFolder folder;
    private final Manifest manifest;
    private final Project project;

    private PackedProject(PrivateFolder folder, Manifest manifest, Project project) {
        this.folder = folder;
        this.manifest = manifest;
        this.project = project;
    }

    /**
     * @param passphrase for a sealed package; not looked at otherwise
     * @throws IOException as {@link PackageFile#open} and {@link Project#openReadOnly}
     */
    public static PackedProject open(Path file, char @Nullable [] passphrase, Packing.Watch watch) throws IOException {
        PrivateFolder folder = PrivateFolder.make();
        try (PackageFile open = PackageFile.open(file, passphrase, watch)) {
            return new PackedProject(folder, open.manifest(), Project.openReadOnly(open.unpackInto(folder, watch)));
        } catch (IOException | RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    public Project project() {
        return project;
    }

    @Override
    public void close() throws IOException {
        try {
            project.close();
        } finally {
            folder.close();
        }
    }
}
