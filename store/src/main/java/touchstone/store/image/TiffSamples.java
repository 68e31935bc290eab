package touchstone.store.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes the samples out of the unpacked bytes of a block. */
final class TiffSamples {

    private final TiffLayout layout;
    private final ByteOrder order;
    private final PixelType type;
    /** Channels of a block: all that are kept, or the one of a plane. */
    private final int channels;

    TiffSamples(TiffLayout layout, ByteOrder order) {
        this.layout = layout;
        this.order = order;
        channels = layout.planar() ? 1 : layout.keptType().channels();
        type = new PixelType(channels, layout.keptType().depth());
    }

    Samples blank(int rows) {
        return Samples.blank(type, layout.blockWidth(), rows);
    }

    Samples neutral(int rows) {
        return Samples.neutral(type, layout.blockWidth(), rows);
    }

    /** @param data whole rows, each beginning with a new byte */
    Samples of(byte[] data, int rows) {
        Samples block = isPlain() && layout.bits() == 8
                ? new Samples.Bytes(layout.blockWidth(), rows, channels, data)
                : converted(data, rows);
        if (layout.photometric() == TiffLayout.WHITE_IS_ZERO && layout.format() == 1) {
            turnOver(block);
        }
        return block;
    }

    /** Whether every value of the block is kept as it is. */
    private boolean isPlain() {
        return layout.format() == 1 && layout.photometric() != TiffLayout.PALETTE
                && layout.samplesInBlock() == channels;
    }

    private Samples converted(byte[] data, int rows) {
        Samples block = blank(rows);
        ByteBuffer in = ByteBuffer.wrap(data).order(order);
        int rowBytes = (int) layout.rowBytes();
        boolean straight = layout.samplesInBlock() == channels;
        switch (block) {
            case Samples.Shorts s when straight && layout.bits() == 16 -> in.asShortBuffer().get(s.data());
            case Samples.Floats f when straight && layout.bits() == 32 && layout.format() == 3 ->
                in.asFloatBuffer().get(f.data());
            default -> {
                int to = 0;
                for (int y = 0; y < rows; y++) {
                    for (int x = 0; x < layout.blockWidth(); x++) {
                        for (int c = 0; c < channels; c++) {
                            put(block, to++, value(in, y * rowBytes, x, c));
                        }
                    }
                }
            }
        }
        return block;
    }

    private double value(ByteBuffer in, int row, int x, int channel) {
        if (layout.photometric() == TiffLayout.PALETTE) {
            return layout.colour(bits(in, row, x), channel);
        }
        int sample = x * layout.samplesInBlock() + channel;
        int bits = layout.bits();
        int at = row + sample * (bits / 8);
        return switch (layout.format()) {
            case 2 -> bits == 8 ? in.get(at) : bits == 16 ? in.getShort(at) : in.getInt(at);
            case 3 -> bits == 16
                    ? Float.float16ToFloat(in.getShort(at))
                    : bits == 32 ? in.getFloat(at) : in.getDouble(at);
            default -> switch (bits) {
                case 8 -> in.get(at) & 0xff;
                case 16 -> in.getShort(at) & 0xffff;
                case 32 -> in.getInt(at) & 0xffffffffL;
                default -> scaled(bits(in, row, sample));
            };
        };
    }

    /** Fewer than 8 bits fill the range of 8, as every viewer shows them; 9 to 15 bits keep their values. */
    private int scaled(int value) {
        return layout.bits() < 8 ? value * 255 / ((1 << layout.bits()) - 1) : value;
    }

    /** A value of any number of bits up to 16, packed without gaps, the high bit first. */
    private int bits(ByteBuffer in, int row, int sample) {
        int bits = layout.bits();
        long first = (long) sample * bits;
        int value = 0;
        for (long bit = first; bit < first + bits;) {
            int inByte = (int) (bit & 7);
            int take = (int) Math.min(8 - inByte, first + bits - bit);
            int part = (in.get(row + (int) (bit >> 3)) & 0xff) >> (8 - inByte - take) & ((1 << take) - 1);
            value = value << take | part;
            bit += take;
        }
        return value;
    }

    private static void put(Samples block, int at, double value) {
        switch (block) {
            case Samples.Bytes b -> b.data()[at] = (byte) (int) value;
            case Samples.Shorts s -> s.data()[at] = (short) (int) value;
            case Samples.Floats f -> f.data()[at] = (float) value;
        }
    }

    /** Low values are bright in the file. */
    private void turnOver(Samples block) {
        switch (block) {
            case Samples.Bytes b -> {
                for (int i = 0; i < b.data().length; i++) {
                    b.data()[i] = (byte) ~b.data()[i];
                }
            }
            case Samples.Shorts s -> {
                int most = (1 << layout.bits()) - 1;
                for (int i = 0; i < s.data().length; i++) {
                    s.data()[i] = (short) (most - (s.data()[i] & 0xffff));
                }
            }
            case Samples.Floats f -> {
                for (int i = 0; i < f.data().length; i++) {
                    f.data()[i] = 0xffffffffL - f.data()[i];
                }
            }
        }
    }
}
