package touchstone.qa.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.budget.Measured.Point;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Unit;

class StopRuleTest {

    /** 2 / sqrt(n): at n labels one more takes 1 / n^1.5 away, so that a thousand take 0.01 at 2154 labels. */
    private static LearningCurve root(double... sizes) {
        return LearningCurve.of(Measured.of(DoubleStream.of(sizes).mapToObj(n -> new Point(n, 2 / Math.sqrt(n)))
                .toList()), 1, 0);
    }

    @Test
    void stops_where_a_thousand_labels_are_worth_too_little() {
        StopRule.Verdict verdict = new StopRule(0.01, null, 0.005).verdict(root(100, 400, 1600), 1, false);
        assertEquals(StopRule.Why.UPLIFT, verdict.why());
        assertEquals(Math.pow(1e5, 2.0 / 3), verdict.until(), 0.5);
        assertEquals(4 / (0.045 * 0.045), verdict.retrainAt().orElseThrow(), 0.5);
    }

    @Test
    void stops_where_the_money_is_spent_if_that_is_sooner() {
        StopRule.Verdict verdict = new StopRule(0.01, 100.0, 0.01).verdict(root(100, 400, 1600), 0.5, false);
        assertEquals(StopRule.Why.MONEY, verdict.why());
        assertEquals(1800, verdict.until(), 1e-9);
    }

    @Test
    void says_nothing_beyond_the_reach_of_the_curve_unless_one_insists() {
        StopRule rule = new StopRule(0.001, null, 0.01);
        assertEquals(StopRule.Why.REACH, rule.verdict(root(100, 400, 1600), 1, false).why());
        assertEquals(3200, rule.verdict(root(100, 400, 1600), 1, false).until(), 1e-9);
        assertEquals(10_000, rule.verdict(root(100, 400, 1600), 1, true).until(), 1);
    }

    @Test
    void a_plan_names_no_number_to_stop_at_where_nothing_speaks_for_stopping_and_whole_labels_else() {
        Result plan = plan(new StopRule(0.001, null, 0.01));
        assertTrue(plan.meaning().contains("Up to 3,200 labels nothing speaks for stopping"), plan.meaning());
        assertEquals(Estimate.undefined(Reason.EXTRAPOLATION), figure(plan, "stopAt"));
        assertEquals(Math.ceil(4 / (0.04 * 0.04)), figure(plan, "retrainAt").number().orElseThrow());
        Result stops = plan(new StopRule(0.01, null, 0.01));
        assertEquals(2154, figure(stops, "stopAt").number().orElseThrow());
        Grid repeats = (Grid) stops.parts().stream().filter(p -> p.key().equals("repeats")).findFirst().orElseThrow();
        repeats.rows().stream().flatMap(r -> r.subList(1, 3).stream()).forEach(cell -> {
            double labels = ((Cell.Value) cell).estimate().number().orElseThrow();
            assertEquals(Math.rint(labels), labels);
        });
    }

    private static Result plan(StopRule rule) {
        return new LabelPlan(root(100, 400, 1600), new Prices(1, 0, Unit.NUMBER, null), rule, 0.9, false,
                List.of(1600.0)).result();
    }

    private static Estimate figure(Result result, String key) {
        return result.parts().stream().filter(Figures.class::isInstance).map(Figures.class::cast)
                .flatMap(f -> f.figures().stream()).filter(f -> f.key().equals(key)).findFirst().orElseThrow()
                .estimate();
    }

    @Test
    void a_curve_that_does_not_fall_stops_at_once() {
        LearningCurve flat = LearningCurve.of(Measured.of(List.of(new Point(10, 0.2), new Point(20, 0.3),
                new Point(40, 0.25))), 1, 0);
        assertEquals(StopRule.Why.NO_GAIN, new StopRule(0.01, null, 0.01).verdict(flat, 1, false).why());
    }

    @Property(seed = "1")
    void a_majority_of_three_is_right_more_often_and_is_worth_up_to_two_and_a_quarter_labels(
            @ForAll @DoubleRange(min = 0.51, max = 1) double p) {
        RepeatedLabels repeated = new RepeatedLabels(p, 1, 0);
        assertTrue(repeated.majority() >= p);
        assertTrue(repeated.worth() >= 1 && repeated.worth() <= 2.25 + 1e-9);
        assertTrue(repeated.itemsThrice(30) * repeated.worth() <= repeated.itemsOnce(30));
    }

    @Test
    void three_labels_pay_where_items_are_dear() {
        RepeatedLabels repeated = new RepeatedLabels(0.8, 1, 0);
        assertEquals(0.896, repeated.majority(), 1e-12);
        assertEquals(1.7424, repeated.worth(), 1e-12);
        double even = repeated.breakEvenItemCost();
        RepeatedLabels dear = new RepeatedLabels(0.8, 1, even);
        assertEquals(dear.itemsOnce(100), dear.itemsThrice(100) * dear.worth(), 1e-9);
    }
}
