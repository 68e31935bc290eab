package touchstone.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import touchstone.store.Project;
import touchstone.store.exchange.Manifest;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.PackedProject;
import touchstone.store.exchange.Packing;

/**
 * A project to be read: of its own file, or of a package.
 *
 * @param manifest of the package, null for a project's own file
 */
record Readable(Project project, @Nullable Manifest manifest, Closeable closing) implements Closeable {

    /** @param passphrase for a sealed package; null for none */
    static Readable open(Path file, char @Nullable [] passphrase) throws IOException {
        if (!PackageFile.isPackage(file)) {
            Project project = Project.openReadOnly(file);
            return new Readable(project, null, project::close);
        }
        PackedProject packed = PackedProject.open(file, passphrase, Packing.Watch.PATIENT);
        return new Readable(packed.project(), packed.manifest(), packed);
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
