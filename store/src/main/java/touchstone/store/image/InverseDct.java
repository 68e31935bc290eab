package touchstone.store.image;

/**
 * The inverse cosine transform of an 8 x 8 block in whole numbers, with the same rounding as the Independent JPEG Group's
 * accurate one (jidctint.c; Loeffler, Ligtenberg and Moschytz 1989), so that samples equal those of other programs.
 */
final class InverseDct {

    private static final int BITS = 13;
    private static final int PASS = 2;

    private final int[] work = new int[64];

    /** @param in coefficients, multiplied with the quantizer; {@code out} gets 8 rows of samples 0..255 */
    void transform(int[] in, byte[] out, int at, int stride) {
        for (int x = 0; x < 8; x++) {
            if ((in[8 + x] | in[16 + x] | in[24 + x] | in[32 + x] | in[40 + x] | in[48 + x] | in[56 + x]) == 0) {
                int dc = in[x] << PASS;
                for (int y = 0; y < 64; y += 8) {
                    work[y + x] = dc;
                }
            } else {
                columns(in, x);
            }
        }
        for (int y = 0; y < 8; y++) {
            row(8 * y, out, at + y * stride);
        }
    }

    private void columns(int[] in, int x) {
        int z2 = in[16 + x];
        int z3 = in[48 + x];
        int z1 = (z2 + z3) * 4433;
        int t2 = z1 - z3 * 15137;
        int t3 = z1 + z2 * 6270;
        int t0 = in[x] + in[32 + x] << BITS;
        int t1 = in[x] - in[32 + x] << BITS;
        int e0 = t0 + t3;
        int e3 = t0 - t3;
        int e1 = t1 + t2;
        int e2 = t1 - t2;
        int o0 = in[56 + x];
        int o1 = in[40 + x];
        int o2 = in[24 + x];
        int o3 = in[8 + x];
        int z5 = (o0 + o2 + o1 + o3) * 9633;
        int a = -(o0 + o3) * 7373;
        int b = -(o1 + o2) * 20995;
        int c = -(o0 + o2) * 16069 + z5;
        int d = -(o1 + o3) * 3196 + z5;
        o0 = o0 * 2446 + a + c;
        o1 = o1 * 16819 + b + d;
        o2 = o2 * 25172 + b + c;
        o3 = o3 * 12299 + a + d;
        int shift = BITS - PASS;
        int half = 1 << (shift - 1);
        work[x] = e0 + o3 + half >> shift;
        work[56 + x] = e0 - o3 + half >> shift;
        work[8 + x] = e1 + o2 + half >> shift;
        work[48 + x] = e1 - o2 + half >> shift;
        work[16 + x] = e2 + o1 + half >> shift;
        work[40 + x] = e2 - o1 + half >> shift;
        work[24 + x] = e3 + o0 + half >> shift;
        work[32 + x] = e3 - o0 + half >> shift;
    }

    private void row(int at, byte[] out, int to) {
        int[] w = work;
        int z2 = w[at + 2];
        int z3 = w[at + 6];
        int z1 = (z2 + z3) * 4433;
        int t2 = z1 - z3 * 15137;
        int t3 = z1 + z2 * 6270;
        int t0 = w[at] + w[at + 4] << BITS;
        int t1 = w[at] - w[at + 4] << BITS;
        int e0 = t0 + t3;
        int e3 = t0 - t3;
        int e1 = t1 + t2;
        int e2 = t1 - t2;
        int o0 = w[at + 7];
        int o1 = w[at + 5];
        int o2 = w[at + 3];
        int o3 = w[at + 1];
        int z5 = (o0 + o2 + o1 + o3) * 9633;
        int a = -(o0 + o3) * 7373;
        int b = -(o1 + o2) * 20995;
        int c = -(o0 + o2) * 16069 + z5;
        int d = -(o1 + o3) * 3196 + z5;
        o0 = o0 * 2446 + a + c;
        o1 = o1 * 16819 + b + d;
        o2 = o2 * 25172 + b + c;
        o3 = o3 * 12299 + a + d;
        out[to] = sample(e0 + o3);
        out[to + 7] = sample(e0 - o3);
        out[to + 1] = sample(e1 + o2);
        out[to + 6] = sample(e1 - o2);
        out[to + 2] = sample(e2 + o1);
        out[to + 5] = sample(e2 - o1);
        out[to + 3] = sample(e3 + o0);
        out[to + 4] = sample(e3 - o0);
    }

    private static byte sample(int value) {
        int shift = BITS + PASS + 3;
        return (byte) Math.clamp((value + (1 << (shift - 1)) >> shift) + 128, 0, 255);
    }
}
