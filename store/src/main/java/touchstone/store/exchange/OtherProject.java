package touchstone.store.exchange;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** Another file's project, open for viewing: a project as it is, a package's unpacked into a private folder meanwhile. */
public final class OtherProject implements AutoCloseable {

    private final Project project;
    private final @Nullable PrivateFolder folder;
    private final @Nullable Manifest manifest;

    private OtherProject(Project project, @Nullable PrivateFolder folder, @Nullable Manifest manifest) {
        this.project = project;
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * @param passphrase of a sealed package, null where there is none
     * @throws ProjectRefused when the project cannot be used
     * @throws IOException when the package cannot be read or was changed
     */
    public static OtherProject open(Path file, char @Nullable [] passphrase, Packing.Watch watch)
            throws IOException {
        if (!PackageFile.isPackage(file)) {
            return new OtherProject(Project.openReadOnly(file), null, null);
        }
        PrivateFolder folder = PrivateFolder.make();
        try (PackageFile open = PackageFile.open(file, passphrase, watch)) {
            return new OtherProject(Project.openReadOnly(open.unpackInto(folder, watch)), folder, open.manifest());
        } catch (IOException | RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    /** What the package says of itself; null where the file is none. */
    public @Nullable Manifest manifest() {
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
            if (folder != null) {
                folder.close();
            }
        }
    }
}
