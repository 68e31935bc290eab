package touchstone.qa.matching;

import java.util.List;

/**
 * Who belongs to whom between two lists of objects, by their places in the lists. Every place of the first list is in
 * exactly one of {@code pairs} and {@code onlyFirst}, every place of the second in one of {@code pairs} and
 * {@code onlySecond}; all three ascend.
 */
public record Matching(List<Pair> pairs, List<Integer> onlyFirst, List<Integer> onlySecond) {

    public record Pair(int first, int second, double similarity) {
    }

    public Matching {
        pairs = List.copyOf(pairs);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
    }

    /** The sum that an optimal matching makes largest. */
    public double total() {
        return pairs.stream().mapToDouble(Pair::similarity).sum();
    }
}
