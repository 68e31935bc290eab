package touchstone.qa.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import touchstone.qa.matching.Matching.Pair;

/**
 * The pairs that are alike enough to be matched at all, and the optimal choice among them: the one-to-one matching whose
 * similarities have the largest sum. A pair that is left out counts as similarity 0, so this equals the Hungarian method
 * on the whole matrix with entries below the threshold set to 0 and dropped afterwards. Objects that are not connected
 * through any pair do not influence each other, so each connected group is solved alone and an image of thousands of
 * objects costs little more than its overlaps.
 *
 * @param first how many objects the first list has
 * @param second how many objects the second list has
 */
public record Candidates(int first, int second, List<Pair> pairs) {

    public Candidates {
        pairs = List.copyOf(pairs);
    }

    /** All entries of a matrix that reach the threshold and are above 0; rows are the first list. */
    public static Candidates ofMatrix(double[][] similarity, double threshold) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < similarity.length; i++) {
            for (int j = 0; j < similarity[i].length; j++) {
                if (similarity[i][j] >= threshold && similarity[i][j] > 0) {
                    pairs.add(new Pair(i, j, similarity[i][j]));
                }
            }
        }
        return new Candidates(similarity.length, similarity.length == 0 ? 0 : similarity[0].length, pairs);
    }

    public Matching best() {
        List<Pair> chosen = chosen();
        boolean[] firstTaken = new boolean[first];
        boolean[] secondTaken = new boolean[second];
        for (Pair pair : chosen) {
            firstTaken[pair.first()] = true;
            secondTaken[pair.second()] = true;
        }
        return new Matching(chosen, free(firstTaken), free(secondTaken));
    }

    private List<Pair> chosen() {
        if (nobodyTwice()) {
            return pairs;
        }
        List<Pair> chosen = new ArrayList<>();
        for (List<Pair> group : groups()) {
            solve(group, chosen);
        }
        chosen.sort(Comparator.comparingInt(Pair::first));
        return chosen;
    }

    /** Whether there is nothing to choose: the pairs ascend and no object is in two of them. */
    private boolean nobodyTwice() {
        boolean[] taken = new boolean[second];
        int last = -1;
        for (Pair pair : pairs) {
            if (pair.first() <= last || taken[pair.second()]) {
                return false;
            }
            last = pair.first();
            taken[pair.second()] = true;
        }
        return true;
    }

    private static List<Integer> free(boolean[] taken) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                free.add(i);
            }
        }
        return free;
    }

    /** The connected groups of pairs, in the order of their first object. */
    private Collection<List<Pair>> groups() {
        int[] parent = new int[first + second];
        Arrays.setAll(parent, i -> i);
        for (Pair pair : pairs) {
            int a = root(parent, pair.first());
            int b = root(parent, first + pair.second());
            parent[Math.max(a, b)] = Math.min(a, b);
        }
        TreeMap<Integer, List<Pair>> groups = new TreeMap<>();
        for (Pair pair : pairs) {
            groups.computeIfAbsent(root(parent, pair.first()), r -> new ArrayList<>()).add(pair);
        }
        return groups.values();
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private static void solve(List<Pair> group, List<Pair> chosen) {
        if (group.size() == 1) {
            chosen.add(group.getFirst());
            return;
        }
        int[] rows = group.stream().mapToInt(Pair::first).sorted().distinct().toArray();
        int[] columns = group.stream().mapToInt(Pair::second).sorted().distinct().toArray();
        boolean wide = rows.length <= columns.length;
        double[][] value = new double[wide ? rows.length : columns.length][wide ? columns.length : rows.length];
        for (Pair pair : group) {
            int r = Arrays.binarySearch(rows, pair.first());
            int c = Arrays.binarySearch(columns, pair.second());
            value[wide ? r : c][wide ? c : r] = pair.similarity();
        }
        int[] columnOfRow = Assignment.ofRows(value);
        for (int i = 0; i < columnOfRow.length; i++) {
            int j = columnOfRow[i];
            if (value[i][j] > 0) {
                chosen.add(wide
                        ? new Pair(rows[i], columns[j], value[i][j])
                        : new Pair(rows[j], columns[i], value[i][j]));
            }
        }
    }
}
