package touchstone.canvas.segment;

import java.io.IOException;
import touchstone.model.geometry.Mask;

/**
 * For the border of a region that was found in a coarser level: a pixel of the finer one goes with the side, in or out,
 * whose coarse pixels around it it is more like.
 */
final class NearestSide implements Flood.Ground {

    private static final int SIDE = Mask.TILE;

    private final Source source;
    private final int level;
    private final Mask coarse;

    /** @param coarse the region in the next coarser level */
    NearestSide(Source source, int level, Mask coarse) {
        this.source = source;
        this.level = level;
        this.coarse = coarse;
    }

    @Override
    public long[] tile(int column, int row) throws IOException {
        Colours fine = new Colours(Shades.read(source, level, column * SIDE, row * SIDE, SIDE, SIDE));
        int left = column * SIDE / 2 - 1;
        int top = row * SIDE / 2 - 1;
        Shades around = Shades.read(source, level + 1, left, top, SIDE / 2 + 2, SIDE / 2 + 2);
        Colours means = new Colours(around);
        long[] tile = new long[SIDE];
        for (int y = 0; y < fine.height; y++) {
            for (int x = 0; x < fine.width; x++) {
                int at = 3 * (y * fine.width + x);
                if (goesIn(fine.lab, at, around, means, (column * SIDE + x) / 2, (row * SIDE + y) / 2)) {
                    tile[y] |= 1L << x;
                }
            }
        }
        return tile;
    }

    private boolean goesIn(float[] lab, int at, Shades around, Colours means, int cx, int cy) {
        double in = Double.MAX_VALUE;
        double out = Double.MAX_VALUE;
        for (int y = cy - 1; y <= cy + 1; y++) {
            for (int x = cx - 1; x <= cx + 1; x++) {
                if (around.has(x, y)) {
                    double d = distance(lab, at, means.lab, 3 * around.index(x, y));
                    if (coarse.get(x, y)) {
                        in = Math.min(in, d);
                    } else {
                        out = Math.min(out, d);
                    }
                }
            }
        }
        return in < out || (in == out && coarse.get(cx, cy));
    }

    private static double distance(float[] a, int i, float[] b, int j) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = a[i + c] - (double) b[j + c];
            sum += d * d;
        }
        return sum;
    }
}
