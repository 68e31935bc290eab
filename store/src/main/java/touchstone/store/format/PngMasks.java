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
 * Label pictures: PNG files whose pixels are numbers or colours, one for an object or a class, 0 or black for the
 * background. What the numbers mean stands in a {@code labels.json} or {@code labels.csv} beside them, what the colours
 * mean in one of {@link Legend}'s files; without one, each number or colour is a label of its own. Files named
 * {@code ..._instanceIds.png} follow Cityscapes: class times 1000 plus the number of the object.
 */
final class PngMasks implements Format {

    /** Says what the numbers of the pictures in its folder mean. */
    static final String SIDECAR = "labels.json";

    private static final Messages TEXT = Messages.beside(PngMasks.class);
    private static final int HEAD = 26;

    /** What is written; all kinds are read under either name. */
    enum Kind {
        /** 16-bit grey, a number for each object. */
        OBJECTS("masks-png"),
        /** Palette indices, or 16-bit grey beyond 255 labels: a number for each label. */
        LABELS("masks-png-labels"),
        /** The labels' colours. */
        COLOURS("masks-png-colours");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    private final Kind kind;

    PngMasks(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind.name;
    }

    @Override
    public String title() {
        return TEXT.text(kind.name);
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return isLabels(from);
        }
        List<Path> files = filesIn(from);
        if (!files.isEmpty() && Legend.beside(Draft.folderOf(files.getFirst())).isPresent()) {
            return true;
        }
        for (Path file : files) {
            if (isLabels(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLabels(Path file) throws IOException {
        return PngLabels.isLabels(Json.head(file, HEAD).getBytes(StandardCharsets.ISO_8859_1));
    }

    static List<Path> filesIn(Path folder) throws IOException {
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

    /** One picture an image, and the file that says what its values mean. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.folder(to, place -> new PngMasksWriter(project, options, kind).write(place));
    }
}
