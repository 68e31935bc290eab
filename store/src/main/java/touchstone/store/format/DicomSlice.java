package touchstone.store.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import touchstone.model.Image;
import touchstone.store.image.DicomFile;
import touchstone.store.image.DicomImage;
import touchstone.store.image.DicomSet;
import touchstone.store.image.DicomTag;
import touchstone.store.image.ImageFile;

/**
 * What a segmentation says of the DICOM image that it lies on. Texts are as the file has them, empty where it has none.
 *
 * @param frame of its file, from 1; 0 where the file is one image
 * @param series what the files of one segmentation have in common
 * @param place in its series, by which slices are ordered
 * @param lossy whether its pixels were ever compressed with a loss, and the ratios and methods
 */
record DicomSlice(Image image, String sopClass, String instance, int frame, Series series, double place, Plane plane,
        Lossy lossy) {

    /** @param frameOfReference the coordinates that all slices are placed in */
    record Series(String study, String series, String frameOfReference, int width, int height) {
    }

    /** Where the slice lies in space; all are decimal numbers divided by backslashes. */
    record Plane(String position, String orientation, String spacing, String thickness, String gap) {

        boolean isPlaced() {
            return !position.isEmpty() && !orientation.isEmpty();
        }
    }

    record Lossy(boolean compressed, String ratio, String method) {
    }

    private static final int LONGEST_DECIMAL = 16;
    private static final int LONGEST_IDENTIFIER = 64;

    /** Nothing where the image is not one of a DICOM file that a segmentation can name. */
    static Optional<DicomSlice> of(Path file, Image image) throws IOException {
        if (!Files.isRegularFile(file) || !ImageFile.isDicom(file)) {
            return Optional.empty();
        }
        try (DicomFile dicom = DicomFile.open(file)) {
            DicomSlice slice = read(dicom.data(), file, image);
            return slice.isNamed() && slice.isOf(dicom.data()) ? Optional.of(slice) : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static DicomSlice read(DicomSet data, Path file, Image image) throws IOException {
        int plane = image.plane();
        DicomSet measures = DicomImage.group(data, plane, DicomTag.PIXEL_MEASURES).orElse(data);
        String reference = data.text(DicomTag.FRAME_OF_REFERENCE);
        boolean placed = isIdentifier(reference);
        Plane at = new Plane(
                placed
                        ? decimals(DicomImage.group(data, plane, DicomTag.PLANE_POSITIONS).orElse(data),
                                DicomTag.POSITION, 3)
                        : "",
                placed
                        ? decimals(DicomImage.group(data, plane, DicomTag.PLANE_ORIENTATIONS).orElse(data),
                                DicomTag.ORIENTATION, 6)
                        : "",
                decimals(measures, DicomTag.PIXEL_SPACING, 2), decimals(measures, DicomTag.SLICE_THICKNESS, 1),
                decimals(measures, DicomTag.SLICE_SPACING, 1));
        return new DicomSlice(image, data.text(DicomTag.SOP_CLASS), data.text(DicomTag.SOP_INSTANCE),
                frames(data) > 1 ? plane + 1 : 0,
                new Series(data.text(DicomTag.STUDY_INSTANCE), data.text(DicomTag.SERIES_INSTANCE),
                        placed ? reference : "", image.width(), image.height()),
                place(DicomImage.slice(data, plane)), at, lossy(data, file));
    }

    private static double frames(DicomSet data) throws IOException {
        return data.decimals(DicomTag.FRAMES).stream().findFirst().orElse(1.0);
    }

    private static double place(String slice) {
        try {
            return Double.parseDouble(slice);
        } catch (NumberFormatException noPlace) {
            return 0;
        }
    }

    /** So many numbers, each in at most 16 characters (PS3.5, 6.2); empty where they are not there. */
    private static String decimals(DicomSet from, int tag, int count) throws IOException {
        List<String> texts = from.decimals(tag).size() == count ? from.texts(tag) : List.of();
        return texts.stream().map(DicomSlice::shortened).collect(Collectors.joining("\\"));
    }

    private static String shortened(String decimal) {
        BigDecimal number = new BigDecimal(decimal);
        String text = decimal;
        for (int digits = LONGEST_DECIMAL; text.length() > LONGEST_DECIMAL; digits--) {
            text = number.round(new MathContext(digits)).toString();
        }
        return text;
    }

    /**
     * Of files that were packed with a loss and tell no ratio it is that of their pixels to their length. JPEG is the only
     * such packing that is read here.
     */
    private static Lossy lossy(DicomSet data, Path file) throws IOException {
        if (!data.text(DicomTag.LOSSY).equals("01")) {
            return new Lossy(false, "", "");
        }
        List<String> ratios = new ArrayList<>(data.texts(DicomTag.LOSSY_RATIO));
        List<String> methods = new ArrayList<>(data.texts(DicomTag.LOSSY_METHOD));
        if (ratios.isEmpty() || ratios.size() != methods.size()) {
            double bytes = frames(data) * data.number(DicomTag.ROWS).orElse(0) * data.number(DicomTag.COLUMNS).orElse(0)
                    * data.number(DicomTag.SAMPLES_PER_PIXEL).orElse(1)
                    * data.number(DicomTag.BITS_ALLOCATED).orElse(8) / 8;
            ratios = List.of(shortened(Double.toString(bytes / Math.max(1, Files.size(file)))));
            methods = List.of("ISO_10918_1");
        }
        return new Lossy(true, String.join("\\", ratios), String.join("\\", methods));
    }

    private boolean isNamed() {
        return isIdentifier(sopClass) && isIdentifier(instance) && isIdentifier(series.study)
                && isIdentifier(series.series);
    }

    private static boolean isIdentifier(String text) {
        return text.length() <= LONGEST_IDENTIFIER && text.matches("[0-9]+(\\.[0-9]+)*");
    }

    /** Whether the file is still the one that the image was. */
    private boolean isOf(DicomSet data) throws IOException {
        String known = image.fields().get(DicomImage.INSTANCE);
        return image.width() == data.number(DicomTag.COLUMNS).orElse(0)
                && image.height() == data.number(DicomTag.ROWS).orElse(0) && image.plane() < Math.max(1, frames(data))
                && (known == null || known.equals(DicomImage.hash(instance)));
    }
}
