package touchstone.store.format;

import java.util.Arrays;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * The run-length encoding of Label Studio's brush: the bit stream of thi.ng/rle-pack over the bytes of an RGBA picture,
 * of whose pixels those belong to the mask that are not wholly transparent. The stream holds the number of bytes (32
 * bits), the size of a word less 1 (5 bits) and four sizes of lengths less 1 (4 bits each); then pieces of a bit that says
 * whether one word is repeated, two bits that choose the size of the length, the length less 1, and the word or words.
 */
final class BrushRle {

    private static final Messages TEXT = Messages.beside(BrushRle.class);
    private static final int CHANNELS = 4;
    private static final int WORD = 8;
    private static final int[] LENGTHS = { 3, 4, 8, 16 };
    private static final int SET = 255;

    private BrushRle() {
    }

    /** @throws InvalidGeometry when the stream ends early or is not that of a picture of the size */
    static Mask decode(byte[] stream, int width, int height) {
        Bits in = new Bits(stream);
        long words = in.read(32);
        long pixels = (long) width * height;
        if (words != CHANNELS * pixels) {
            throw new InvalidGeometry(TEXT.text("brushSize", Long.toString(words), Integer.toString(width),
                    Integer.toString(height)));
        }
        int word = (int) in.read(5) + 1;
        int[] lengths = new int[LENGTHS.length];
        Arrays.setAll(lengths, i -> (int) in.read(4) + 1);
        MaskBuilder mask = new MaskBuilder(width, height);
        for (long at = 0; at < words;) {
            boolean repeated = in.read(1) == 1;
            long end = Math.min(words, at + 1 + in.read(lengths[(int) in.read(2)]));
            if (repeated) {
                if (in.read(word) != 0) {
                    // The fourth byte of a pixel decides: p is in where 4 p + 3 lies from at to before end.
                    fill(mask, width, at / CHANNELS, end / CHANNELS);
                }
                at = end;
            } else {
                for (; at < end; at++) {
                    if (in.read(word) != 0 && at % CHANNELS == CHANNELS - 1) {
                        fill(mask, width, at / CHANNELS, at / CHANNELS + 1);
                    }
                }
            }
        }
        return mask.build();
    }

    private static void fill(MaskBuilder mask, int width, long from, long to) {
        for (long at = from; at < to;) {
            int y = (int) (at / width);
            int x = (int) (at % width);
            int end = (int) Math.min(width, x + to - at);
            mask.span(y, x, end);
            at += end - x;
        }
    }

    static byte[] encode(Mask mask) {
        Bits out = new Bits(new byte[256]);
        long words = CHANNELS * (long) mask.width() * mask.height();
        out.write(words, 32);
        out.write(WORD - 1, 5);
        for (int length : LENGTHS) {
            out.write(length - 1, 4);
        }
        long[] run = { 0, 0 };
        mask.forEachRun((y, from, to) -> {
            long start = CHANNELS * ((long) y * mask.width() + from);
            if (start > run[1]) {
                repeat(out, run[1] - run[0], SET);
                repeat(out, start - run[1], 0);
                run[0] = start;
            }
            run[1] = CHANNELS * ((long) y * mask.width() + to);
        });
        repeat(out, run[1] - run[0], SET);
        repeat(out, words - run[1], 0);
        return out.toBytes();
    }

    private static void repeat(Bits out, long count, int value) {
        for (long left = count; left > 0;) {
            int choice = 0;
            while (choice < LENGTHS.length - 1 && left > 1L << LENGTHS[choice]) {
                choice++;
            }
            long length = Math.min(left, 1L << LENGTHS[choice]);
            out.write(1, 1);
            out.write(choice, 2);
            out.write(length - 1, LENGTHS[choice]);
            out.write(value, WORD);
            left -= length;
        }
    }

    /** Bits from the highest of each byte on. */
    private static final class Bits {

        private byte[] bytes;
        private long at;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        long read(int count) {
            if (at + count > 8L * bytes.length) {
                throw new InvalidGeometry(TEXT.text("brushEnds"));
            }
            long value = 0;
            for (int i = 0; i < count; i++, at++) {
                value = value << 1 | bytes[(int) (at / 8)] >> 7 - at % 8 & 1;
            }
            return value;
        }

        void write(long value, int count) {
            for (int i = count - 1; i >= 0; i--, at++) {
                int place = (int) (at / 8);
                if (place == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * place);
                }
                bytes[place] |= (byte) ((value >> i & 1) << 7 - at % 8);
            }
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, (int) Math.ceilDiv(at, 8L));
        }
    }
}
