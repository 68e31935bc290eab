package touchstone.qa.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Fixture;
import touchstone.qa.sampling.AcceptancePlan.Risk;

/** Against R's AcceptanceSampling 1.0.11: {@code find.plan} and {@code OC2c}. */
class AcceptanceSamplingTest {

    static Stream<JsonNode> plans() {
        return Fixture.read(AcceptanceSamplingTest.class, "samples.json").get("plans").valueStream();
    }

    static Stream<JsonNode> curves() {
        return Fixture.read(AcceptanceSamplingTest.class, "samples.json").get("curves").valueStream();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theSmallestPlanEqualsTheReference(JsonNode c) {
        DefectModel model = switch (c.get("type").stringValue()) {
            case "binomial" -> DefectModel.BINOMIAL;
            case "poisson" -> DefectModel.POISSON;
            default -> DefectModel.of(new Lot(c.get("N").intValue()));
        };
        double good = c.get("PRP").get(0).doubleValue();
        double bad = c.get("CRP").get(0).doubleValue();
        AcceptancePlan plan = AcceptancePlan.smallest(model, new Risk(good, 1 - c.get("PRP").get(1).doubleValue()),
                new Risk(bad, c.get("CRP").get(1).doubleValue())).orElseThrow();
        assertEquals(new AcceptancePlan(c.get("n").intValue(), c.get("c").intValue()), plan);
        assertEquals(c.get("r").intValue(), plan.rejectFrom());
        assertEquals(c.get("pa_at_prp").doubleValue(), model.accept(plan.n(), plan.c(), good), 1e-9);
        assertEquals(c.get("pa_at_crp").doubleValue(), model.accept(plan.n(), plan.c(), bad), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void operatingCurvesEqualTheReference(JsonNode c) {
        int n = c.get("n").intValue();
        int allowed = c.get("Ac").intValue();
        for (int i = 0; i < c.get("p").size(); i++) {
            assertEquals(c.get("Pa_binomial").get(i).doubleValue(),
                    DefectModel.BINOMIAL.accept(n, allowed, c.get("p").get(i).doubleValue()), 1e-9);
        }
        Lot lot = new Lot(c.get("N").intValue());
        for (int i = 0; i < c.get("D").size(); i++) {
            assertEquals(c.get("Pa_hypergeom").get(i).doubleValue(),
                    lot.atMost(allowed, n, c.get("D").get(i).intValue()), 1e-9);
        }
    }

    @Test
    void aShareThatALotCannotHaveIsTakenToTheSafeSide() {
        DefectModel.Hypergeometric lot = new DefectModel.Hypergeometric(new Lot(150));
        assertEquals(1.0 / 150, lot.atMost(0.01));
        assertEquals(2.0 / 150, lot.atLeast(0.01));
        assertEquals(0.07, new DefectModel.Hypergeometric(new Lot(100)).atLeast(0.07));
    }

    @Test
    void aPlanThatNobodyCouldCarryOutIsNone() {
        assertEquals(Optional.empty(),
                AcceptancePlan.smallest(DefectModel.BINOMIAL, new Risk(0.0100, 0.01), new Risk(0.0101, 0.01)));
    }

    @Test
    void aLotOfOneIsReviewedWhole() {
        assertEquals(Optional.of(new AcceptancePlan(1, 0)),
                AcceptancePlan.smallest(DefectModel.of(new Lot(1)), new Risk(0.01, 0.05), new Risk(0.5, 0.1)));
    }

    @Property(tries = 60, seed = "1")
    void bothRisksAreKeptAndNoSmallerSampleKeepsThem(@ForAll @IntRange(min = 1, max = 100) int thousandths,
            @ForAll @DoubleRange(min = 2, max = 10) double factor, @ForAll @IntRange(min = 5, max = 400) int size) {
        DefectModel model = DefectModel.of(new Lot(size));
        double good = thousandths / 1000.0;
        double bad = Math.min(1, good * factor);
        Risk producer = new Risk(good, 0.05);
        Risk consumer = new Risk(bad, 0.1);
        AcceptancePlan plan = AcceptancePlan.smallest(model, producer, consumer).orElseThrow();
        assertTrue(keeps(model, plan.n(), plan.c(), producer, consumer));
        for (int c = 0; c < plan.n() - 1; c++) {
            assertFalse(keeps(model, plan.n() - 1, c, producer, consumer), plan + " but also with one less and " + c);
        }
    }

    private static boolean keeps(DefectModel model, int n, int c, Risk producer, Risk consumer) {
        return model.reject(n, c, model.atMost(producer.share())) <= producer.risk() * (1 + 1e-9)
                && model.accept(n, c, model.atLeast(consumer.share())) <= consumer.risk() * (1 + 1e-9);
    }
}
