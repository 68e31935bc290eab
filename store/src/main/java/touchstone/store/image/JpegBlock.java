package touchstone.store.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A strip or tile of a TIFF file that is a JPEG stream of its own, often without the tables that all have in common
 * (Adobe's technical note 2 on TIFF).
 */
final class JpegBlock {

    /** Adobe's marker segment, which tells a decoder whether three channels are red, green, blue or YCbCr. */
    private static final byte[] ADOBE = { (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0,
            0 };

    private JpegBlock() {
    }

    static Samples decode(byte[] packed, TiffLayout layout, int rows) throws IOException {
        ImageReader reader = reader();
        try {
            byte[] whole = joined(packed, layout);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(whole)), true, true);
            if (reader.getWidth(0) != layout.blockWidth() || reader.getHeight(0) < rows
                    || reader.getHeight(0) > layout.blockRows()) {
                throw new IOException("a block of another size");
            }
            AtomicBoolean endsEarly = new AtomicBoolean();
            reader.addIIOReadWarningListener(
                    (source, text) -> endsEarly.compareAndSet(false, text.contains("premature end")));
            Samples samples = layout.samplesInBlock() == 4
                    ? inks(reader.readRaster(0, null))
                    : Decoder.samples(reader.read(0), Orientation.UPRIGHT);
            if (samples.channels() != layout.samplesInBlock() || endsEarly.get()) {
                throw new IOException("a block of other channels, or cut short");
            }
            return samples;
        } catch (RuntimeException broken) {
            throw new IOException(broken);
        } finally {
            reader.dispose();
        }
    }

    private static Samples inks(Raster raster) throws IOException {
        if (raster.getNumBands() != 4 || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || buffer.getData().length != 4 * raster.getWidth() * raster.getHeight()) {
            throw new IOException("no inks");
        }
        return new Samples.Bytes(raster.getWidth(), raster.getHeight(), 4, buffer.getData());
    }

    private static byte[] joined(byte[] packed, TiffLayout layout) throws IOException {
        if (packed.length < 2) {
            throw new IOException("no JPEG stream");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length + layout.tables().length + ADOBE.length);
        out.write(0xff);
        out.write(0xd8);
        if (layout.samplesInBlock() == 3) {
            out.write(ADOBE, 0, ADOBE.length - 1);
            out.write(layout.photometric() == TiffLayout.YCBCR ? 1 : 0);
        }
        byte[] tables = layout.tables();
        if (tables.length > 4) {
            int end = tables[tables.length - 1] == (byte) 0xd9 ? tables.length - 2 : tables.length;
            out.write(tables, 2, end - 2);
        }
        out.write(packed, 2, packed.length - 2);
        return out.toByteArray();
    }

    private static ImageReader reader() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("no JPEG reader");
    }
}
