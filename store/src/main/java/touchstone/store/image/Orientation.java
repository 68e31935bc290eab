package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * How stored rows and columns lie on the screen: the values of the Exif and TIFF orientation tag (0x0112), 1 to 8. Read
 * here because ImageIO does not apply it, while every tool that annotates does.
 */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int MAX_ENTRIES = 1000;

    /** What the file's header says; upright where it says nothing sensible. Leaves the stream at its start. */
    static Orientation of(ImageInputStream in, FileType type) throws IOException {
        try {
            in.seek(0);
            return switch (type) {
                case JPEG -> ofJpeg(in);
                case TIFF -> ofTiff(in, 0);
                case PNG, BIG_TIFF, BMP, GIF -> UPRIGHT;
            };
        } catch (EOFException cutOff) {
            return UPRIGHT; // decoding says so more clearly
        } finally {
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            in.seek(0);
        }
    }

    boolean swapsSides() {
        return value >= 5;
    }

    /** Whether blocks of 8 x 8 stored pixels, upright, do not begin at the picture's left or top edge. */
    boolean cutsBlocks(int width, int height) {
        return sourceX(0, 0, width) != 0 && width % 8 != 0 || sourceY(0, 0, height) != 0 && height % 8 != 0;
    }

    /** Column of the stored pixel that is shown at (x,y) of a picture that is {@code width} by {@code height} stored. */
    int sourceX(int x, int y, int width) {
        return switch (value) {
            case 2, 3 -> width - 1 - x;
            case 5, 6 -> y;
            case 7, 8 -> width - 1 - y;
            default -> x;
        };
    }

    /** Row of the stored pixel that is shown at (x,y). */
    int sourceY(int x, int y, int height) {
        return switch (value) {
            case 3, 4 -> height - 1 - y;
            case 5, 8 -> x;
            case 6, 7 -> height - 1 - x;
            default -> y;
        };
    }

    private static Orientation ofJpeg(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        in.skipBytes(2);
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker == 0xffd9 || marker == 0xffda || marker >> 8 != 0xff) {
                return UPRIGHT;
            }
            long segment = in.getStreamPosition();
            int length = in.readUnsignedShort();
            if (marker == 0xffe1 && length > 14 && in.readInt() == 0x45786966 && in.readUnsignedShort() == 0) {
                return ofTiff(in, in.getStreamPosition());
            }
            in.seek(segment + Math.max(2, length));
        }
    }

    private static Orientation ofTiff(ImageInputStream in, long start) throws IOException {
        in.seek(start);
        in.setByteOrder(in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (in.readUnsignedShort() != 42) {
            return UPRIGHT;
        }
        in.seek(start + in.readUnsignedInt());
        int entries = Math.min(in.readUnsignedShort(), MAX_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int tag = in.readUnsignedShort();
            in.skipBytes(6);
            int value = in.readUnsignedShort();
            in.skipBytes(2);
            if (tag == TAG) {
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
