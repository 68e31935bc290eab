package touchstone.store.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Passing;

/**
 * A package, open to be read. Once it is open its frame, its manifest and the signature are known to be good; what an entry
 * holds is compared with the manifest while it is copied out, and nothing that differs stays. The file is never written
 * to; it may lie on a medium that cannot be.
 */
public final class PackageFile implements Closeable {

    /** How a package's name ends. */
    public static final String ENDING = ".touchpack";
    /** What the project is called in the folder that a package is unpacked to. */
    public static final String PROJECT = EntryNames.PROJECT;

    private static final int SIGNATURE = 64;
    private static final Messages TEXT = Messages.beside(PackageFile.class);

    private final String name;
    private final ZipSource source;
    private final @Nullable PrivateFolder unsealed;
    private final Manifest manifest;

    private PackageFile(String name, ZipSource source, @Nullable PrivateFolder unsealed) throws IOException {
        this.name = name;
        this.source = source;
        this.unsealed = unsealed;
        manifest = manifest(source);
    }

    /** Whether a file is a package by its first bytes. */
    public static boolean isPackage(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4
                    || isSealed(file);
        }
    }

    /** Whether a file needs a passphrase. */
    public static boolean isSealed(Path file) throws IOException {
        return Seal.isSealed(file);
    }

    /**
     * @param passphrase for a sealed package; not looked at otherwise
     * @throws WrongPassphrase when the passphrase is another
     * @throws InputRefused when the file is no package, damaged, or not as its sender signed it
     */
    public static PackageFile open(Path file, char @Nullable [] passphrase, Packing.Watch watch) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new InputRefused(TEXT.text("package.folder", name));
        }
        if (!isSealed(file)) {
            return read(file, name, null);
        }
        if (passphrase == null) {
            throw new InputRefused(TEXT.text("seal.closed", name));
        }
        PrivateFolder folder = PrivateFolder.make();
        try {
            Path zip = folder.path().resolve("package");
            watch.doing(TEXT.text("package.unsealing", name));
            Seal.open(file, zip, passphrase, name, watch);
            return read(zip, name, folder);
        } catch (IOException | RuntimeException | Error refused) {
            folder.close();
            throw refused;
        }
    }

    private static PackageFile read(Path zip, String name, @Nullable PrivateFolder folder) throws IOException {
        ZipSource source = ZipSource.open(zip, name);
        try {
            return new PackageFile(name, source, folder);
        } catch (IOException | RuntimeException refused) {
            source.close();
            throw refused;
        }
    }

    private Manifest manifest(ZipSource from) throws IOException {
        byte[] said = from.read(EntryNames.MANIFEST, Manifest.LONGEST);
        byte[] signature = from.read(EntryNames.SIGNATURE, SIGNATURE);
        Manifest read;
        try {
            read = Manifest.read(said);
        } catch (Manifest.Newer newer) {
            throw new InputRefused(TEXT.text("package.newer", name), newer);
        } catch (Manifest.Meaningless meaningless) {
            throw new InputRefused(TEXT.text("package.manifest", name), meaningless);
        }
        if (!read.sender().signed(said, signature)) {
            throw new InputRefused(TEXT.text("package.signature", name));
        }
        Map<String, Long> listed = new HashMap<>();
        read.entries().forEach(e -> listed.put(e.name(), e.bytes()));
        for (ZipFrame.Part part : from.parts()) {
            boolean own = part.name().equals(EntryNames.MANIFEST) || part.name().equals(EntryNames.SIGNATURE);
            if (!own && !Long.valueOf(part.bytes()).equals(listed.remove(part.name()))) {
                throw new InputRefused(TEXT.text("package.unlisted", name, part.name()));
            }
        }
        if (!listed.isEmpty()) {
            throw new InputRefused(TEXT.text("package.lacks", name, listed.keySet().iterator().next()));
        }
        if (from.parts().stream().noneMatch(p -> p.name().equals(EntryNames.PROJECT))) {
            throw new InputRefused(TEXT.text("package.lacks", name, EntryNames.PROJECT));
        }
        return read;
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * Puts everything into a folder: the project, and the pictures beside it.
     *
     * @param folder is made, or is there and empty; whole or not at all
     * @return the project's file
     * @throws InputRefused when an entry is not what the manifest says
     */
    public Path unpack(Path folder, Packing.Watch watch) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (Files.exists(target) && !isEmpty(target)) {
            throw new InputRefused(TEXT.text("unpack.full", folder));
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InputRefused(TEXT.text("unpack.parent", folder));
        }
        if (!Files.isWritable(parent)) {
            throw new InputRefused(TEXT.text("unpack.readOnly", folder));
        }
        Path staged = Files.createDirectory(parent.resolve("." + target.getFileName() + "." + UUID.randomUUID()));
        try {
            Passing.fill(staged);
            copy(staged, watch);
            Files.deleteIfExists(target);
            if (!Passing.kept(staged)) {
                throw new CancellationException();
            }
            Files.move(staged, target);
        } finally {
            Passing.delete(staged);
        }
        return target.resolve(EntryNames.PROJECT);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().isEmpty();
        } catch (NotDirectoryException file) {
            throw new FileAlreadyExistsException(folder.toString());
        }
    }

    /**
     * As {@link #unpack}, into a folder that is there already and is the caller's to remove.
     *
     * @return the project's file
     */
    public Path unpackInto(PrivateFolder folder, Packing.Watch watch) throws IOException {
        copy(folder.path(), watch);
        return folder.path().resolve(EntryNames.PROJECT);
    }

    private void copy(Path folder, Packing.Watch watch) throws IOException {
        for (Manifest.Entry entry : manifest.entries()) {
            if (Passing.isEnding()) {
                throw new CancellationException();
            }
            copy(entry, folder, watch);
        }
    }

    private Path copy(Manifest.Entry entry, Path folder, Packing.Watch watch) throws IOException {
        // The names were looked at when the package was opened: files in two known folders.
        Path file = folder;
        for (String part : entry.name().split("/", -1)) {
            file = file.resolve(part);
        }
        if (!file.normalize().startsWith(folder)) {
            throw new InputRefused(TEXT.text("package.unsafe", name, EntryNames.shown(entry.name())));
        }
        watch.doing(TEXT.text("unpack.entry", entry.name()));
        Files.createDirectories(file.resolveSibling(""));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            hash(entry, out, watch);
        }
        return file;
    }

    private void hash(Manifest.Entry entry, OutputStream out, Packing.Watch watch) throws IOException {
        byte[] sha256 = source.copy(entry.name(), out, watch);
        if (!HexFormat.of().formatHex(sha256).equals(entry.sha256())) {
            throw new InputRefused(TEXT.text("package.content", name, entry.name()));
        }
    }

    /** Compares every entry with the manifest, without writing anything but the project, into a folder of the caller's. */
    Path check(PrivateFolder folder, Packing.Watch watch) throws IOException {
        Path project = folder.path();
        for (Manifest.Entry entry : manifest.entries()) {
            if (entry.name().equals(EntryNames.PROJECT)) {
                project = copy(entry, folder.path(), watch);
            } else {
                hash(entry, OutputStream.nullOutputStream(), watch);
            }
        }
        return project;
    }

    @Override
    public void close() throws IOException {
        source.close();
        if (unsealed != null) {
            unsealed.close();
        }
    }
}
