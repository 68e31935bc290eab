package touchstone.qa.similarity;

import java.util.Arrays;

/**
 * For every cell of a grid the exact Euclidean distance to the nearest marked cell, by the lower envelope of parabolas
 * (Felzenszwalb and Huttenlocher 2012), in time proportional to the grid. Infinite everywhere when no cell is marked.
 */
final class DistanceMap {

    private DistanceMap() {
    }

    /**
     * @param marked row by row
     * @param spacingY distance of two rows
     * @param spacingX distance of two columns
     */
    static double[] of(boolean[] marked, int width, int height, double spacingY, double spacingX) {
        double[] squares = new double[width * height];
        for (int x = 0; x < width; x++) {
            column(marked, squares, x, width, height, spacingY);
        }
        double[] row = new double[width];
        int[] vertex = new int[width];
        double[] from = new double[width + 1];
        for (int y = 0; y < height; y++) {
            System.arraycopy(squares, y * width, row, 0, width);
            row(row, squares, y * width, vertex, from, spacingX);
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i]);
        }
        return squares;
    }

    private static void column(boolean[] marked, double[] squares, int x, int width, int height, double spacing) {
        int last = -1;
        for (int y = 0; y < height; y++) {
            last = marked[y * width + x] ? y : last;
            squares[y * width + x] = last < 0 ? Double.POSITIVE_INFINITY : square((y - last) * spacing);
        }
        last = -1;
        for (int y = height - 1; y >= 0; y--) {
            last = marked[y * width + x] ? y : last;
            if (last >= 0) {
                squares[y * width + x] = Math.min(squares[y * width + x], square((last - y) * spacing));
            }
        }
    }

    private static void row(double[] f, double[] into, int offset, int[] vertex, double[] from, double spacing) {
        int n = 0;
        for (int q = 0; q < f.length; q++) {
            if (f[q] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double meets = Double.NEGATIVE_INFINITY;
            while (n > 0) {
                int v = vertex[n - 1];
                double a = q * spacing;
                double b = v * spacing;
                meets = (f[q] + a * a - f[v] - b * b) / (2 * (a - b));
                if (meets > from[n - 1]) {
                    break;
                }
                n--;
                meets = Double.NEGATIVE_INFINITY;
            }
            vertex[n] = q;
            from[n++] = meets;
        }
        if (n == 0) {
            Arrays.fill(into, offset, offset + f.length, Double.POSITIVE_INFINITY);
            return;
        }
        int k = 0;
        for (int x = 0; x < f.length; x++) {
            while (k + 1 < n && from[k + 1] < x * spacing) {
                k++;
            }
            into[offset + x] = square((x - vertex[k]) * spacing) + f[vertex[k]];
        }
    }

    private static double square(double d) {
        return d * d;
    }
}
