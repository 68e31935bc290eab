package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * CVAT's XML 1.1, "for images" read and written, "for video" read (docs.cvat.ai, formats): a file, or the folder that an
 * unpacked export is.
 */
final class Cvat implements Format {

    static final String ROOT = "annotations";

    private static final Messages TEXT = Messages.beside(Cvat.class);

    @Override
    public String name() {
        return "cvat";
    }

    @Override
    public String title() {
        return "CVAT for images 1.1";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        return file(from).isPresent();
    }

    /** The file itself, or the one in a folder. */
    private static Optional<Path> file(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return Optional.of(from).filter(f -> Draft.nameOf(f).endsWith(".xml")).filter(Cvat::begins);
        }
        try (Stream<Path> list = Files.list(from)) {
            List<Path> found = list.filter(p -> p.toString().endsWith(".xml") && Files.isRegularFile(p) && begins(p))
                    .sorted().toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        }
    }

    private static boolean begins(Path file) {
        try {
            return Xml.begins(file, ROOT);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        Path file = file(from).orElse(from);
        if (Files.isDirectory(file)) {
            throw new InputRefused(TEXT.text("noCvat", from));
        }
        Draft draft = new Draft(file, Draft.folderOf(file), options);
        new CvatReader(file, draft).read();
        return draft.finish();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        boolean folder = !Draft.nameOf(to).endsWith(".xml") || Files.isDirectory(to);
        return folder
                ? Staged.folder(to, place -> write(project, options, to, place.resolve("annotations.xml")))
                : Staged.file(to, place -> write(project, options, Draft.folderOf(to), place));
    }

    private static Losses write(ProjectView project, WriteOptions options, Path folder, Path place)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(place)) {
            CvatWriter writer = new CvatWriter(project, options, folder.toAbsolutePath().normalize(), out);
            writer.write();
            return writer.losses();
        }
    }
}
