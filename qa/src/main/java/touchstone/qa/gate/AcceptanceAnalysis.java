package touchstone.qa.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
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
import touchstone.qa.sampling.AcceptancePlan;
import touchstone.qa.sampling.AcceptancePlan.Risk;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;

/**
 * Whether batches can be accepted. A batch is what the images of one value of a field hold (the field "batch" unless the
 * setting acceptance.field names another), else what was given out together under a name, else the rest of the project; its
 * reviewed sample is what lies on golden images.
 */
public final class AcceptanceAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(AcceptanceAnalysis.class);
    private static final int SPOTS = 40;

    /**
     * A batch with its images.
     *
     * @param wrong on which a reviewed item has a severe error
     * @param open on which an item is not reviewed
     */
    private record Filled(Batch batch, List<ImageId> wrong, List<ImageId> open) {
    }

    /** What adds up to a batch, an item at a time. */
    private static final class Items {

        private int all;
        private int reviewed;
        private final List<ImageId> wrong = new ArrayList<>();
        private final List<ImageId> open = new ArrayList<>();

        void add(ImageId image, boolean isReviewed, boolean isWrong) {
            all++;
            if (isReviewed) {
                reviewed++;
            } else {
                open.add(image);
            }
            if (isWrong) {
                wrong.add(image);
            }
        }
    }

    @Override
    public String name() {
        return "acceptance";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Risk producer = new Risk(settings.number("acceptance.good", 0.01, 0, 1),
                settings.number("acceptance.producerRisk", 0.05, 1e-9, 0.5));
        Risk consumer = new Risk(settings.number("acceptance.bad", 0.1, 0, 1),
                settings.number("acceptance.consumerRisk", 0.05, 1e-9, 0.5));
        String field = settings.text("acceptance.field", "batch");
        List<Annotator> all = subject.project().annotators();
        List<Annotator> golden = all.stream().filter(a -> a.role() == Role.GOLD).toList();
        List<Annotator> people = all.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        if (golden.isEmpty() || people.isEmpty()) {
            return Optional.empty();
        }
        List<Filled> filled = batches(subject, golden, people, field, producer, consumer, watch);
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        List<Batch> batches = filled.stream().map(Filled::batch).toList();
        long passed = count(batches, Decision.PASSED);
        long failed = count(batches, Decision.FAILED);
        List<Part> parts = new ArrayList<>(List.of(figures(batches), grid(batches)));
        curves(batches).ifPresent(parts::add);
        return Optional.of(new Result(name(), TEXT.text("batch.title"),
                TEXT.text("batch.meaning", passed, failed, batches.size() - passed - failed),
                subject.basis().with(settings.used()), alarms(filled), parts));
    }

    private static long count(List<Batch> batches, Decision decision) {
        return batches.stream().filter(b -> b.decision() == decision).count();
    }

    private static List<Filled> batches(Subject subject, List<Annotator> golden, List<Annotator> people, String field,
            Risk producer, Risk consumer, Watch watch) {
        Map<String, Items> counts = new TreeMap<>();
        Map<Progress.Key, String> given = given(subject.project());
        for (int p = 0; p < people.size(); p++) {
            Annotator person = people.get(p);
            Set<ImageId> reviewed = new HashSet<>();
            Set<ImageId> defective = new HashSet<>();
            for (Annotator gold : golden) {
                for (ImageComparison image : Comparison
                        .of(subject, gold, person, Comparison.Scope.BOTH, watch.part(p, people.size())).images()) {
                    reviewed.add(image.image().id());
                    if (image.disagreements().stream().map(Disagreement::severity).anyMatch(Severity::isSevere)) {
                        defective.add(image.image().id());
                    }
                }
            }
            for (Image image : subject.project().originals()) {
                watch.check();
                if (Comparison.hasWorked(subject.project(), image, person)) {
                    Items batch = counts.computeIfAbsent(image.fields().getOrDefault(field,
                            given.getOrDefault(new Progress.Key(image.id(), person.id()), "")), k -> new Items());
                    batch.add(image.id(), reviewed.contains(image.id()), defective.contains(image.id()));
                }
            }
        }
        return counts.entrySet().stream().map(e -> new Filled(new Batch(
                e.getKey().isEmpty() ? TEXT.text(counts.size() == 1 ? "batch.whole" : "batch.none") : e.getKey(),
                e.getValue().all, e.getValue().reviewed, e.getValue().wrong.size(), producer, consumer),
                e.getValue().wrong, e.getValue().open)).toList();
    }

    /** By what name work was given to somebody, where it was. */
    private static Map<Progress.Key, String> given(ProjectView project) {
        Map<Progress.Key, String> given = new HashMap<>();
        for (Assignment a : Assignment.among(project.notes())) {
            if (!a.batch().isEmpty() && a.task() != Task.RELABEL && a.task() != Task.UPGRADE) {
                given.putIfAbsent(new Progress.Key(a.image(), a.to()), a.batch());
            }
        }
        return given;
    }

    private static List<Alarm> alarms(List<Filled> batches) {
        List<Alarm> alarms = new ArrayList<>();
        for (Filled filled : batches) {
            Batch batch = filled.batch;
            if (batch.decision() == Decision.FAILED) {
                alarms.add(new Alarm(Severity.HIGH,
                        TEXT.text("batch.alarm.failed", batch.name(), batch.defective(), batch.reviewed(),
                                batch.allowed().orElse(0)),
                        TEXT.text("batch.advice.failed"), filled.wrong));
            } else if (batch.decision() == Decision.UNDECIDED) {
                batch.plan().ifPresent(plan -> alarms.add(new Alarm(Severity.LOW,
                        TEXT.text("batch.alarm.few", batch.name(), batch.reviewed(), plan.n()),
                        TEXT.text("batch.advice.few", plan.n() - batch.reviewed()), filled.open)));
            }
        }
        return alarms;
    }

    private static Figures figures(List<Batch> batches) {
        Decision all = Decision.all(batches.stream().map(Batch::decision).toList());
        return new Figures("overall", "", List.of(new Figures.Figure("passed", TEXT.text("batch.passed"),
                all.number(batches.size()), Unit.ANSWER)));
    }

    private static Grid grid(List<Batch> batches) {
        return new Grid("batches", TEXT.text("batch.table"),
                List.of(column("batch"), column("items"), column("plan"), column("reviewed"), column("allowed"),
                        column("defective"), column("share"), column("most"), column("decision")),
                batches.stream().map(b -> List.<Cell>of(new Cell.Name(b.name()), new Cell.Count(b.size()),
                        number(b.plan().map(AcceptancePlan::n)), new Cell.Count(b.reviewed()), number(b.allowed()),
                        new Cell.Count(b.defective()), new Cell.Value(b.share(), Unit.SHARE), new Cell.Count(b.most()),
                        new Cell.Text(b.decision().text()))).toList());
    }

    private static Cell number(Optional<Integer> count) {
        return count.<Cell>map(n -> new Cell.Count(n))
                .orElse(new Cell.Value(Estimate.undefined(Reason.NO_PLAN), Unit.COUNT));
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }

    /** How likely the plan accepts a batch, by its share of defective items. */
    private static Optional<Part> curves(List<Batch> batches) {
        List<Chart.Series> series = new ArrayList<>();
        for (Batch batch : batches) {
            batch.plan().ifPresent(plan -> {
                List<Chart.Spot> spots = new ArrayList<>();
                double end = Math.min(1, 2 * Math.max(batch.consumer().share(), 1.0 / batch.size()));
                for (int i = 0; i <= SPOTS; i++) {
                    double share = batch.model().atMost(end * i / SPOTS);
                    spots.add(Chart.Spot.of(share, batch.model().accept(plan.n(), plan.c(), share)));
                }
                series.add(new Chart.Series(
                        TEXT.text("batch.series", batch.name(), batch.size(), plan.n(), plan.c()), Chart.Look.LINE,
                        spots.stream().distinct().toList()));
            });
        }
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart.Curves("operating", TEXT.text("batch.curve"),
                        new Chart.Axis(TEXT.text("batch.curve.x"), Chart.Scale.LINEAR),
                        new Chart.Axis(TEXT.text("batch.curve.y"), Chart.Scale.LINEAR), series));
    }
}
