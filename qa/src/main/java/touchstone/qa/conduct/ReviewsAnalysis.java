package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.note.Fault;
import touchstone.model.note.Review;
import touchstone.qa.ErrorKind;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * What looking over the work has shown. An item is one annotator's work on one image; it counts by the first look of
 * somebody else, because what was corrected since says nothing of the work that nobody looked at. It has an error that
 * matters when a fault was named that is not cosmetic, or when it was sent back without naming any.
 */
public final class ReviewsAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("reviews");

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double limit = settings.number("reviews.severe", 0.1, 0, 1);
        ProjectView project = subject.project();
        List<Review> all = project.notes().stream().flatMap(n -> Review.of(n).stream())
                .sorted(Comparator.comparing(Review::time)).toList();
        List<Review> looks = all.stream().filter(r -> r.stage() != Review.Stage.SELF).toList();
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        Map<Progress.Key, Review> first = new LinkedHashMap<>();
        looks.forEach(r -> first.putIfAbsent(new Progress.Key(r.image(), r.of()), r));
        List<Review> items = List.copyOf(first.values());
        List<ImageId> open = returned(project);
        long wrong = count(items, ReviewsAnalysis::matters);
        long severe = count(items, ReviewsAnalysis::isSevere);
        List<Alarm> alarms = new ArrayList<>();
        if ((double) severe / items.size() >= limit) {
            alarms.add(WORDS.alarm(Severity.HIGH, "severe", (double) severe / items.size(), limit)
                    .at(items.stream().filter(ReviewsAnalysis::isSevere).map(Review::image).toList()));
        }
        if (!open.isEmpty()) {
            alarms.add(WORDS.alarm(Severity.MODERATE, "waiting", open.size()).at(open));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Figures("overall", "", List.of(
                Wording.figure("reviewed", Estimate.of(items.size(), items.size()), Unit.COUNT),
                Wording.figure("sentBack", share(items, r -> r.outcome() == Review.Outcome.RETURNED), Unit.SHARE),
                Wording.figure("wrong", share(items, ReviewsAnalysis::matters), Unit.SHARE),
                Wording.figure("severe", share(items, ReviewsAnalysis::isSevere), Unit.SHARE),
                Wording.figure("labelNoise", labelNoise(subject, watch), Unit.SHARE),
                Wording.figure("openReturns", Estimate.of(open.size(), open.size()), Unit.COUNT))));
        parts.add(people(project, items));
        List<Fault> faults = looks.stream().flatMap(r -> r.faults().stream()).toList();
        if (!faults.isEmpty()) {
            parts.add(kinds(faults));
        }
        parts.add(stages(all));
        parts.add(new Chart.Bars("wrong", WORDS.text("chart"), Wording.shared("column.wrong"), Unit.SHARE,
                project.annotators().stream().filter(a -> items.stream().anyMatch(r -> r.of().equals(a.id())))
                        .map(a -> new Chart.Bar(a.name(), share(of(items, a.id()), ReviewsAnalysis::matters),
                                share(of(items, a.id()), ReviewsAnalysis::isSevere).number().orElse(0) >= limit))
                        .toList()));
        return Optional.of(new Result(name(), WORDS.text("title"),
                WORDS.text("meaning", items.size(), wrong, severe), subject.basis().with(settings.used()), alarms,
                parts));
    }

    private static List<ImageId> returned(ProjectView project) {
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .toList();
        return project.images().stream()
                .flatMap(i -> people.stream().filter(a -> project.status(i.id(), a.id()) == Status.RETURNED)
                        .map(a -> i.id()))
                .toList();
    }

    private static List<Review> of(List<Review> items, AnnotatorId annotator) {
        return items.stream().filter(r -> r.of().equals(annotator)).toList();
    }

    private static long count(List<Review> items, Predicate<Review> that) {
        return items.stream().filter(that).count();
    }

    private static Estimate share(List<Review> items, Predicate<Review> that) {
        return Estimate.share(count(items, that), items.size(), Reason.EMPTY);
    }

    private static boolean matters(Review review) {
        return review.faults().isEmpty()
                ? review.outcome() == Review.Outcome.RETURNED
                : review.faults().stream().anyMatch(f -> !f.isCosmetic());
    }

    private static boolean isSevere(Review review) {
        return review.faults().stream().anyMatch(Fault::isSevere);
    }

    /** Of the objects that both the annotators and the golden set have, how many are called something else. */
    private static Estimate labelNoise(Subject subject, Watch watch) {
        long wrong = 0;
        long all = 0;
        List<Annotator> people = subject.project().annotators();
        for (Annotator gold : people) {
            for (Annotator each : people) {
                if (gold.role() == Annotator.Role.GOLD && each.role() == Annotator.Role.ANNOTATOR) {
                    Comparison both = Comparison.of(subject, gold, each, Comparison.Scope.BOTH, watch);
                    long misnamed = both.disagreements().stream()
                            .filter(d -> d.kind() == ErrorKind.CLASS).count();
                    wrong += misnamed;
                    all += misnamed + both.objects().micro().truePositive() + both.tags().micro().truePositive();
                }
            }
        }
        return Estimate.share(wrong, all, Reason.NO_REFERENCE);
    }

    private static Grid people(ProjectView project, List<Review> items) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Annotator a : project.annotators()) {
            List<Review> own = of(items, a.id());
            if (!own.isEmpty()) {
                rows.add(List.of(new Cell.Name(a.name()), new Cell.Count(own.size()),
                        new Cell.Value(share(own, r -> r.outcome() == Review.Outcome.RETURNED), Unit.SHARE),
                        new Cell.Value(share(own, ReviewsAnalysis::matters), Unit.SHARE),
                        new Cell.Value(share(own, ReviewsAnalysis::isSevere), Unit.SHARE),
                        new Cell.Count(own.stream().mapToLong(r -> r.faults().size()).sum())));
            }
        }
        return new Grid("people", WORDS.text("table"), Wording.columns("annotator", "reviewedImages", "sentBack",
                "wrong", "severeShare", "faults"), rows);
    }

    private static Grid kinds(List<Fault> faults) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Fault.Kind kind : Fault.Kind.values()) {
            List<Fault> own = faults.stream().filter(f -> f.kind() == kind).toList();
            if (!own.isEmpty()) {
                List<Cell> row = new ArrayList<>(List.of(new Cell.Text(Wording.shared("fault." + kind.key()))));
                Stream.of(Fault.Weight.values())
                        .forEach(w -> row.add(new Cell.Count(own.stream().filter(f -> f.weight() == w).count())));
                row.add(new Cell.Count(own.size()));
                rows.add(row);
            }
        }
        return new Grid("kinds", WORDS.text("kinds"), Wording.columns("fault", "critical", "high", "moderate",
                "cosmetic", "sum"), rows);
    }

    private static Grid stages(List<Review> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Review.Stage stage : Review.Stage.values()) {
            List<Review> own = all.stream().filter(r -> r.stage() == stage).toList();
            if (!own.isEmpty()) {
                rows.add(List.of(new Cell.Text(Wording.shared("stage." + stage.key())), new Cell.Count(own.size()),
                        new Cell.Count(count(own, r -> r.outcome() == Review.Outcome.ACCEPTED)),
                        new Cell.Count(count(own, r -> r.outcome() == Review.Outcome.RETURNED))));
            }
        }
        return new Grid("stages", WORDS.text("stages"), Wording.columns("stage", "reviewedImages", "accepted2",
                "sentBack"), rows);
    }
}
