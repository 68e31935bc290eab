package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Label pictures: PNG files whose pixels are numbers, one number an object or a class, 0 for the background. What the
 * numbers mean stands in a {@code labels.json} or {@code labels.csv} beside them; without one, each number is a label of
 * its own. Files named {@code ..._instanceIds.png} follow Cityscapes: class times 1000 plus the number of the object.
 */
final class PngMasks implements Format {

    /** Says what the numbers of the pictures in its folder mean. */
    static final String SIDECAR = "labels.json";

    private static final Messages TEXT = Messages.beside(PngMasks.class);
    private static final int HEAD = 26;

    @Override
    public String name() {
        return "masks-png";
    }

    @Override
    public String title() {
        return "Label pictures (PNG)";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return isLabels(from);
        }
        for (Path file : filesIn(from)) {
            if (isLabels(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLabels(Path file) throws IOException {
        return PngLabels.isLabels(Json.head(file, HEAD).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().toLowerCase(Locale.ROOT).endsWith(".png")
                    && Files.isRegularFile(p)).sorted().toList();
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.exists(from)) {
            throw new InputRefused(TEXT.text("gone", from));
        }
        boolean many = Files.isDirectory(from);
        Path folder = many ? from.toAbsolutePath().normalize() : Draft.folderOf(from);
        PngMasksReader reader = new PngMasksReader(from, folder, options);
        List<Path> files = many ? filesIn(from) : List.of(from);
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noMasks", from));
        }
        for (Path file : files) {
            reader.read(file);
        }
        return reader.finish();
    }

    /** One 16-bit picture an image with a number for each object, and the file that says what they mean. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.folder(to, place -> new PngMasksWriter(project, options).write(place));
    }
}
