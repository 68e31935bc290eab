package touchstone.qa.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Messages;
import touchstone.model.geometry.Tag;
import touchstone.qa.ErrorKind;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.similarity.Iou;

/**
 * A disagreement and between whom it is.
 *
 * @param golden whether the first of them is a reference
 */
record Finding(Comparison comparison, boolean golden, Disagreement disagreement) {

    private static final Messages TEXT = Messages.beside(Finding.class);

    /** Those against a reference first, then the worst. */
    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding f) -> !f.golden)
            .thenComparing(Finding::disagreement, Disagreement.WORST_FIRST)
            .thenComparing(f -> f.comparison.first().id()).thenComparing(f -> f.comparison.second().id());

    /** As a place worth looking at. */
    Cases.Case toCase() {
        Annotation first = disagreement.first();
        Annotation second = disagreement.second();
        List<String> sentences = new ArrayList<>(
                List.of(TEXT.text((golden ? "error." : "difference.") + disagreement.kind().key())));
        if (first == null || second == null) {
            Annotator lacking = first == null ? comparison.first() : comparison.second();
            sentences.add(TEXT.text("worst.lacks", lacking.name()));
        } else if (!(first.geometry() instanceof Tag)) {
            sentences.add(TEXT.text(Iou.isOfAreas(first.geometry(), second.geometry()) ? "worst.iou" : "worst.likeness",
                    Unit.SHARE.text(disagreement.iou())));
        }
        return new Cases.Case(disagreement.image().id(),
                Stream.of(Optional.ofNullable(first), Optional.ofNullable(second)).flatMap(Optional::stream)
                        .map(Annotation::id).toList(),
                null, disagreement.severity(), String.join(" ", sentences), null);
    }

    /** By the two's ids: to hash a comparison would be to hash all that it compares. */
    private record Drawer(AnnotatorId first, AnnotatorId second, ErrorKind kind) {
    }

    static List<Finding> of(Comparison comparison, boolean golden) {
        return comparison.disagreements().stream().map(d -> new Finding(comparison, golden, d)).toList();
    }

    /**
     * So many of the worst, taken in turn from every comparison and kind of error, so that no kind that is frequent hides
     * the others.
     */
    static List<Finding> worst(Collection<Finding> all, int count) {
        Map<Drawer, List<Finding>> drawers = new LinkedHashMap<>();
        all.stream().sorted(ORDER).forEach(f -> drawers
                .computeIfAbsent(
                        new Drawer(f.comparison.first().id(), f.comparison.second().id(), f.disagreement.kind()),
                        d -> new ArrayList<>())
                .add(f));
        List<Finding> taken = new ArrayList<>();
        for (int turn = 0; taken.size() < Math.min(count, all.size()); turn++) {
            for (List<Finding> drawer : drawers.values()) {
                if (turn < drawer.size() && taken.size() < count) {
                    taken.add(drawer.get(turn));
                }
            }
        }
        return taken.stream().sorted(ORDER).toList();
    }
}
