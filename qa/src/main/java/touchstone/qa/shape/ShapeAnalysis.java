package touchstone.qa.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Label;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.qa.Moments;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * Every measure of similarity over all matched pairs: golden sets against everybody else, then people with each other.
 * The overlap always stands beside the normalized surface distance, which alone can be high where nothing overlaps.
 */
public final class ShapeAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ShapeAnalysis.class);
    private static final int CASES = 12;

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double tolerance = settings.number("shapes.tolerance", 2, 1e-6, 1e6);
        ShapeUnit unit = settings.whole("shapes.millimetres", 0, 0, 1) == 1
                ? ShapeUnit.MILLIMETRES
                : ShapeUnit.PIXELS;
        List<ShapeComparison> all = new ArrayList<>();
        List<Comparison> comparisons = comparisons(subject, watch.part(0, 2));
        Sampled sampled = Sampled.of(subject.project().images(), comparisons,
                settings.whole("shapes.mostPairs", 300_000, 1000, Integer.MAX_VALUE),
                settings.whole("shapes.seed", 1, 0, Integer.MAX_VALUE));
        for (int i = 0; i < comparisons.size(); i++) {
            all.add(ShapeComparison.of(comparisons.get(i), sampled.images, unit, tolerance,
                    watch.part(1, 2).part(i, comparisons.size())));
        }
        List<ShapeComparison> filled = all.stream().filter(c -> c.all().pairs() > 0).toList();
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(result(filled, subject.project().schema(), unit, tolerance, sampled,
                subject.basis().with(settings.used())));
    }

    /**
     * Which images are measured: all of them, or where they hold more pairs than anybody waits for, as many as hold that
     * many pairs, drawn by chance.
     *
     * @param of how many images have pairs
     */
    private record Sampled(Set<ImageId> images, int of) {

        static Sampled of(List<Image> project, List<Comparison> comparisons, long most, long seed) {
            Map<ImageId, Integer> pairs = new HashMap<>();
            comparisons.forEach(c -> c.images().stream().filter(i -> !i.matching().pairs().isEmpty())
                    .forEach(i -> pairs.merge(i.image().id(), i.matching().pairs().size(), Integer::sum)));
            List<ImageId> order = new ArrayList<>(
                    project.stream().map(Image::id).filter(pairs::containsKey).toList());
            if (pairs.values().stream().mapToLong(n -> n).sum() > most) {
                Collections.shuffle(order, new Random(seed));
            }
            Set<ImageId> chosen = new HashSet<>();
            long n = 0;
            for (ImageId image : order) {
                n += pairs.getOrDefault(image, 0);
                if (n > most && !chosen.isEmpty()) {
                    break;
                }
                chosen.add(image);
            }
            return new Sampled(chosen, order.size());
        }

        boolean isPart() {
            return images.size() < of;
        }
    }

    private static List<Comparison> comparisons(Subject subject, Watch watch) {
        List<Annotator> people = subject.project().annotators();
        List<Annotator> golden = people.stream().filter(a -> a.role() == Role.GOLD).toList();
        List<Annotator> annotators = people.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        List<Comparison> all = new ArrayList<>();
        for (Annotator gold : golden) {
            for (Annotator other : people) {
                if (other.role() != Role.GOLD) {
                    all.add(Comparison.of(subject, gold, other, Comparison.Scope.BOTH, watch));
                }
            }
        }
        for (int a = 0; a < annotators.size(); a++) {
            for (int b = a + 1; b < annotators.size(); b++) {
                all.add(Comparison.of(subject, annotators.get(a), annotators.get(b), Comparison.Scope.BOTH, watch));
            }
        }
        return all;
    }

    private Result result(List<ShapeComparison> all, LabelSchema schema, ShapeUnit unit, double tolerance,
            Sampled sampled, Basis basis) {
        ShapeTally total = all.stream().map(ShapeComparison::all).reduce(ShapeTally.NONE, ShapeTally::plus);
        String meaning = TEXT.text("meaning", total.pairs(), total.iou().mean(), total.boundaryIou().mean(),
                TEXT.text("unit." + unit, tolerance), total.normalized().get(1).mean())
                + (sampled.isPart() ? " " + TEXT.text("sampled", sampled.images.size(), sampled.of) : "");
        List<Figures.Figure> figures = List.of(figure("iou", total.iou(), Unit.SHARE),
                figure("dice", total.dice(), Unit.SHARE), figure("boundaryIou", total.boundaryIou(), Unit.SHARE),
                figure("hausdorff95", total.hausdorff95(), unit.shown()),
                figure("averageSurfaceDistance", total.averageDistance(), unit.shown()),
                new Figures.Figure("normalizedSurfaceDistance", normalizedName(unit, tolerance),
                        ShapeTally.mean(total.normalized().get(1), Unit.SHARE), Unit.SHARE));
        return new Result(name(), TEXT.text("title"), meaning, basis, List.of(),
                List.of(new Figures("overall", "", figures), grid(all, schema, unit, tolerance), cases(all)));
    }

    private static Figures.Figure figure(String key, Moments measure, Unit unit) {
        return new Figures.Figure(key, TEXT.text("measure." + key), ShapeTally.mean(measure, unit), unit);
    }

    private static String normalizedName(ShapeUnit unit, double tolerance) {
        return TEXT.text("measure.normalizedSurfaceDistance", TEXT.text("unit." + unit, tolerance));
    }

    private static Grid grid(List<ShapeComparison> all, LabelSchema schema, ShapeUnit unit, double tolerance) {
        List<Grid.Column> columns = new ArrayList<>(Stream.of("first", "second", "label", "pairs", "iou", "dice",
                "boundaryIou", "hausdorff95", "averageSurfaceDistance")
                .map(key -> new Grid.Column(key, TEXT.text("column." + key))).toList());
        for (int i = 0; i < ShapeMeasures.STEPS.length; i++) {
            double within = ShapeMeasures.STEPS[i] * tolerance;
            columns.add(new Grid.Column("normalizedSurfaceDistance" + within, normalizedName(unit, within)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (ShapeComparison comparison : all) {
            for (Map.Entry<LabelId, ShapeTally> label : comparison.byLabel().entrySet()) {
                rows.add(row(comparison.comparison(), schema.byId(label.getKey()).map(Label::name).orElse(""),
                        label.getValue(), unit));
            }
        }
        return new Grid("labels", TEXT.text("byLabel"), columns, rows);
    }

    private static List<Cell> row(Comparison comparison, String label, ShapeTally tally, ShapeUnit unit) {
        List<Cell> row = new ArrayList<>(List.of(new Cell.Name(comparison.first().name()),
                new Cell.Name(comparison.second().name()), new Cell.Name(label), new Cell.Count(tally.pairs()),
                value(tally.iou(), Unit.SHARE), value(tally.dice(), Unit.SHARE),
                value(tally.boundaryIou(), Unit.SHARE), value(tally.hausdorff95(), unit.shown()),
                value(tally.averageDistance(), unit.shown())));
        tally.normalized().forEach(share -> row.add(value(share, Unit.SHARE)));
        return row;
    }

    private static Cell value(Moments measure, Unit unit) {
        return new Cell.Value(ShapeTally.mean(measure, unit), unit);
    }

    private static Cases cases(List<ShapeComparison> all) {
        record Place(ShapeComparison comparison, ShapeComparison.Pair pair) {
        }
        List<Cases.Case> cases = all.stream().flatMap(c -> c.worst().stream().map(p -> new Place(c, p)))
                .sorted(Comparator.comparing(Place::pair, ShapeComparison.WORST_FIRST)).limit(CASES)
                .map(place -> {
                    ShapeComparison.Pair pair = place.pair;
                    Comparison between = place.comparison.comparison();
                    return new Cases.Case(pair.image().id(), List.of(pair.first().id(), pair.second().id()),
                            pair.first().geometry().bounds().union(pair.second().geometry().bounds()), Severity.LOW,
                            TEXT.text("case", between.first().name(), between.second().name(),
                                    pair.measures().boundaryIou(), pair.measures().iou()),
                            1 - pair.measures().boundaryIou());
                }).toList();
        return new Cases("worst", TEXT.text("worst"), cases);
    }
}
