package touchstone.store.image;

import java.io.IOException;

/**
 * How the pixels of a DICOM file lie (PS3.3, C.7.6.3).
 *
 * @param samples of a pixel: 1 or 3
 * @param allocated bits of the file for each sample: 1, 8, 16 or 32, or 64 for double floating point
 * @param stored how many of them count; the highest one is {@code high}
 * @param planar whether all reds come before all greens
 * @param floating whether samples are floating point numbers
 */
record DicomLayout(int columns, int rows, int frames, int samples, String photometric, int allocated, int stored,
        int high, boolean signed, boolean planar, boolean floating) {

    private static final long MOST_PIXELS = 500_000_000;

    static DicomLayout of(DicomFile file) throws IOException {
        DicomSet data = file.data();
        boolean floats = data.has(DicomTag.FLOAT_PIXELS);
        boolean doubles = data.has(DicomTag.DOUBLE_PIXELS);
        int columns = data.number(DicomTag.COLUMNS).orElse(0);
        int rows = data.number(DicomTag.ROWS).orElse(0);
        int samples = data.number(DicomTag.SAMPLES_PER_PIXEL).orElse(1);
        int allocated = floats ? 32 : doubles ? 64 : data.number(DicomTag.BITS_ALLOCATED).orElse(0);
        int stored = data.number(DicomTag.BITS_STORED).orElse(allocated);
        int high = data.number(DicomTag.HIGH_BIT).orElse(stored - 1);
        String photometric = data.text(DicomTag.PHOTOMETRIC);
        boolean known = allocated == 1 && samples == 1 || allocated == 8 || allocated == 16 || allocated == 32
                || doubles;
        if (columns == 0 || rows == 0 || !known || samples != 1 && samples != 3 || stored < 1 || stored > allocated
                || high < stored - 1 || high >= allocated || (long) columns * rows > MOST_PIXELS) {
            throw new NotReadHere(
                    "DICOM whose header describes no picture that can be (" + columns + " x " + rows + ", "
                            + samples + " samples of " + allocated + " bits)");
        }
        if (samples == 3 && !photometric.equals("RGB") && !photometric.startsWith("YBR_")) {
            throw new NotReadHere("DICOM with colours as " + photometric);
        }
        return new DicomLayout(columns, rows, frames(data), samples, photometric, allocated, stored, high,
                data.number(DicomTag.PIXEL_REPRESENTATION).orElse(0) == 1,
                data.number(DicomTag.PLANAR_CONFIGURATION).orElse(0) == 1, floats || doubles);
    }

    private static int frames(DicomSet data) throws IOException {
        double frames = data.decimal(DicomTag.FRAMES).orElse(1);
        if (frames < 1 || frames > ImageFile.MOST_PLANES) {
            throw new NotReadHere("DICOM with " + Math.round(frames) + " frames");
        }
        return (int) frames;
    }

    int pixels() {
        return columns * rows;
    }

    /** Whether two pixels share their colours, as YBR_FULL_422 stores them uncompressed: Y Y Cb Cr. */
    boolean sharesColours() {
        return photometric.equals("YBR_FULL_422");
    }

    /** Bytes of an uncompressed frame, rounded up. */
    long frameBytes() {
        return allocated == 1
                ? (pixels() + 7L) / 8
                : (long) pixels() * (sharesColours() ? 2 : samples) * (allocated / 8);
    }
}
