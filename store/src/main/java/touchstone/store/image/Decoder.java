package touchstone.store.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Takes the samples out of what ImageIO decoded, as the file stores them: no colour management, no alpha. */
final class Decoder {

    private Decoder() {
    }

    static PixelType typeOf(BufferedImage decoded) {
        return new PixelType(channels(decoded), depth(decoded));
    }

    /** The samples turned upright. */
    static Samples samples(BufferedImage decoded, Orientation orientation) {
        int width = orientation.swapsSides() ? decoded.getHeight() : decoded.getWidth();
        int height = orientation.swapsSides() ? decoded.getWidth() : decoded.getHeight();
        int channels = channels(decoded);
        int count = Math.multiplyExact(Math.multiplyExact(width, height), channels);
        return switch (depth(decoded)) {
            case UINT8 -> {
                if (isPacked(decoded, orientation, count)
                        && decoded.getRaster().getDataBuffer() instanceof DataBufferByte b) {
                    yield new Samples.Bytes(width, height, channels, b.getData());
                }
                byte[] data = new byte[count];
                if (decoded.getColorModel() instanceof IndexColorModel palette) {
                    fillFromPalette(decoded.getRaster(), palette, orientation, width, height, channels, data);
                } else if (decoded.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                        && isInterleaved(decoded)) {
                    byte[] from = buffer.getData();
                    copy(decoded, orientation, width, height, channels, (to, at) -> data[to] = from[at]);
                } else {
                    fill(decoded.getRaster(), orientation, width, height, channels, (to, v) -> data[to] = (byte) v);
                }
                yield new Samples.Bytes(width, height, channels, data);
            }
            case UINT16, INT16 -> {
                DataBuffer buffer = decoded.getRaster().getDataBuffer();
                if (isPacked(decoded, orientation, count) && buffer instanceof DataBufferUShort b) {
                    yield new Samples.Shorts(width, height, channels, false, b.getData());
                }
                short[] data = new short[count];
                if (buffer instanceof DataBufferUShort b && isInterleaved(decoded)) {
                    short[] from = b.getData();
                    copy(decoded, orientation, width, height, channels, (to, at) -> data[to] = from[at]);
                } else if (buffer instanceof DataBufferShort b
                        && isInterleaved(decoded)) {
                    short[] from = b.getData();
                    copy(decoded, orientation, width, height, channels, (to, at) -> data[to] = from[at]);
                } else {
                    fill(decoded.getRaster(), orientation, width, height, channels, (to, v) -> data[to] = (short) v);
                }
                yield new Samples.Shorts(width, height, channels, depth(decoded) == PixelType.Depth.INT16, data);
            }
            case FLOAT32 -> {
                float[] data = new float[count];
                if (decoded.getRaster().getDataBuffer() instanceof DataBufferFloat buffer
                        && isInterleaved(decoded)) {
                    float[] from = buffer.getData();
                    copy(decoded, orientation, width, height, channels, (to, at) -> data[to] = from[at]);
                } else {
                    fill(decoded.getRaster(), orientation, width, height, channels, (to, v) -> data[to] = (float) v);
                }
                yield new Samples.Floats(width, height, channels, data);
            }
        };
    }

    private static boolean isInterleaved(BufferedImage decoded) {
        return decoded.getSampleModel() instanceof ComponentSampleModel
                && decoded.getRaster().getDataBuffer().getNumBanks() == 1;
    }

    /** Whether the decoded array is already laid out as samples are, so that it can be taken over without a copy. */
    private static boolean isPacked(BufferedImage decoded, Orientation orientation, int count) {
        if (!orientation.equals(Orientation.UPRIGHT) || decoded.getColorModel() instanceof IndexColorModel
                || !(decoded.getSampleModel() instanceof ComponentSampleModel model)) {
            return false;
        }
        int channels = channels(decoded);
        int[] inOrder = IntStream.range(0, channels).toArray();
        DataBuffer buffer = decoded.getRaster().getDataBuffer();
        return Arrays.equals(model.getBandOffsets(), inOrder) && model.getPixelStride() == channels
                && model.getScanlineStride() == decoded.getWidth() * channels && buffer.getNumBanks() == 1
                && buffer.getOffset() == 0 && buffer.getSize() == count
                && decoded.getRaster().getSampleModelTranslateX() == 0
                && decoded.getRaster().getSampleModelTranslateY() == 0;
    }

    private static PixelType.Depth depth(BufferedImage decoded) {
        if (decoded.getColorModel() instanceof IndexColorModel) {
            return PixelType.Depth.UINT8;
        }
        return switch (decoded.getSampleModel().getDataType()) {
            case DataBuffer.TYPE_BYTE -> PixelType.Depth.UINT8;
            case DataBuffer.TYPE_USHORT -> PixelType.Depth.UINT16;
            case DataBuffer.TYPE_SHORT -> PixelType.Depth.INT16;
            // Packed 0xRRGGBB pixels have small samples; whole 32-bit samples fit only a float.
            case DataBuffer.TYPE_INT -> decoded.getSampleModel().getSampleSize(0) <= 8
                    ? PixelType.Depth.UINT8
                    : PixelType.Depth.FLOAT32;
            default -> PixelType.Depth.FLOAT32;
        };
    }

    private static int channels(BufferedImage decoded) {
        if (decoded.getColorModel() instanceof IndexColorModel palette) {
            return isGrey(palette) ? 1 : 3;
        }
        int bands = decoded.getSampleModel().getNumBands();
        return decoded.getColorModel() != null && decoded.getColorModel().hasAlpha() ? Math.max(1, bands - 1) : bands;
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    private interface Copy {
        void sample(int to, int at);
    }

    private interface Put {
        void sample(int to, double value);
    }

    /** Walks the target in order with the array index of each stored sample. */
    private static void copy(BufferedImage decoded, Orientation orientation, int width, int height, int channels,
            Copy copy) {
        Raster raster = decoded.getRaster();
        ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
        int[] offsets = model.getBandOffsets();
        int base = raster.getDataBuffer().getOffset() - raster.getSampleModelTranslateX() * model.getPixelStride()
                - raster.getSampleModelTranslateY() * model.getScanlineStride();
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = base + orientation.sourceX(x, y, raster.getWidth()) * model.getPixelStride()
                        + orientation.sourceY(x, y, raster.getHeight()) * model.getScanlineStride();
                for (int c = 0; c < channels; c++) {
                    copy.sample(to++, pixel + offsets[c]);
                }
            }
        }
    }

    private static void fill(Raster raster, Orientation orientation, int width, int height, int channels, Put put) {
        SampleModel model = raster.getSampleModel();
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sx = orientation.sourceX(x, y, raster.getWidth()) - raster.getSampleModelTranslateX();
                int sy = orientation.sourceY(x, y, raster.getHeight()) - raster.getSampleModelTranslateY();
                for (int c = 0; c < channels; c++) {
                    put.sample(to++, model.getSampleDouble(sx, sy, c, raster.getDataBuffer()));
                }
            }
        }
    }

    private static void fillFromPalette(Raster raster, IndexColorModel palette, Orientation orientation, int width,
            int height, int channels, byte[] data) {
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int index = raster.getSample(orientation.sourceX(x, y, raster.getWidth()),
                        orientation.sourceY(x, y, raster.getHeight()), 0);
                int rgb = palette.getRGB(index);
                if (channels == 1) {
                    data[to++] = (byte) rgb;
                } else {
                    data[to++] = (byte) (rgb >> 16);
                    data[to++] = (byte) (rgb >> 8);
                    data[to++] = (byte) rgb;
                }
            }
        }
    }
}
