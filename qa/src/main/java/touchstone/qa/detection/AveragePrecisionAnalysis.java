package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.detection.DetectionScore.OfCategory;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * COCO's average precision of every model's predictions, against each golden set, or against the annotators where there is
 * none: by boxes, by masks and boundaries where anything has an outline, and by keypoints, those of as many joints
 * together.
 */
public final class AveragePrecisionAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(AveragePrecisionAnalysis.class);
    private static final List<String> SHOWN = List.of("AP", "AP50", "AP75", "APs", "APm", "APl", "AR100");
    private static final List<String> BY_LABEL = List.of("AP", "AP50", "AR100");

    /** One model against one reference. */
    private record Evaluated(Annotator truth, Annotator model, long unscored, DetectionScore score) {
    }

    @Override
    public String name() {
        return "averagePrecision";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        List<Annotator> people = subject.project().annotators();
        List<Annotator> models = people.stream().filter(a -> a.role() == Role.MODEL).toList();
        List<Annotator> golden = people.stream().filter(a -> a.role() == Role.GOLD).toList();
        List<Annotator> truths = golden.isEmpty()
                ? people.stream().filter(a -> a.role() == Role.ANNOTATOR).toList()
                : golden;
        List<Evaluated> all = new ArrayList<>();
        int steps = Math.max(1, truths.size() * models.size());
        for (Annotator truth : truths) {
            for (Annotator model : models) {
                evaluate(subject, truth, model, watch.part(all.size() % steps, steps), all);
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(result(subject, all));
    }

    private static void evaluate(Subject subject, Annotator truth, Annotator model, Watch watch,
            List<Evaluated> into) {
        ProjectDetections both = ProjectDetections.of(subject.project(), truth, model, watch);
        if (!both.truths().isEmpty() || !both.detections().isEmpty()) {
            into.add(new Evaluated(truth, model, both.unscored(), DetectionEvaluation.of(both.boxes(), watch)));
            if (both.withOutlines() && both.hasSizes()) {
                for (DetectionData outlines : both.outlines(watch)) {
                    into.add(new Evaluated(truth, model, both.unscored(), DetectionEvaluation.of(outlines, watch)));
                }
            }
        }
        for (ProjectJoints joints : ProjectJoints.of(subject.project(), truth, model, watch)) {
            into.add(new Evaluated(truth, model, joints.unscored(), DetectionEvaluation.of(joints.data(), watch)));
        }
    }

    private Result result(Subject subject, List<Evaluated> all) {
        Stream<Alarm> unscored = all.stream().filter(e -> e.unscored > 0 && (e.score.kind() == DetectionKind.BOX
                || e.score.kind() == DetectionKind.KEYPOINTS))
                .map(e -> new Alarm(Severity.LOW, TEXT.text("unscored", e.unscored, e.model.name()),
                        TEXT.text("unscored.advice")));
        List<Alarm> alarms = Stream.concat(all.stream().flatMap(e -> partial(subject, e).stream()), unscored)
                .distinct().toList();
        Evaluated first = all.getFirst();
        String meaning = first.score.stats().get("AP") instanceof Estimate.Value ap
                ? TEXT.text(first.score.kind() == DetectionKind.KEYPOINTS ? "meaning.keypoints" : "meaning",
                        first.model.name(), first.truth.name(), ap.value())
                : TEXT.text("meaning.none", first.model.name(), first.truth.name());
        List<Part> parts = List.of(overall(all), byLabel(all), errors(all));
        return new Result(name(), TEXT.text("title"), meaning, subject.basis(), alarms, parts);
    }

    /** COCO counts an image without a prediction as one on which everything was missed. */
    private static Optional<Alarm> partial(Subject subject, Evaluated e) {
        ProjectView project = subject.project();
        List<Image> images = project.images().stream().filter(i -> Comparison.hasWorked(project, i, e.truth)).toList();
        List<ImageId> without = images.stream().filter(i -> !Comparison.hasWorked(project, i, e.model))
                .map(Image::id).toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alarm(Severity.MODERATE,
                        TEXT.text("partial", e.model.name(), images.size() - without.size(), images.size(),
                                e.truth.name()),
                        TEXT.text("partial.advice"), without));
    }

    private static List<Cell> head(Evaluated e) {
        return List.of(new Cell.Name(e.truth.name()), new Cell.Name(e.model.name()),
                new Cell.Text(TEXT.text("kind." + e.score.kind().key())));
    }

    private static Grid overall(List<Evaluated> all) {
        List<List<Cell>> rows = all.stream().map(e -> Stream.of(head(e).stream(),
                Stream.of(new Cell.Count(e.score.images()), new Cell.Count(e.score.truths()),
                        new Cell.Count(e.score.detections())),
                SHOWN.stream().map(name -> stat(e.score.kind(), e.score.stats(), name))).flatMap(s -> s)
                .map(Cell.class::cast)
                .toList()).toList();
        return new Grid("overall", TEXT.text("overall"),
                columns(List.of("truth", "model", "kind", "images", "truths", "detections"), SHOWN), rows);
    }

    private static Grid byLabel(List<Evaluated> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Evaluated e : all) {
            for (OfCategory category : e.score.categories()) {
                if (category.truths() + category.detections() > 0) {
                    List<Cell> row = new ArrayList<>(head(e));
                    row.add(new Cell.Name(category.category().name()));
                    row.add(new Cell.Count(category.truths()));
                    row.add(new Cell.Count(category.detections()));
                    BY_LABEL.forEach(name -> row.add(stat(e.score.kind(), category.stats(), name)));
                    rows.add(row);
                }
            }
        }
        return new Grid("labels", TEXT.text("labels"),
                columns(List.of("truth", "model", "kind", "label", "truths", "detections"), BY_LABEL), rows);
    }

    private static Grid errors(List<Evaluated> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Evaluated e : all) {
            if (!DetectionErrors.isDefinedFor(e.score.kind())) {
                continue;
            }
            e.score.errors().dap().forEach((kind, dap) -> {
                List<Cell> row = new ArrayList<>(head(e));
                row.add(new Cell.Text(TEXT.text("error." + kind)));
                row.add(new Cell.Value(e.score.errors().counts().getOrDefault(kind, dap), Unit.COUNT));
                row.add(new Cell.Value(dap, Unit.NUMBER));
                rows.add(row);
            });
        }
        return new Grid("errors", TEXT.text("errors"),
                columns(List.of("truth", "model", "kind", "error", "count", "points"), List.of()), rows);
    }

    /** Keypoints have no small objects, and at most 20 of them in an image count. */
    private static Cell stat(DetectionKind kind, Map<String, Estimate> stats, String name) {
        Estimate estimate = stats.get(kind == DetectionKind.KEYPOINTS && name.equals("AR100") ? "AR" : name);
        return estimate == null ? new Cell.Text("") : new Cell.Value(estimate, Unit.SHARE);
    }

    private static List<Grid.Column> columns(List<String> words, List<String> numbers) {
        return Stream.concat(words.stream().map(key -> new Grid.Column(key, TEXT.text("column." + key))),
                numbers.stream().map(key -> new Grid.Column(key, key))).toList();
    }
}
