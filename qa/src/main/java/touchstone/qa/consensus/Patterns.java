package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.qa.agreement.RatingTable;

/**
 * The units with ratings, equal ones put together: what is estimated from a million units costs what their different
 * patterns cost.
 *
 * @param cells by pattern: rater times number of labels plus label for every rating, ascending
 * @param frequency by pattern: how many units have it
 * @param ofUnit by unit: its pattern, or -1 for a unit without ratings
 */
@SuppressWarnings("ArrayRecordComponent") // buffers of one computation, never compared
record Patterns(int[][] cells, int[] frequency, int[] ofUnit) {

    static Patterns of(Votes votes) {
        int labels = votes.labels().size();
        Map<Key, Integer> known = new HashMap<>();
        List<int[]> cells = new ArrayList<>();
        int[] ofUnit = new int[votes.units()];
        int[] row = new int[votes.columns()];
        for (int u = 0; u < ofUnit.length; u++) {
            int n = 0;
            for (int c = 0; c < row.length; c++) {
                int label = votes.label(u, c);
                if (label != RatingTable.MISSING) {
                    row[n++] = votes.rater(c) * labels + label;
                }
            }
            if (n == 0) {
                ofUnit[u] = -1;
                continue;
            }
            int[] pattern = Arrays.copyOf(row, n);
            Arrays.sort(pattern);
            ofUnit[u] = known.computeIfAbsent(new Key(pattern), key -> {
                cells.add(pattern);
                return cells.size() - 1;
            });
        }
        int[] frequency = new int[cells.size()];
        for (int pattern : ofUnit) {
            if (pattern >= 0) {
                frequency[pattern]++;
            }
        }
        return new Patterns(cells.toArray(int[][]::new), frequency, ofUnit);
    }

    /** How many units have ratings. */
    int units() {
        return Arrays.stream(frequency).sum();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by its own equals
    private record Key(int[] cells) {

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Key k && Arrays.equals(cells, k.cells);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(cells);
        }
    }
}
