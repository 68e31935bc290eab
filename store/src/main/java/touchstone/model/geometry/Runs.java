package touchstone.model.geometry;

import java.util.Arrays;

/** The runs of set pixels of a mask in reading order, of which each row's are found from its number. */
final class Runs {

    /** Run r reaches from x[2r] (included) to x[2r + 1] (excluded). */
    private int[] x = new int[64];
    private int[] y = new int[32];
    private int size;

    private Runs() {
    }

    static Runs of(Mask mask) {
        Runs runs = new Runs();
        mask.forEachRun(runs::add);
        return runs;
    }

    private void add(int row, int from, int to) {
        if (size == y.length) {
            x = Arrays.copyOf(x, 4 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        y[size] = row;
        x[2 * size] = from;
        x[2 * size + 1] = to;
        size++;
    }

    int size() {
        return size;
    }

    int row(int run) {
        return y[run];
    }

    int from(int run) {
        return x[2 * run];
    }

    int to(int run) {
        return x[2 * run + 1];
    }

    /** Where a side lies: side 2r is the left one of run r and side 2r + 1 the right one. */
    int side(int side) {
        return x[side];
    }

    /** The first run after {@code run} that is in another row. */
    int endOfRow(int run) {
        int end = run;
        while (end < size && y[end] == y[run]) {
            end++;
        }
        return end;
    }
}
