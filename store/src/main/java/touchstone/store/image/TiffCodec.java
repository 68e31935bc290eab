package touchstone.store.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How TIFF packs the bytes of a strip or tile (TIFF 6.0, sections 9 and 13; Adobe's technical note on deflate). */
enum TiffCodec {
    NONE(1) {
        @Override
        int unpack(byte[] in, byte[] out) throws IOException {
            int there = Math.min(in.length, out.length);
            System.arraycopy(in, 0, out, 0, there);
            return there;
        }
    },
    LZW(2_700) {
        @Override
        int unpack(byte[] in, byte[] out) throws IOException {
            return new Lzw(in, out).unpack();
        }
    },
    DEFLATE(1_100) {
        @Override
        int unpack(byte[] in, byte[] out) throws IOException {
            int filled = 0;
            try (Inflater inflater = new Inflater()) {
                inflater.setInput(in);
                while (filled < out.length) {
                    int n = inflater.inflate(out, filled, out.length - filled);
                    if (n == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                        return filled;
                    }
                    filled += n;
                }
            } catch (DataFormatException broken) {
                return filled;
            }
            return filled;
        }
    },
    PACK_BITS(64) {
        @Override
        int unpack(byte[] in, byte[] out) throws IOException {
            int from = 0;
            int to = 0;
            while (to < out.length) {
                if (from >= in.length) {
                    return to;
                }
                int header = in[from++];
                int n = header >= 0 ? header + 1 : 1 - header;
                if (header == -128) {
                    continue;
                }
                int fits = Math.min(n, out.length - to);
                if (from + (header >= 0 ? fits : 1) > in.length) {
                    return to;
                }
                if (header >= 0) {
                    System.arraycopy(in, from, out, to, fits);
                    from += n;
                } else {
                    Arrays.fill(out, to, to + fits, in[from++]);
                }
                to += fits;
            }
            return to;
        }
    },
    /** Pictures of their own, unpacked by {@link JpegBlock}. */
    JPEG(100_000) {
        @Override
        int unpack(byte[] in, byte[] out) throws IOException {
            throw new IOException("not bytes but a picture");
        }
    };

    private final int mostTimes;

    TiffCodec(int mostTimes) {
        this.mostTimes = mostTimes;
    }

    /** @throws NotReadHere naming a way of packing that is not read here */
    static TiffCodec of(int compression) throws NotReadHere {
        return switch (compression) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 7 -> JPEG;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            case 2, 3, 4 -> throw new NotReadHere("CCITT fax compression");
            case 6 -> throw new NotReadHere("old-style JPEG compression");
            case 33003, 33004, 33005, 34712 -> throw new NotReadHere("JPEG 2000 compression");
            case 34887 -> throw new NotReadHere("LERC compression");
            case 34925 -> throw new NotReadHere("LZMA compression");
            case 50000 -> throw new NotReadHere("Zstandard compression");
            case 50001 -> throw new NotReadHere("WebP compression");
            case 50002 -> throw new NotReadHere("JPEG XL compression");
            default -> throw new NotReadHere("compression number " + compression);
        };
    }

    /** Fills the array, or the part of it for which there is enough; how many bytes that is. */
    abstract int unpack(byte[] in, byte[] out) throws IOException;

    /** Whether so many bytes can hold so many; asked before room is made for what a header claims. */
    boolean canHold(long packed, long unpacked) {
        return unpacked <= packed * mostTimes + 4096;
    }
}
