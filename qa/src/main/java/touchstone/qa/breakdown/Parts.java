package touchstone.qa.breakdown;

import java.util.List;
import java.util.Map;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.hypothesis.Verdict;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Unit;

/** What the results of this package are put together from. */
final class Parts {

    private static final Messages TEXT = Messages.beside(Parts.class);

    private Parts() {
    }

    static List<Grid.Column> columns(String... keys) {
        return List.of(keys).stream().map(key -> new Grid.Column(key, TEXT.text("column." + key))).toList();
    }

    static Cell value(Estimate estimate, Unit unit) {
        return new Cell.Value(estimate, unit);
    }

    static Cell value(Map<String, Estimate> numbers, String key) {
        Estimate estimate = numbers.get(key);
        return new Cell.Value(estimate == null ? Estimate.undefined(Reason.EMPTY) : estimate, Unit.NUMBER);
    }

    /** The p of a test as a number. */
    static Cell p(Verdict verdict) {
        return value(switch (verdict) {
            case Verdict.Tested t -> Estimate.of(t.p(), t.n());
            case Verdict.Untested u -> Estimate.undefined(u.reason());
        }, Unit.NUMBER);
    }

    static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, TEXT.text("figure." + key), estimate, unit);
    }
}
