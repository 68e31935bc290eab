package touchstone.qa.agreement;

import java.util.Arrays;

/** How often each category of one rater met each of another, with only those that met: many categories cost no square. */
final class Crossing {

    /** Up to so many categories a square of counts is quicker than sorting the meetings. */
    private static final int FEW = 256;

    private final int categories;
    /** By meeting, ascending: row times categories plus column. */
    private final long[] places;
    private final long[] counts;
    private final long total;

    private Crossing(int categories, long[] places, long[] counts) {
        this.categories = categories;
        this.places = places;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    interface Visitor {
        void visit(int row, int column, long count);
    }

    static Crossing of(long[][] square) {
        int q = square.length;
        long[] places = new long[q * q];
        long[] counts = new long[q * q];
        int n = 0;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                if (square[i][j] > 0) {
                    places[n] = (long) i * q + j;
                    counts[n++] = square[i][j];
                }
            }
        }
        return new Crossing(q, Arrays.copyOf(places, n), Arrays.copyOf(counts, n));
    }

    /** Over the units that both rated. */
    static Crossing of(RatingTable table, int a, int b) {
        int q = table.categories().size();
        if (q <= FEW) {
            return of(table.contingency(a, b));
        }
        long[] meetings = new long[table.units()];
        int n = 0;
        for (int u = 0; u < meetings.length; u++) {
            int i = table.code(u, a);
            int j = table.code(u, b);
            if (i != RatingTable.MISSING && j != RatingTable.MISSING) {
                meetings[n++] = (long) i * q + j;
            }
        }
        Arrays.sort(meetings, 0, n);
        long[] places = new long[n];
        long[] counts = new long[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || meetings[i] != meetings[i - 1]) {
                places[size++] = meetings[i];
            }
            counts[size - 1]++;
        }
        return new Crossing(q, Arrays.copyOf(places, size), Arrays.copyOf(counts, size));
    }

    long total() {
        return total;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < places.length; i++) {
            visitor.visit((int) (places[i] / categories), (int) (places[i] % categories), counts[i]);
        }
    }

    /** Whether both always gave one and the same category. */
    boolean isOneCategory() {
        return places.length == 1 && places[0] / categories == places[0] % categories;
    }

    /** How often both gave the same. */
    long agreeing() {
        long[] sum = { 0 };
        forEach((i, j, count) -> sum[0] += i == j ? count : 0);
        return sum[0];
    }

    double[] rowShares() {
        double[] shares = new double[categories];
        forEach((i, j, count) -> shares[i] += (double) count / total);
        return shares;
    }

    double[] columnShares() {
        double[] shares = new double[categories];
        forEach((i, j, count) -> shares[j] += (double) count / total);
        return shares;
    }
}
