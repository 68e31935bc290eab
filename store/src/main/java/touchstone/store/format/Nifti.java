package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.store.image.NiftiVolume;

/**
 * Volumes of labels as NIfTI-1 files: a value is a label, 0 the background. Names and colours stand in a file of ITK-SNAP's
 * form beside a volume, with the ending {@code .label}. Which images a volume is about is told by a comment in its header
 * where this program wrote it; otherwise the volume of the same name in another folder, or of the name without
 * {@code -seg} and the like.
 */
final class Nifti implements Format {

    private static final Messages TEXT = Messages.beside(Nifti.class);

    @Override
    public String name() {
        return "nifti";
    }

    @Override
    public String title() {
        return "NIfTI label volumes";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return NiftiVolume.recognises(from);
        }
        return !volumes(from).isEmpty();
    }

    private static List<Path> volumes(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> Files.isRegularFile(p) && isVolumeName(Draft.nameOf(p))).sorted().toList();
        }
    }

    static boolean isVolumeName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".nii.gz") || lower.endsWith(".nii");
    }

    /** A file's name without {@code .nii} or {@code .nii.gz}. */
    static String stem(String name) {
        return name.replaceFirst("(?i)\\.nii(\\.gz)?$", "");
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.exists(from)) {
            throw new InputRefused(TEXT.text("gone", from));
        }
        boolean many = Files.isDirectory(from);
        Path folder = many ? from.toAbsolutePath().normalize() : Draft.folderOf(from);
        List<Path> files = many ? volumes(from) : List.of(from);
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noVolumes", from));
        }
        if (!many && !NiftiVolume.recognises(from)) {
            throw new InputRefused(TEXT.text("notNifti", from));
        }
        NiftiReader reader = new NiftiReader(from, folder, options);
        for (Path file : files) {
            reader.read(file, many);
        }
        return reader.finish();
    }

    /** One volume a stack into a folder, or the only one into a file where it is named so. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        NiftiWriter writer = new NiftiWriter(project, options);
        if (isVolumeName(Draft.nameOf(to))) {
            return Staged.folder(Draft.folderOf(to), place -> writer.single(place, Draft.nameOf(to)));
        }
        return Staged.folder(to, writer::all);
    }
}
