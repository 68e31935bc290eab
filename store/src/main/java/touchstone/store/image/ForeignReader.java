package touchstone.store.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * Whole pictures decoded by ImageIO's readers, each by a chosen reader, behind a {@link DecodeGuard}, after asking for
 * {@link Room}: what Touchstone does not decode itself.
 */
final class ForeignReader {

    private static final Messages TEXT = Messages.beside(ForeignReader.class);
    private static final String JDK = "com.sun.imageio.";
    private static final String TWELVE_MONKEYS = "com.twelvemonkeys.imageio.";
    /** Decoded samples, their copy, and what the reader itself needs, in times of the decoded samples. */
    private static final double COPIES = 2.5;
    /** Part of what the JDK's reader says of a JPEG file without its end. */
    private static final String TRUNCATED = "Missing EOI";
    private static final byte[] END_OF_IMAGE = { (byte) 0xff, (byte) 0xd9 };

    static {
        ImageIO.setUseCache(false);
    }

    private ForeignReader() {
    }

    /** A TIFF picture that is stored in a way of which only other readers know. */
    static PixelSource tiff(Path path, TiffImage.Stored stored) throws IOException {
        Room.require(path, stored.width(), stored.height(), 4 * COPIES);
        try {
            return decoded(path, "TIFF", JDK, stored);
        } catch (InputRefused slowOrLarge) {
            throw slowOrLarge; // as it would be with the other reader
        } catch (IOException notForThisReader) {
            return decoded(path, "TIFF", TWELVE_MONKEYS, stored);
        }
    }

    static PixelSource webp(Path path, int width, int height, Orientation orientation) throws IOException {
        Room.require(path, width, height, 4 * COPIES);
        return decoded(path, "WEBP", TWELVE_MONKEYS, new TiffImage.Stored(0, width, height, orientation));
    }

    private static PixelSource decoded(Path path, String format, String vendor, TiffImage.Stored stored)
            throws IOException {
        return with(path, new GuardedStream(path), format, vendor, reader -> {
            if (reader.getWidth(stored.page()) != stored.width()
                    || reader.getHeight(stored.page()) != stored.height()) {
                throw new IOException("another size");
            }
            BufferedImage picture = reader.read(stored.page());
            return new InMemory(Decoder.typeOf(picture), Decoder.samples(picture, stored.orientation()));
        });
    }

    /**
     * A JPEG picture: grey, YCbCr or RGB as red, green, blue, and inks as red, green, blue without a colour profile, each
     * the share of light that its ink and black let through.
     */
    static PixelSource jpeg(Path path, JpegFrame frame, Orientation orientation) throws IOException {
        Room.require(path, frame.width(), frame.height(),
                frame.channels() * (orientation.equals(Orientation.UPRIGHT) ? 1.3 : 2.3));
        List<String> warnings = new ArrayList<>();
        Work<Raster> work = reader -> {
            if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height()) {
                throw new IOException("another size");
            }
            reader.addIIOReadWarningListener((source, text) -> warnings.add(text));
            return reader.readRaster(0, null);
        };
        Raster raster;
        try {
            raster = with(path, new GuardedStream(path), "JPEG", JDK, work);
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException broken) {
            long scans = frame.kind() == JpegFrame.PROGRESSIVE ? JpegFrame.lastMarker(path) : 0;
            if (scans <= frame.pixels()) {
                throw broken;
            }
            warnings.add(TRUNCATED);
            raster = with(path, new GuardedStream(path, scans, END_OF_IMAGE), "JPEG", JDK, work);
        }
        int channels = frame.channels();
        if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer && model.getNumBands() == channels
                && model.getPixelStride() == channels
                && model.getScanlineStride() == frame.width() * channels)) {
            throw new IOException("an unknown layout");
        }
        byte[] data = JpegColours.toRgb(buffer.getData(), frame);
        PixelType type = new PixelType(channels == 1 ? 1 : 3, PixelType.Depth.UINT8);
        Samples stored = new Samples.Bytes(frame.width(), frame.height(), type.channels(), data);
        PixelSource whole = Turned.upright(new InMemory(type, stored, damage(warnings, frame)), orientation);
        return whole instanceof Turned
                ? new InMemory(type, whole.read(0, 0, whole.width(), whole.height()), whole.damage())
                : whole;
    }

    /** The Independent JPEG Group's decoder only warns of what it makes up. */
    private static @Nullable Damage damage(List<String> warnings, JpegFrame frame) {
        if (warnings.stream().anyMatch(w -> w.contains("premature end") || w.contains(TRUNCATED))) {
            return new Damage(
                    frame.kind() == JpegFrame.PROGRESSIVE ? Damage.Kind.DETAIL : Damage.Kind.WRONG, 0);
        }
        return warnings.stream().anyMatch(w -> w.contains("Corrupt JPEG") && !w.contains("extraneous"))
                ? new Damage(Damage.Kind.WRONG, 0)
                : null;
    }

    /** What a reader is asked to do with a file. */
    private interface Work<T> {
        T with(ImageReader reader) throws IOException;
    }

    private static <T> T with(Path path, GuardedStream in, String format, String vendor, Work<T> work)
            throws IOException {
        Callable<T> decoder = () -> {
            ImageReader reader = reader(format, vendor);
            try (in) {
                reader.setInput(in, false, true);
                return work.with(reader);
            } finally {
                reader.dispose();
            }
        };
        try {
            return DecodeGuard.run(in, decoder);
        } catch (DecodeGuard.TooSlow late) {
            throw new InputRefused(TEXT.text("slow", path), late);
        } catch (DecodeGuard.TooLarge room) {
            throw new InputRefused(TEXT.text("memory", path), room);
        }
    }

    private static ImageReader reader(String format, String vendor) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(vendor)) {
                return reader;
            }
        }
        throw new IOException("no reader of " + format);
    }
}
