package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.store.image.DicomFile;
import touchstone.store.image.DicomTag;
import touchstone.store.image.ImageFile;

/**
 * DICOM segmentations (PS3.3, A.51 and A.90): bits, fractions and label maps, a mask for each segment and slice. They are
 * read only: what is written has to name the patient, the study and the frame of reference, which a project does not keep.
 */
final class DicomSeg implements Format {

    private static final Set<String> CLASSES = Set.of("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7");

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
    public boolean isWritten() {
        return false;
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isRegularFile(from) || !ImageFile.isDicom(from)) {
            return false;
        }
        try (DicomFile file = DicomFile.open(from)) {
            return isSegmentation(file);
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    private static boolean isSegmentation(DicomFile file) throws IOException {
        return CLASSES.contains(file.data().text(DicomTag.SOP_CLASS));
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new InputRefused(TEXT.text(Files.exists(from) ? "folder" : "gone", from));
        }
        if (!ImageFile.isDicom(from)) {
            throw new InputRefused(TEXT.text("notDicomSeg", from));
        }
        try (DicomFile file = DicomFile.open(from)) {
            if (!isSegmentation(file)) {
                throw new InputRefused(TEXT.text("notDicomSeg", from));
            }
            return new DicomSegReader(file, from, options).read();
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new InputRefused(TEXT.text("dicomSegBroken", from), damaged);
        }
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        throw new InputRefused(TEXT.text("dicomSegNotWritten", to));
    }
}
