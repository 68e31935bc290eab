package touchstone.qa.conduct;

import touchstone.model.ImageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Orientation;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.CohenKappa;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.matching.Matching;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.scoring.Tally;

/**
 * How well annotators agree with themselves on images that they were given twice, perhaps turned or mirrored: shapes are
 * brought back to the first image and matched there, as those of two annotators would be. On a mirrored image the left
 * joint of a pair is what was the right one.
 */
public final class ConsistencyAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("consistency");
    private static final int CASES = 6;

    private record Limits(double iou, double alpha) {
    }

    /** One annotator beside himself. */
    private record Self(Annotator annotator, List<ImageComparison> images, Tally objects, Tally tags,
            List<List<@Nullable String>> ratings) {

        /** On which what was drawn the second time is something else. */
        List<ImageId> differing() {
            return images.stream().filter(i -> !i.disagreements().isEmpty()).map(i -> i.image().id()).toList();
        }

        boolean isOfTags() {
            return objects.isEmpty() && !tags.isEmpty();
        }

        Tally tally() {
            return isOfTags() ? tags : objects;
        }
    }

    @Override
    public String name() {
        return "consistency";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = new Limits(settings.number("consistency.iou", 0.75, 0, 1),
                settings.number("consistency.alpha", 0.8, -1, 1));
        ProjectView project = subject.project();
        Repeats repeats = Repeats.of(project.images());
        if (repeats.pairs().isEmpty()) {
            return Optional.empty();
        }
        List<Self> all = new ArrayList<>();
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .toList();
        for (int a = 0; a < people.size(); a++) {
            Self self = self(subject, people.get(a), repeats, watch);
            if (!self.images.isEmpty()) {
                all.add(self);
            }
            watch.done(a + 1, people.size());
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Self self : all) {
            RatingTable table = RatingTable.of(List.of("1", "2"), categories(self), self.ratings);
            Estimate alpha = KrippendorffAlpha.NOMINAL.of(table);
            Estimate iou = self.tally().detection().meanIou();
            rows.add(List.of(new Cell.Name(self.annotator.name()), new Cell.Count(self.images.size()),
                    new Cell.Text(Wording.shared(self.isOfTags() ? "of.tags" : "of.objects")),
                    new Cell.Count(self.ratings.size()),
                    new Cell.Value(CohenKappa.UNWEIGHTED.of(table), Unit.NUMBER), new Cell.Value(alpha, Unit.NUMBER),
                    new Cell.Value(iou, Unit.SHARE), new Cell.Value(self.tally().detection().f1(), Unit.SHARE),
                    new Cell.Value(perImage(self), Unit.SHARE)));
            if (iou.number().orElse(1) < limits.iou) {
                alarms.add(WORDS.alarm(Severity.MODERATE, "iou", self.annotator.name(), iou.number().orElse(0),
                        limits.iou).at(self.differing()).of(self.annotator));
            }
            if (alpha.number().orElse(1) < limits.alpha) {
                alarms.add(WORDS.alarm(Severity.HIGH, "alpha", self.annotator.name(), alpha.number().orElse(0),
                        limits.alpha).at(self.differing()).of(self.annotator));
            }
        }
        alarms.sort(Comparator.comparing(Alarm::severity));
        if (!repeats.unusable().isEmpty()) {
            alarms.add(WORDS.alarm(Severity.LOW, "unusable", repeats.unusable().size()).at(repeats.unusable()));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "repeats", "of", "rated",
                "kappa", "alpha", "meanIou", "f1", "f1PerImage"), rows));
        List<Cases.Case> cases = all.stream().flatMap(s -> s.images.stream()).flatMap(i -> i.disagreements().stream())
                .sorted(Disagreement.WORST_FIRST).limit(CASES).map(ConsistencyAnalysis::shown).toList();
        if (!cases.isEmpty()) {
            parts.add(new Cases("worst", WORDS.text("cases"), cases));
        }
        return Optional.of(new Result(name(), WORDS.text("title"),
                WORDS.text("meaning", repeats.pairs().size(), all.size()), subject.basis().with(settings.used()),
                alarms, parts));
    }

    private static Cases.Case shown(Disagreement d) {
        Annotation first = d.first();
        return new Cases.Case(d.image().id(), first == null ? List.of() : List.of(first.id()),
                d.any().geometry().bounds().isEmpty() ? null : d.any().geometry().bounds(), d.severity(),
                WORDS.text("case." + d.kind().key()), 1 - d.iou());
    }

    /** The mean of F1 over the repeated images, whose interval tells how much the number depends on a few of them. */
    private static Estimate perImage(Self self) {
        Moments all = Moments.NONE;
        for (ImageComparison image : self.images) {
            Tally tally = self.isOfTags() ? image.tags() : image.objects();
            all = all.plus(tally.detection().f1().number().orElse(1));
        }
        return all.share(Reason.NO_PAIRS);
    }

    private static List<String> categories(Self self) {
        return self.ratings.stream().flatMap(List::stream).map(String::valueOf).distinct().sorted().toList();
    }

    private static Self self(Subject subject, Annotator annotator, Repeats repeats, Watch watch) {
        ProjectView project = subject.project();
        Map<LabelId, String> names = project.schema().labels().stream()
                .collect(Collectors.toMap(Label::id, Label::name));
        Map<LabelId, @Nullable Skeleton> skeletons = new HashMap<>();
        project.schema().labels().forEach(l -> skeletons.put(l.id(), l.skeleton()));
        List<ImageComparison> images = new ArrayList<>();
        List<List<@Nullable String>> labels = new ArrayList<>();
        List<List<@Nullable String>> tags = new ArrayList<>();
        Tally objects = Tally.NONE;
        Tally tagged = Tally.NONE;
        for (Repeats.Pair pair : repeats.pairs()) {
            watch.check();
            if (!Comparison.hasWorked(project, pair.original(), annotator)
                    || !Comparison.hasWorked(project, pair.repeat(), annotator)) {
                continue;
            }
            List<Annotation> first = project.annotations(pair.original().id(), annotator.id());
            List<Annotation> second = project.annotations(pair.repeat().id(), annotator.id()).stream()
                    .map(a -> back(a, pair, skeletons.get(a.label()))).toList();
            ImageComparison comparison = ImageComparison.of(pair.original(), first, second, subject.rules(), watch);
            images.add(comparison);
            objects = objects.plus(comparison.objects());
            tagged = tagged.plus(comparison.tags());
            for (Matching.Pair match : comparison.matching().pairs()) {
                labels.add(List.of(name(names, comparison.first().get(match.first())),
                        name(names, comparison.second().get(match.second()))));
            }
            tags.add(List.of(tags(names, first), tags(names, second)));
        }
        boolean ofTags = objects.isEmpty() && !tagged.isEmpty();
        return new Self(annotator, images, objects, tagged, ofTags ? tags : labels);
    }

    private static Annotation back(Annotation a, Repeats.Pair pair, @Nullable Skeleton skeleton) {
        Image repeat = pair.repeat();
        Orientation back = pair.turn().inverse();
        Geometry turned = back.apply(a.geometry(), repeat.width(), repeat.height());
        return a.withGeometry(back.isMirror() && skeleton != null && turned instanceof Keypoints joints
                ? skeleton.mirrored(joints)
                : turned);
    }

    private static String name(Map<LabelId, String> names, Annotation a) {
        return names.getOrDefault(a.label(), a.label().toString());
    }

    private static String tags(Map<LabelId, String> names, List<Annotation> all) {
        Map<String, Integer> sorted = new HashMap<>();
        all.stream().filter(a -> a.geometry() instanceof Tag).forEach(a -> sorted.merge(name(names, a), 1,
                Integer::sum));
        return sorted.isEmpty()
                ? Wording.shared("noTag")
                : String.join(" + ", sorted.keySet().stream().sorted()
                        .toList());
    }
}
