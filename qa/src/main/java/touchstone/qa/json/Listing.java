package touchstone.qa.json;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;

/**
 * How much of its single cases a document lists for each of its comparisons, so that a document about everybody beside
 * everybody stays one that can be read: all where they are not too many, else the worst; how many are left out is told.
 *
 * @param cases of one comparison
 * @param images of one comparison
 */
record Listing(int cases, int images) {

    private static final int MOST_CASES = 10_000;
    private static final int MOST_IMAGES = 20_000;
    private static final int FEWEST = 20;

    /** For a document, or several beside each other, about so many comparisons. */
    static Listing among(int comparisons) {
        int n = Math.max(1, comparisons);
        return new Listing(Math.max(FEWEST, MOST_CASES / n), Math.max(FEWEST, MOST_IMAGES / n));
    }

    /** The worst of every comparison, the worst first. */
    List<Disagreement> cases(List<Comparison> comparisons) {
        return comparisons.stream().flatMap(c -> c.disagreements().stream().limit(cases))
                .sorted(Disagreement.WORST_FIRST).toList();
    }

    /** Those with the most disagreements, in the project's order. */
    List<ImageComparison> images(Comparison comparison) {
        List<ImageComparison> all = comparison.images();
        if (all.size() <= images) {
            return all;
        }
        Set<Object> shown = all.stream()
                .sorted(Comparator.comparingInt((ImageComparison i) -> i.disagreements().size()).reversed())
                .limit(images).map(i -> i.image().id()).collect(Collectors.toCollection(HashSet::new));
        return all.stream().filter(i -> shown.contains(i.image().id())).toList();
    }
}
