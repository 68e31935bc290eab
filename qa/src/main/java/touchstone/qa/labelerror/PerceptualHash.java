package touchstone.qa.labelerror;

import java.util.Arrays;

/**
 * What a picture looks like, in 64 bits: which of the 8 by 8 lowest frequencies of its 32 by 32 thumbnail (discrete cosine
 * transform) lie above their median. Pictures that differ by scale, compression or brightness have hashes that differ in
 * few bits. The transforms of a turned or mirrored picture are those of the picture with some signs changed, so that all
 * eight hashes cost one transform.
 */
public final class PerceptualHash {

    /** Side of the thumbnail in pixels. */
    public static final int SIDE = 32;
    /** Mirrored left to right, mirrored top to bottom and turned about the diagonal, or not, each. */
    public static final int VARIANTS = 8;

    private static final int FREQUENCIES = 8;
    private static final double[][] COSINES = new double[FREQUENCIES][SIDE];

    static {
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < SIDE; x++) {
                COSINES[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * SIDE));
            }
        }
    }

    private PerceptualHash() {
    }

    /**
     * The hashes of the picture as each of its variants; bit 0 of a variant's number mirrors left to right, bit 1 top to
     * bottom, bit 2 exchanges rows and columns, before the mirroring.
     *
     * @param thumbnail {@link #SIDE} rows of as many pixels
     */
    public static long[] variants(float... thumbnail) {
        double[] coefficients = transform(thumbnail);
        long[] hashes = new long[VARIANTS];
        Arrays.setAll(hashes, v -> hash(coefficients, v));
        return hashes;
    }

    private static double[] transform(float... thumbnail) {
        double[] rows = new double[SIDE * FREQUENCIES];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += thumbnail[y * SIDE + x] * COSINES[u][x];
                }
                rows[y * FREQUENCIES + u] = sum;
            }
        }
        double[] coefficients = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    sum += rows[y * FREQUENCIES + u] * COSINES[v][y];
                }
                coefficients[v * FREQUENCIES + u] = sum;
            }
        }
        return coefficients;
    }

    private static long hash(double[] coefficients, int variant) {
        double[] values = new double[coefficients.length];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double value = coefficients[(variant & 4) == 0 ? v * FREQUENCIES + u : u * FREQUENCIES + v];
                boolean sideways = (variant & 1) != 0 && u % 2 == 1;
                boolean upright = (variant & 2) != 0 && v % 2 == 1;
                values[v * FREQUENCIES + u] = sideways != upright ? -value : value;
            }
        }
        double[] sorted = Arrays.copyOfRange(values, 1, values.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (int i = 1; i < values.length; i++) {
            hash |= values[i] > median ? 1L << i : 0;
        }
        return hash;
    }

    /** The thumbnail as a variant shows it. */
    static float[] show(float[] thumbnail, int variant) {
        float[] shown = new float[thumbnail.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int fx = (variant & 1) == 0 ? x : SIDE - 1 - x;
                int fy = (variant & 2) == 0 ? y : SIDE - 1 - y;
                shown[y * SIDE + x] = (variant & 4) == 0 ? thumbnail[fy * SIDE + fx] : thumbnail[fx * SIDE + fy];
            }
        }
        return shown;
    }
}
