package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.qa.Moments;
import touchstone.qa.Watch;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Comparison.Scope;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.scoring.Tally;

/**
 * How good every annotator's work on every image is: F1 against the golden set, or the mean of F1 against the other
 * annotators where there is no golden set. On an image without objects the tags count; two who agree that nothing is
 * there score 1.
 *
 * @param gold the reference; null where the others are
 * @param byAnnotator in the order in which the images were last worked on, those of which the log tells nothing first
 */
record Scores(@Nullable Annotator gold, Map<Annotator, List<Scored>> byAnnotator) {

    private static final int WORST = 50;

    /**
     * How many of the objects that one of two has both have: a mean over comparisons, so not always whole.
     *
     * @param all how many at least one has; 0 where both agree that nothing is there
     */
    record Common(double both, double all) {

        private static final Common NONE = new Common(0, 0);

        private Common plus(Counts counts, int comparisons) {
            double right = counts.truePositive();
            return new Common(both + right / comparisons,
                    all + (right + counts.falsePositive() + counts.falseNegative()) / comparisons);
        }
    }

    /**
     * @param byLabel for each label that one of the two has there
     * @param visit the work on it; null where the log tells of none
     */
    record Scored(ImageId image, double score, Common objects, Map<LabelId, Common> byLabel,
            WorkLog.@Nullable Visit visit) {

        long order() {
            return visit == null ? 0 : visit.order();
        }
    }

    Scores {
        byAnnotator = Collections.unmodifiableMap(new LinkedHashMap<>(byAnnotator));
    }

    /** Nothing where there is neither a golden set nor a second annotator on any image. */
    static Optional<Scores> of(Subject subject, WorkLog log, Watch watch) {
        return of(subject, gold(subject.project()), log, watch);
    }

    /** Against the golden set alone. */
    static Optional<Scores> against(Subject subject, WorkLog log, Watch watch) {
        Optional<Annotator> gold = gold(subject.project());
        return gold.isEmpty() ? Optional.empty() : of(subject, gold, log, watch);
    }

    /** Against the other annotators, also where there is a golden set. */
    static Optional<Scores> amongEachOther(Subject subject, WorkLog log, Watch watch) {
        return of(subject, Optional.empty(), log, watch);
    }

    private static Optional<Annotator> gold(ProjectView project) {
        return project.annotators().stream().filter(a -> a.role() == Annotator.Role.GOLD)
                .filter(g -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, g)))
                .findFirst();
    }

    private static Optional<Scores> of(Subject subject, Optional<Annotator> gold, WorkLog log, Watch watch) {
        List<Annotator> people = subject.project().annotators().stream()
                .filter(a -> a.role() == Annotator.Role.ANNOTATOR).toList();
        Map<AnnotatorId, Map<ImageId, List<ImageComparison>>> all = new HashMap<>();
        if (gold.isPresent()) {
            for (int a = 0; a < people.size(); a++) {
                add(all, people.get(a), Comparison.of(subject, gold.get(), people.get(a), Scope.BOTH,
                        watch.part(a, people.size())));
            }
        } else {
            int pairs = people.size() * (people.size() - 1) / 2;
            int pair = 0;
            for (int a = 0; a < people.size(); a++) {
                for (int b = a + 1; b < people.size(); b++) {
                    Comparison both = Comparison.of(subject, people.get(a), people.get(b), Scope.BOTH,
                            watch.part(pair++, pairs));
                    add(all, people.get(a), both);
                    add(all, people.get(b), both);
                }
            }
        }
        Map<Annotator, List<Scored>> byAnnotator = new LinkedHashMap<>();
        for (Annotator person : people) {
            List<Scored> scored = new ArrayList<>();
            all.getOrDefault(person.id(), Map.of()).forEach(
                    (image, comparisons) -> scored.add(scored(image, comparisons, log.visit(person.id(), image))));
            if (!scored.isEmpty()) {
                scored.sort(Comparator.comparingLong(Scored::order));
                byAnnotator.put(person, List.copyOf(scored));
            }
        }
        return byAnnotator.isEmpty() ? Optional.empty() : Optional.of(new Scores(gold.orElse(null), byAnnotator));
    }

    private static void add(Map<AnnotatorId, Map<ImageId, List<ImageComparison>>> all, Annotator person,
            Comparison comparison) {
        Map<ImageId, List<ImageComparison>> own = all.computeIfAbsent(person.id(), id -> new LinkedHashMap<>());
        comparison.images().forEach(i -> own.computeIfAbsent(i.image().id(), id -> new ArrayList<>()).add(i));
    }

    private static Scored scored(ImageId image, List<ImageComparison> comparisons, WorkLog.@Nullable Visit visit) {
        int n = comparisons.size();
        double sum = 0;
        Common objects = Common.NONE;
        Map<LabelId, Common> byLabel = new HashMap<>();
        for (ImageComparison comparison : comparisons) {
            Tally tally = comparison.objects().isEmpty() ? comparison.tags() : comparison.objects();
            sum += tally.micro().f1().number().orElse(1);
            objects = objects.plus(tally.micro(), n);
            tally.byLabel().forEach((label, counts) -> byLabel.put(label,
                    byLabel.getOrDefault(label, Common.NONE).plus(counts, n)));
        }
        return new Scored(image, sum / n, objects, byLabel, visit);
    }

    /** The images with the lowest scores first; no more than one looks through. */
    static List<ImageId> worst(List<Scored> scored) {
        return scored.stream().filter(s -> s.score < 1).sorted(Comparator.comparingDouble(Scored::score)).limit(WORST)
                .map(Scored::image).toList();
    }

    /** Only images of whose making the log tells. */
    List<Scored> timed(Annotator person) {
        return byAnnotator.getOrDefault(person, List.of()).stream().filter(s -> s.visit != null).toList();
    }

    /** Whether the log tells of the making of any of them. */
    boolean isTimed() {
        return byAnnotator.keySet().stream().anyMatch(a -> !timed(a).isEmpty());
    }

    static Moments moments(List<Scored> scored) {
        Moments all = Moments.NONE;
        for (Scored s : scored) {
            all = all.plus(s.score);
        }
        return all;
    }

    /** What the scores are measured against, as the user calls it. */
    String against() {
        return gold == null ? Wording.shared("against.others") : Wording.shared("against.gold", gold.name());
    }
}
