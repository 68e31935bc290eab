package touchstone.qa.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/**
 * The checks on everybody's layers, with the limits as settings "checks.minimumArea" and so on. How the objects spread over
 * the labels is told by {@link touchstone.qa.coverage.CoverageAnalysis}, by the same limits, and not told again here.
 */
public final class ChecksAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ChecksAnalysis.class);
    private static final int CASES = 24;
    private static final Set<Limit> OF_COVERAGE = EnumSet.of(Limit.MINIMUM_SAMPLES, Limit.MAXIMUM_IMBALANCE);
    private static final Set<String> TOLD_BY_COVERAGE = Set.of(new FewSamplesCheck().name(),
            new ImbalanceCheck().name(), new UnusedLabelCheck().name());

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            if (!OF_COVERAGE.contains(limit)) {
                limits.put(limit,
                        settings.number(name() + "." + limit.key(), limit.usual(), limit.low(), limit.high()));
            }
        }
        List<Annotator> annotators = subject.project().annotators();
        int images = subject.project().images().size();
        if (images == 0) {
            return Optional.empty();
        }
        CheckRules rules = new CheckRules(limits, Map.of(), Map.of(), TOLD_BY_COVERAGE);
        List<Problem> problems = Checks.of(subject.project(), annotators, rules, watch);
        long errors = problems.stream().filter(p -> p.severity().isSevere()).count();
        long fixable = problems.stream().filter(p -> p.fix() != null).count();
        List<Alarm> alarms = errors == 0
                ? List.of()
                : List.of(new Alarm(problems.getFirst().severity(), TEXT.text("alarm.severe", errors),
                        TEXT.text("advice.severe")).at(severe(problems)));
        Figures figures = new Figures("overall", "", List.of(figure("problems", problems.size()),
                figure("errors", errors), figure("warnings", problems.size() - errors), figure("fixable", fixable)));
        String meaning = TEXT.text(problems.isEmpty() ? "meaning.none" : "meaning", annotators.size(), images,
                problems.size(), errors, fixable);
        long quiet = Checks.ALL.stream().filter(c -> problems.stream().noneMatch(p -> p.check().equals(c.name())))
                .count();
        return Optional.of(new Result(name(), TEXT.text("title"), meaning + " " + TEXT.text("meaning.quiet", quiet),
                subject.basis().with(settings.used()), alarms,
                Stream.<Part>of(figures, table(problems), general(problems), cases(problems))
                        .filter(part -> !isEmpty(part)).toList()));
    }

    private static List<ImageId> severe(List<Problem> problems) {
        return problems.stream().filter(p -> p.severity().isSevere()).map(Problem::image)
                .flatMap(Stream::ofNullable).toList();
    }

    private static boolean isEmpty(Part part) {
        return part instanceof Grid grid && grid.rows().isEmpty()
                || part instanceof Cases cases && cases.cases().isEmpty();
    }

    private static Figures.Figure figure(String key, long count) {
        return new Figures.Figure(key, TEXT.text("figure." + key), Estimate.of((double) count, count), Unit.COUNT);
    }

    private static Grid table(List<Problem> problems) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Check check : Checks.ALL) {
            if (TOLD_BY_COVERAGE.contains(check.name())) {
                continue;
            }
            List<Problem> own = problems.stream().filter(p -> p.check().equals(check.name())).toList();
            if (own.isEmpty()) {
                continue;
            }
            rows.add(List.of(new Cell.Text(Checks.title(check.name())),
                    word(check.severity()), new Cell.Count(own.size()),
                    new Cell.Count(own.stream().filter(p -> p.fix() != null).count())));
        }
        return new Grid("checks", TEXT.text("table"),
                List.of(column("check"), column("severity"), column("problems"), column("fixable")), rows);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }

    private static Cell word(Severity severity) {
        return new Cell.Word(severity.key(), severity.text());
    }

    private static boolean hasPlace(Problem problem) {
        return problem.image() != null && !problem.objects().isEmpty();
    }

    /** Those of images and of the whole project, which no picture shows. */
    private static Grid general(List<Problem> problems) {
        return new Grid("general", TEXT.text("general"),
                List.of(column("check"), column("severity"), column("reason")),
                problems.stream().filter(p -> !hasPlace(p))
                        .map(p -> List.<Cell>of(new Cell.Text(Checks.title(p.check())),
                                word(p.severity()), new Cell.Name(p.reason())))
                        .toList());
    }

    private static Cases cases(List<Problem> problems) {
        List<Cases.Case> cases = new ArrayList<>();
        for (Problem problem : problems) {
            ImageId image = problem.image();
            if (image != null && hasPlace(problem) && cases.size() < CASES) {
                cases.add(new Cases.Case(image, problem.objects(), problem.place(), problem.severity(),
                        problem.reason(), null));
            }
        }
        return new Cases("worst", TEXT.text("cases"), cases);
    }
}
