package touchstone.qa.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** All checks on everybody's layers, with the limits as settings "checks.minimumArea" and so on. */
public final class ChecksAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ChecksAnalysis.class);
    private static final int CASES = 24;

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            limits.put(limit, settings.number(name() + "." + limit.key(), limit.usual(), limit.low(), limit.high()));
        }
        List<Annotator> annotators = subject.project().annotators();
        int images = subject.project().images().size();
        if (images == 0) {
            return Optional.empty();
        }
        CheckRules rules = new CheckRules(limits, Map.of(), Map.of(), Set.of());
        List<Problem> problems = Checks.of(subject.project(), annotators, rules, watch);
        long errors = problems.stream().filter(p -> p.severity().isSevere()).count();
        long fixable = problems.stream().filter(p -> p.fix() != null).count();
        List<Alarm> alarms = errors == 0
                ? List.of()
                : List.of(new Alarm(problems.getFirst().severity(), TEXT.text("alarm.severe", errors),
                        TEXT.text("advice.severe")));
        Figures figures = new Figures("overall", "", List.of(figure("problems", problems.size()),
                figure("errors", errors), figure("warnings", problems.size() - errors), figure("fixable", fixable)));
        return Optional.of(new Result(name(), TEXT.text("title"),
                TEXT.text(problems.isEmpty() ? "meaning.none" : "meaning", annotators.size(), images, problems.size(),
                        errors, fixable),
                subject.basis().with(settings.used()), alarms, List.of(figures, table(problems), cases(problems))));
    }

    private static Figures.Figure figure(String key, long count) {
        return new Figures.Figure(key, TEXT.text("figure." + key), Estimate.of((double) count, count), Unit.COUNT);
    }

    private static Grid table(List<Problem> problems) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Check check : Checks.ALL) {
            List<Problem> own = problems.stream().filter(p -> p.check().equals(check.name())).toList();
            rows.add(List.of(new Cell.Text(TEXT.text("check." + check.name())),
                    new Cell.Text(check.severity().key()), new Cell.Count(own.size()),
                    new Cell.Count(own.stream().filter(p -> p.fix() != null).count())));
        }
        return new Grid("checks", TEXT.text("table"),
                List.of(column("check"), column("severity"), column("problems"), column("fixable")), rows);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }

    private static Cases cases(List<Problem> problems) {
        List<Cases.Case> cases = new ArrayList<>();
        for (Problem problem : problems) {
            ImageId image = problem.image();
            if (image != null && !problem.objects().isEmpty() && cases.size() < CASES) {
                cases.add(new Cases.Case(image, problem.objects(), problem.place(), problem.severity(),
                        problem.reason(), null));
            }
        }
        return new Cases("worst", TEXT.text("cases"), cases);
    }
}
