package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;

/**
 * How large a pixel is, where a file can be trusted to know. What a microscope's software wrote is taken: OME's physical
 * size, ImageJ's unit, Aperio's microns per pixel. A bare resolution (TIFF, PNG pHYs, JFIF) is taken only above 2,540 dots
 * per inch, that is for pixels below 10 micrometres: lower figures are what cameras and drawing programs put into every
 * file (72, 96, 300 ...) to say how large to print it, which cannot be told from a measurement.
 */
final class PixelSize {

    private static final double LARGEST_TRUSTED = 0.01;
    private static final double INCH = 25.4;
    private static final int MOST_CHUNKS = 100;
    private static final Pattern APERIO = Pattern.compile("\\bMPP\\s*=\\s*([0-9.]+)");

    private PixelSize() {
    }

    /** In the order of the stored rows and columns; null where the file says nothing that can be trusted. */
    static @Nullable Spacing of(Path path, FileType type) throws IOException {
        try {
            return switch (type) {
                case PNG -> ofPng(path);
                case JPEG -> ofJpeg(path);
                case TIFF, BIG_TIFF, DICOM, BMP, GIF, WEBP, PSD, PNM -> null; // of TIFF and DICOM, each page has its own
            };
        } catch (RuntimeException | IOException damaged) {
            return null; // the pixels may still be read
        }
    }

    private static @Nullable Spacing spacing(double y, double x) {
        boolean known = y > 0 && x > 0 && Double.isFinite(y) && Double.isFinite(x) && y / x < 10 && x / y < 10;
        return known ? new Spacing(y, x) : null;
    }

    private static @Nullable Spacing bare(double y, double x) {
        return Math.max(x, y) < LARGEST_TRUSTED ? spacing(y, x) : null;
    }

    /**
     * Of a page of a TIFF file, in the order of its stored rows and columns.
     *
     * @param text what the file's first page says in its description
     */
    static @Nullable Spacing of(TiffFile.Directory page, String text) {
        try {
            double x = 1 / page.real(282);
            double y = 1 / page.real(283);
            if (text.startsWith("ImageJ=")) {
                double unit = millimetres(after(text, "unit=").orElse(""));
                return spacing(y * unit, x * unit);
            }
            Optional<OmeXml> ome = OmeXml.elements(text).stream().filter(e -> e.is("pixels")).findFirst();
            if (ome.isPresent()) {
                return ofOme(ome.get());
            }
            Matcher aperio = APERIO.matcher(text);
            if (text.startsWith("Aperio") && aperio.find()) {
                double microns = Double.parseDouble(aperio.group(1));
                return spacing(microns / 1000, microns / 1000);
            }
            long unit = page.value(296, 2);
            return switch ((int) unit) {
                case 2 -> bare(y * INCH, x * INCH);
                case 3 -> bare(y * 10, x * 10);
                default -> null;
            };
        } catch (RuntimeException | IOException damaged) {
            return null; // the pixels may still be read
        }
    }

    /** @param pixels the element of that name */
    static @Nullable Spacing ofOme(OmeXml pixels) {
        try {
            return spacing(omeSize(pixels, "Y"), omeSize(pixels, "X"));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static Optional<String> after(String text, String key) {
        return text.lines().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()).strip())
                .findFirst();
    }

    private static double omeSize(OmeXml pixels, String axis) {
        String size = pixels.get("PhysicalSize" + axis);
        String unit = pixels.get("PhysicalSize" + axis + "Unit");
        return size.isEmpty() ? Double.NaN : Double.parseDouble(size) * (unit.isEmpty() ? 1e-3 : millimetres(unit));
    }

    /** Of a unit's name; not a number for one that is no length. */
    private static double millimetres(String unit) {
        return switch (unit.replace("\\u00B5", "\u00b5").replace('\u03bc', '\u00b5')) { // ImageJ escapes it
            case "nm", "nanometer", "nanometers" -> 1e-6;
            case "um", "\u00b5m", "micron", "microns", "micrometer", "micrometers", "&#181;m", "&#xB5;m" -> 1e-3;
            case "mm", "millimeter", "millimeters" -> 1;
            case "cm", "centimeter", "centimeters" -> 10;
            case "m", "meter", "meters" -> 1000;
            case "inch", "in" -> INCH;
            default -> Double.NaN;
        };
    }

    private static @Nullable Spacing ofPng(Path path) throws IOException {
        try (FileBytes bytes = new FileBytes(path)) {
            long at = 8;
            for (int i = 0; i < MOST_CHUNKS; i++) {
                ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 8));
                long length = Integer.toUnsignedLong(head.getInt());
                int name = head.getInt();
                if (name == 0x70485973 && length == 9) { // pHYs
                    ByteBuffer body = ByteBuffer.wrap(bytes.read(at + 8, 9));
                    double x = 1000.0 / Integer.toUnsignedLong(body.getInt());
                    double y = 1000.0 / Integer.toUnsignedLong(body.getInt());
                    return body.get() == 1 ? bare(y, x) : null;
                }
                if (name == 0x49444154) { // IDAT
                    return null;
                }
                at += 12 + length;
            }
            return null;
        }
    }

    private static @Nullable Spacing ofJpeg(Path path) throws IOException {
        try (FileBytes bytes = new FileBytes(path)) {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(0, 18));
            if (head.getShort(2) != (short) 0xffe0 || head.getInt(6) != 0x4a464946) { // JFIF
                return null;
            }
            double unit = head.get(13) == 1 ? INCH : head.get(13) == 2 ? 10 : Double.NaN;
            return bare(unit / (head.getShort(16) & 0xffff), unit / (head.getShort(14) & 0xffff));
        }
    }
}
