package touchstone.store.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How NIfTI-1 stores a value (nifti1.h, "DATATYPES"). */
enum NiftiType {
    UINT8(2, 1, PixelType.Depth.UINT8), //
    INT16(4, 2, PixelType.Depth.INT16), //
    INT32(8, 4, PixelType.Depth.FLOAT32), //
    FLOAT32(16, 4, PixelType.Depth.FLOAT32), //
    FLOAT64(64, 8, PixelType.Depth.FLOAT32), //
    RGB24(128, 3, PixelType.Depth.UINT8), //
    INT8(256, 1, PixelType.Depth.INT16), //
    UINT16(512, 2, PixelType.Depth.UINT16), //
    UINT32(768, 4, PixelType.Depth.FLOAT32), //
    INT64(1024, 8, PixelType.Depth.FLOAT32), //
    UINT64(1280, 8, PixelType.Depth.FLOAT32), //
    RGBA32(2304, 4, PixelType.Depth.UINT8);

    private final int code;
    private final int bytes;
    private final PixelType.Depth depth;

    NiftiType(int code, int bytes, PixelType.Depth depth) {
        this.code = code;
        this.bytes = bytes;
        this.depth = depth;
    }

    static Optional<NiftiType> of(int code) {
        return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
    }

    /** Of a kind that is not read here, as users call it. */
    static String nameOf(int code) {
        return switch (code) {
            case 1 -> "single bits";
            case 32, 1792, 2048 -> "complex numbers";
            case 1536 -> "numbers of 128 bits";
            default -> "number " + code;
        };
    }

    int code() {
        return code;
    }

    /** Of one value; of a colour, of all its parts. */
    int bytes() {
        return bytes;
    }

    int channels() {
        return this == RGB24 || this == RGBA32 ? 3 : 1;
    }

    PixelType.Depth depth() {
        return depth;
    }

    boolean isWhole() {
        return this != FLOAT32 && this != FLOAT64 && channels() == 1;
    }

    /** A value as a number; a whole one beyond 2<sup>53</sup> is rounded. */
    double value(ByteBuffer in, int at) {
        return switch (this) {
            case FLOAT32 -> in.getFloat(at);
            case FLOAT64 -> in.getDouble(at);
            case UINT64 -> {
                long v = in.getLong(at);
                yield v >= 0 ? v : (v >>> 1) * 2.0;
            }
            default -> whole(in, at);
        };
    }

    /** A whole value. */
    long whole(ByteBuffer in, int at) {
        return switch (this) {
            case UINT8, RGB24, RGBA32 -> in.get(at) & 0xff;
            case INT8 -> in.get(at);
            case INT16 -> in.getShort(at);
            case UINT16 -> in.getShort(at) & 0xffff;
            case INT32 -> in.getInt(at);
            case UINT32 -> in.getInt(at) & 0xffff_ffffL;
            case INT64, UINT64 -> in.getLong(at);
            case FLOAT32 -> (long) in.getFloat(at);
            case FLOAT64 -> (long) in.getDouble(at);
        };
    }
}
