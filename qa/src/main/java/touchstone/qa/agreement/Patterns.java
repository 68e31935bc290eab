package touchstone.qa.agreement;

import java.util.Arrays;

/**
 * The units of a table that have a rating, equal ones put together: two units are equal when the same categories were
 * given equally often, by whomever. All coefficients that do not ask who rated follow from these.
 */
final class Patterns {

    /** By pattern: how many units have it. */
    final int[] frequency;
    /** By unit: its pattern; -1 where it has no rating. */
    final int[] ofUnit;
    /** The categories of a pattern, ascending, from its start up to the next one's. */
    private final int[] codes;
    private final int[] start;

    private Patterns(int[] frequency, int[] ofUnit, int[] codes, int[] start) {
        this.frequency = frequency;
        this.ofUnit = ofUnit;
        this.codes = codes;
        this.start = start;
    }

    static Patterns of(RatingTable table) {
        Gathering gathering = new Gathering(table);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(table.raters().size());
        return table.categories().size() * bits < Long.SIZE ? gathering.packed(bits) : gathering.sorted();
    }

    int size() {
        return frequency.length;
    }

    /** How many ratings a unit of the pattern has. */
    int ratings(int pattern) {
        return start[pattern + 1] - start[pattern];
    }

    /** The categories of a pattern, each with how often it was given, ascending. */
    void forEachCategory(int pattern, CategoryVisitor visitor) {
        int i = start[pattern];
        while (i < start[pattern + 1]) {
            int from = i;
            while (i < start[pattern + 1] && codes[i] == codes[from]) {
                i++;
            }
            visitor.visit(codes[from], i - from);
        }
    }

    int code(int pattern, int i) {
        return codes[start[pattern] + i];
    }

    interface CategoryVisitor {
        void visit(int category, int count);
    }

    /** A hash table from the categories of a unit to its pattern. */
    private static final class Gathering {

        private final RatingTable table;
        private int[] places = new int[1024];
        private int[] codes = new int[1024];
        private int[] start = new int[257];
        private int[] frequency = new int[256];
        private int size;

        Gathering(RatingTable table) {
            this.table = table;
            Arrays.fill(places, -1);
        }

        private Patterns patterns(int[] ofUnit) {
            return new Patterns(Arrays.copyOf(frequency, size), ofUnit, Arrays.copyOf(codes, start[size]),
                    Arrays.copyOf(start, size + 1));
        }

        /** With how often each category was given side by side in one number, which needs no sorting. */
        Patterns packed(int bits) {
            int raters = table.raters().size();
            long[] keys = new long[frequency.length];
            int[] unit = new int[raters];
            int[] ofUnit = new int[table.units()];
            for (int u = 0; u < ofUnit.length; u++) {
                long key = 0;
                for (int r = 0; r < raters; r++) {
                    int code = table.code(u, r);
                    key += code == RatingTable.MISSING ? 0 : 1L << code * bits;
                }
                if (key == 0) {
                    ofUnit[u] = -1;
                    continue;
                }
                int at = hash(key) & (places.length - 1);
                while (places[at] >= 0 && keys[places[at]] != key) {
                    at = (at + 1) & (places.length - 1);
                }
                int pattern = places[at];
                if (pattern < 0) {
                    pattern = add(unit, unpack(key, bits, unit));
                    places[at] = pattern;
                    keys = keys.length < frequency.length ? Arrays.copyOf(keys, frequency.length) : keys;
                    keys[pattern] = key;
                    if (size * 2 > places.length) {
                        places = emptied(places.length * 2);
                        for (int p = 0; p < size; p++) {
                            put(hash(keys[p]), p);
                        }
                    }
                }
                frequency[pattern]++;
                ofUnit[u] = pattern;
            }
            return patterns(ofUnit);
        }

        private static int unpack(long key, int bits, int[] into) {
            int n = 0;
            for (int k = 0; key >>> k * bits != 0; k++) {
                for (long count = key >>> k * bits & (1L << bits) - 1; count > 0; count--) {
                    into[n++] = k;
                }
            }
            return n;
        }

        private static int[] emptied(int length) {
            int[] places = new int[length];
            Arrays.fill(places, -1);
            return places;
        }

        private void put(int hash, int pattern) {
            int at = hash & (places.length - 1);
            while (places[at] >= 0) {
                at = (at + 1) & (places.length - 1);
            }
            places[at] = pattern;
        }

        Patterns sorted() {
            int raters = table.raters().size();
            int[] unit = new int[raters];
            int[] ofUnit = new int[table.units()];
            for (int u = 0; u < ofUnit.length; u++) {
                int n = 0;
                for (int r = 0; r < raters; r++) {
                    int code = table.code(u, r);
                    if (code != RatingTable.MISSING) {
                        unit[n++] = code;
                    }
                }
                if (n > 1) {
                    sort(unit, n);
                }
                ofUnit[u] = n == 0 ? -1 : place(unit, n);
            }
            return patterns(ofUnit);
        }

        private static void sort(int[] unit, int n) {
            if (n > 32) {
                Arrays.sort(unit, 0, n);
                return;
            }
            for (int i = 1; i < n; i++) {
                int moved = unit[i];
                int j = i;
                while (j > 0 && unit[j - 1] > moved) {
                    unit[j] = unit[j - 1];
                    j--;
                }
                unit[j] = moved;
            }
        }

        private int place(int[] unit, int n) {
            int at = hash(unit, 0, n) & (places.length - 1);
            while (places[at] >= 0 && !isSame(places[at], unit, n)) {
                at = (at + 1) & (places.length - 1);
            }
            int pattern = places[at];
            if (pattern < 0) {
                pattern = add(unit, n);
                places[at] = pattern;
                if (size * 2 > places.length) {
                    rehash();
                }
            }
            frequency[pattern]++;
            return pattern;
        }

        private boolean isSame(int pattern, int[] unit, int n) {
            return Arrays.equals(codes, start[pattern], start[pattern + 1], unit, 0, n);
        }

        private int add(int[] unit, int n) {
            int from = start[size];
            if (from + n > codes.length) {
                codes = Arrays.copyOf(codes, Math.max(from + n, grown(codes.length)));
            }
            if (size == frequency.length) {
                frequency = Arrays.copyOf(frequency, grown(size));
                start = Arrays.copyOf(start, frequency.length + 1);
            }
            System.arraycopy(unit, 0, codes, from, n);
            start[size + 1] = from + n;
            return size++;
        }

        private static int grown(int length) {
            return (int) Math.min(Integer.MAX_VALUE - 8L, length * 2L);
        }

        private void rehash() {
            places = emptied(places.length * 2);
            for (int p = 0; p < size; p++) {
                put(hash(codes, start[p], start[p + 1]), p);
            }
        }

        private static int hash(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 33);
        }

        private static int hash(int[] codes, int from, int to) {
            long hash = (long) to - from;
            for (int i = from; i < to; i++) {
                hash = (hash ^ codes[i]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            return (int) (hash >>> 17);
        }
    }
}
