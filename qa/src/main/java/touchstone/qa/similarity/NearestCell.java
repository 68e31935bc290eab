package touchstone.qa.similarity;

import java.util.Arrays;

/**
 * The exact Euclidean distance from cells of a grid to the nearest of some other cells, by the lower envelope of
 * parabolas (Felzenszwalb and Huttenlocher 2012). Only the rows that are asked for and the columns that hold a target are
 * visited, so that the memory grows with the outlines and not with the image.
 */
final class NearestCell {

    private final double spacingY;
    private final double spacingX;
    /** The columns with a target, ascending. */
    private final int[] columns;
    /** Where each of these columns' rows begin in {@link #rows}, and one more. */
    private final int[] begin;
    private final int[] rows;

    /**
     * @param targets at least one
     * @param spacingY distance of two rows
     * @param spacingX distance of two columns
     */
    NearestCell(Cells targets, double spacingY, double spacingX) {
        this.spacingY = spacingY;
        this.spacingX = spacingX;
        int width = 1 + Arrays.stream(targets.x()).max().orElseThrow();
        int[] count = new int[width];
        for (int x : targets.x()) {
            count[x]++;
        }
        int used = 0;
        for (int c : count) {
            used += c > 0 ? 1 : 0;
        }
        columns = new int[used];
        begin = new int[used + 1];
        int[] place = new int[width];
        int column = 0;
        for (int x = 0; x < width; x++) {
            if (count[x] > 0) {
                columns[column] = x;
                place[x] = begin[column];
                begin[column + 1] = begin[column] + count[x];
                column++;
            }
        }
        rows = new int[targets.size()];
        for (int i = 0; i < targets.size(); i++) {
            rows[place[targets.x()[i]]++] = targets.y()[i];
        }
    }

    /** One distance for every cell, in their order. */
    double[] from(Cells cells) {
        double[] distances = new double[cells.size()];
        int n = columns.length;
        int[] next = Arrays.copyOf(begin, n);
        double[] height = new double[n];
        int[] vertex = new int[n];
        double[] reach = new double[n];
        for (int start = 0; start < cells.size();) {
            int y = cells.y()[start];
            int end = start;
            while (end < cells.size() && cells.y()[end] == y) {
                end++;
            }
            heights(y, next, height);
            int used = envelope(height, vertex, reach);
            int k = 0;
            for (int i = start; i < end; i++) {
                double x = cells.x()[i] * spacingX;
                while (k + 1 < used && reach[k + 1] < x) {
                    k++;
                }
                double dx = (cells.x()[i] - columns[vertex[k]]) * spacingX;
                distances[i] = Math.sqrt(dx * dx + height[vertex[k]]);
            }
            start = end;
        }
        return distances;
    }

    /** The squared distance from row y to the nearest target in every column; rows are asked for in ascending order. */
    private void heights(int y, int[] next, double[] height) {
        for (int c = 0; c < next.length; c++) {
            int at = next[c];
            int last = begin[c + 1];
            while (at < last && rows[at] < y) {
                at++;
            }
            next[c] = at;
            int nearest = at < last ? rows[at] - y : Integer.MAX_VALUE;
            if (at > begin[c]) {
                nearest = Math.min(nearest, y - rows[at - 1]);
            }
            double d = nearest * spacingY;
            height[c] = d * d;
        }
    }

    /** Which columns are the nearest anywhere on the row, and from where on each one is. */
    private int envelope(double[] height, int[] vertex, double[] reach) {
        int n = 0;
        for (int q = 0; q < height.length; q++) {
            double a = columns[q] * spacingX;
            double meets = Double.NEGATIVE_INFINITY;
            while (n > 0) {
                int v = vertex[n - 1];
                double b = columns[v] * spacingX;
                meets = (height[q] + a * a - height[v] - b * b) / (2 * (a - b));
                if (meets > reach[n - 1]) {
                    break;
                }
                n--;
                meets = Double.NEGATIVE_INFINITY;
            }
            vertex[n] = q;
            reach[n++] = meets;
        }
        return n;
    }
}
