package touchstone.qa.matching;

import java.util.Arrays;

/**
 * The assignment of rows to columns with the largest sum, by shortest augmenting paths with potentials (Kuhn 1955;
 * Jonker and Volgenant 1987): rows<sup>2</sup> times columns steps. Among equal sums the choice is fixed by the order of
 * rows and columns.
 */
final class Assignment {

    private Assignment() {
    }

    /**
     * @param value rectangular, not larger in rows than in columns, no negative entry
     * @return for each row its column
     */
    static int[] ofRows(double[][] value) {
        int rows = value.length;
        int columns = rows == 0 ? 0 : value[0].length;
        // Index 0 of these arrays is a column that does not exist: the root of each search.
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOfColumn = new int[columns + 1];
        int[] previous = new int[columns + 1];
        double[] distance = new double[columns + 1];
        boolean[] settled = new boolean[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOfColumn[0] = row;
            int column = 0;
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            Arrays.fill(settled, false);
            do {
                settled[column] = true;
                int r = rowOfColumn[column];
                double nearest = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int c = 1; c <= columns; c++) {
                    if (settled[c]) {
                        continue;
                    }
                    double reduced = -value[r - 1][c - 1] - rowPotential[r] - columnPotential[c];
                    if (reduced < distance[c]) {
                        distance[c] = reduced;
                        previous[c] = column;
                    }
                    if (distance[c] < nearest) {
                        nearest = distance[c];
                        next = c;
                    }
                }
                for (int c = 0; c <= columns; c++) {
                    if (settled[c]) {
                        rowPotential[rowOfColumn[c]] += nearest;
                        columnPotential[c] -= nearest;
                    } else {
                        distance[c] -= nearest;
                    }
                }
                column = next;
            } while (rowOfColumn[column] != 0);
            while (column != 0) {
                rowOfColumn[column] = rowOfColumn[previous[column]];
                column = previous[column];
            }
        }
        int[] columnOfRow = new int[rows];
        for (int c = 1; c <= columns; c++) {
            if (rowOfColumn[c] != 0) {
                columnOfRow[rowOfColumn[c] - 1] = c - 1;
            }
        }
        return columnOfRow;
    }
}
