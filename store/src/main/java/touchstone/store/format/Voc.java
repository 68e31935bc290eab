package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Pascal VOC's XML files of boxes, one an image: a file, or a folder with any number of them. The challenge's own kit
 * counts pixels from 1 and names the last pixel inside; most tools write corners from 0 in the same fields. Which it is
 * cannot be told from a file and is chosen by the format's name.
 */
final class Voc implements Format {

    private static final Messages TEXT = Messages.beside(Voc.class);

    private final boolean countsFromOne;

    /** @param countsFromOne whether the first pixel is 1 and the last one belongs to the box */
    Voc(boolean countsFromOne) {
        this.countsFromOne = countsFromOne;
    }

    @Override
    public String name() {
        return countsFromOne ? "voc-devkit" : "voc";
    }

    @Override
    public String title() {
        return TEXT.text(countsFromOne ? "voc.one" : "voc.zero");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return Draft.nameOf(from).endsWith(".xml") && Xml.begins(from, VocReader.ROOT);
        }
        for (Path file : filesIn(from)) {
            if (Xml.begins(file, VocReader.ROOT)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().endsWith(".xml") && Files.isRegularFile(p)).sorted().toList();
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.isDirectory(from)) {
            Path folder = Draft.folderOf(from);
            Draft draft = new Draft(from, VocReader.imageFolder(folder), options);
            new VocReader(from, folder, countsFromOne, draft).read();
            return draft.finish();
        }
        Path folder = from.toAbsolutePath().normalize();
        Draft draft = new Draft(from, VocReader.imageFolder(folder), options);
        List<Path> files = filesIn(from);
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noVoc", from));
        }
        for (Path file : files) {
            try {
                new VocReader(file, folder, countsFromOne, draft).read();
            } catch (InputRefused refused) {
                draft.refuse(Draft.nameOf(file), refused);
            }
        }
        if (!countsFromOne) {
            draft.change(draft.source(), "vocZero");
        }
        return draft.finish();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.folder(to, place -> {
            VocWriter writer = new VocWriter(project, options, countsFromOne, to.toAbsolutePath().normalize());
            FileNames names = new FileNames(".xml");
            for (Image image : project.images()) {
                try (Writer out = Files.newBufferedWriter(place.resolve(names.of(image)))) {
                    writer.write(image, out);
                }
            }
            return writer.losses();
        });
    }
}
