package touchstone.qa.breakdown;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** What finer labels cost in agreement; silent where the labels form no tree. */
public final class LabelLevelsAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(LabelLevelsAnalysis.class);
    private static final String ALPHA = "krippendorffAlpha";

    @Override
    public String name() {
        return "labelLevels";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        List<Annotator> annotators = People.annotators(subject.project());
        if (annotators.size() < 2 || subject.project().schema().depth() < 2) {
            return Optional.empty();
        }
        List<LevelAgreement> levels = LevelAgreement.of(subject.project().schema(), annotators,
                ObjectGroup.of(subject, annotators, watch));
        OptionalDouble top = alpha(levels.getFirst()).number();
        OptionalDouble deepest = alpha(levels.getLast()).number();
        String meaning = top.isPresent() && deepest.isPresent()
                ? TEXT.text("levels.meaning", levels.size(), Unit.NUMBER.text(top.getAsDouble()),
                        Unit.NUMBER.text(deepest.getAsDouble()))
                : TEXT.text("levels.undefined", levels.size());
        Chart.Bars bars = new Chart.Bars("alpha", TEXT.text("levels.chart"), TEXT.text("levels.axis"), Unit.NUMBER,
                levels.stream().map(l -> new Chart.Bar(TEXT.text("levels.bar", l.level() + 1, l.categories()), alpha(l),
                        false)).toList());
        Grid grid = new Grid("levels", TEXT.text("levels.table"),
                Parts.columns("level", "labels", "units", "percentAgreement", "fleissKappa", "coefficient"),
                levels.stream().map(l -> List.of(new Cell.Count(l.level() + 1L), new Cell.Count(l.categories()),
                        new Cell.Count(l.units()), Parts.value(l.numbers(), "percentAgreement"),
                        Parts.value(l.numbers(), "fleissKappa"), Parts.value(l.numbers(), ALPHA))).toList());
        return Optional.of(new Result(name(), TEXT.text("levels.title"), meaning, subject.basis(), List.of(),
                List.of(bars, grid)));
    }

    private static Estimate alpha(LevelAgreement level) {
        return level.numbers().getOrDefault(ALPHA, Estimate.undefined(Reason.EMPTY));
    }
}
