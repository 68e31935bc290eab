package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.store.image.DicomFile;
import touchstone.store.image.DicomTag;
import touchstone.store.image.ImageFile;

/**
 * DICOM segmentations (PS3.3, A.51 and A.90): bits, fractions and label maps, a mask for each segment and slice. Written
 * are bits, one file a series, for images whose DICOM files are there: a project keeps no identifier, and a segmentation has
 * to name the study, the frame of reference and the slices that it belongs to.
 */
final class DicomSeg implements Format {

    private static final Set<String> CLASSES = Set.of(DicomSegHeader.SEGMENTATION,
            "1.2.840.10008.5.1.4.1.1.66.7");

    private static final int MOST_FILES = 20_000;

    private static final Messages TEXT = Messages.beside(DicomSeg.class);

    @Override
    public String name() {
        return "dicom-seg";
    }

    @Override
    public String title() {
        return TEXT.text("dicomSeg");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        return Files.isDirectory(from) ? !segmentations(from).isEmpty() : isSegmentation(from);
    }

    private static boolean isSegmentation(Path from) throws IOException {
        if (!Files.isRegularFile(from) || !ImageFile.isDicom(from)) {
            return false;
        }
        try (DicomFile file = DicomFile.open(from)) {
            return isSegmentation(file);
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    private static List<Path> segmentations(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.limit(MOST_FILES).sorted().toList()) {
                if (isSegmentation(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean isSegmentation(DicomFile file) throws IOException {
        return CLASSES.contains(file.data().text(DicomTag.SOP_CLASS));
    }

    /** One file, or all segmentations that lie in a folder. */
    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        boolean many = Files.isDirectory(from);
        if (!many && !Files.isRegularFile(from)) {
            throw new InputRefused(TEXT.text("gone", from));
        }
        List<Path> files = many ? segmentations(from) : List.of(from);
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noDicomSeg", from));
        }
        Path folder = many ? from.toAbsolutePath().normalize() : Draft.folderOf(from);
        if (!many && !ImageFile.isDicom(from)) {
            throw new InputRefused(TEXT.text("notDicomSeg", from));
        }
        DicomSegReader.Shared shared = DicomSegReader.Shared.of(from, folder, options);
        for (Path file : files) {
            try {
                read(file, shared);
            } catch (InputRefused refused) {
                if (!many) {
                    throw refused;
                }
                shared.draft().refuse(Draft.nameOf(file), refused);
            }
        }
        return shared.draft().finish();
    }

    private static void read(Path from, DicomSegReader.Shared shared) throws IOException {
        try (DicomFile file = DicomFile.open(from)) {
            if (!isSegmentation(file)) {
                throw new InputRefused(TEXT.text("notDicomSeg", from));
            }
            new DicomSegReader(file, from, shared).read();
        } catch (InputRefused | CancellationException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new InputRefused(TEXT.text("dicomSegBroken", from), damaged);
        }
    }

    /** One file a series into a folder, or the only one into a file where it is named so. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        DicomSegWriter writer = new DicomSegWriter(project, options);
        String name = Draft.nameOf(to);
        return name.toLowerCase(Locale.ROOT).endsWith(".dcm")
                ? Staged.file(to, place -> writer.single(place, name))
                : Staged.folder(to, writer::all);
    }
}
