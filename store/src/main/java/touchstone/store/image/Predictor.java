package touchstone.store.image;

import java.nio.ByteOrder;

/** Turns differences back into samples, in place (TIFF 6.0, section 14; Adobe's technical note 3 for floating point). */
final class Predictor {

    private Predictor() {
    }

    /** @param samples values side by side in a pixel */
    static void horizontal(byte[] data, int rowBytes, int samples, int bits, ByteOrder order) {
        int step = bits / 8;
        for (int row = 0; row + rowBytes <= data.length; row += rowBytes) {
            switch (bits) {
                case 8 -> {
                    for (int i = row + samples; i < row + rowBytes; i++) {
                        data[i] += data[i - samples];
                    }
                }
                case 16 -> {
                    int low = order == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
                    for (int i = row + 2 * samples; i + 1 < row + rowBytes; i += 2) {
                        int before = i - 2 * samples;
                        int sum = (data[i + low] & 0xff) + (data[before + low] & 0xff)
                                + ((data[i + 1 - low] & 0xff) + (data[before + 1 - low] & 0xff) << 8);
                        data[i + low] = (byte) sum;
                        data[i + 1 - low] = (byte) (sum >> 8);
                    }
                }
                default -> {
                    for (int i = row + step * samples; i + step <= row + rowBytes; i += step) {
                        add(data, i, i - step * samples, step, order);
                    }
                }
            }
        }
    }

    private static void add(byte[] data, int to, int from, int step, ByteOrder order) {
        int carry = 0;
        for (int k = 0; k < step; k++) {
            int at = order == ByteOrder.LITTLE_ENDIAN ? k : step - 1 - k;
            int sum = (data[to + at] & 0xff) + (data[from + at] & 0xff) + carry;
            data[to + at] = (byte) sum;
            carry = sum >> 8;
        }
    }

    /** The bytes of a row are stored by significance, the highest of all values first, as differences. */
    static void floatingPoint(byte[] data, int rowBytes, int samples, int bits, ByteOrder order) {
        int step = bits / 8;
        int values = rowBytes / step;
        byte[] turned = new byte[rowBytes];
        for (int row = 0; row + rowBytes <= data.length; row += rowBytes) {
            for (int i = row + samples; i < row + rowBytes; i++) {
                data[i] += data[i - samples];
            }
            for (int v = 0; v < values; v++) {
                for (int k = 0; k < step; k++) {
                    int at = order == ByteOrder.BIG_ENDIAN ? k : step - 1 - k;
                    turned[v * step + at] = data[row + k * values + v];
                }
            }
            System.arraycopy(turned, 0, data, row, values * step);
        }
    }
}
