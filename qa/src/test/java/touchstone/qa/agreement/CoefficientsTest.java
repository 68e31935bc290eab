package touchstone.qa.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

class CoefficientsTest {

    @TestFactory
    Stream<DynamicTest> equalTheReferenceImplementations() {
        return Fixture.cases(CoefficientsTest.class, "coefficients.json").flatMap(c -> {
            RatingTable table = table(c.get("ratings"));
            return c.get("expected").propertyStream()
                    .map(e -> DynamicTest.dynamicTest(c.get("name").asString() + " " + e.getKey(),
                            () -> compare(e.getValue(), named(e.getKey()).of(table), c.get("tolerance").asDouble())));
        });
    }

    private static void compare(JsonNode expected, Estimate actual, double tolerance) {
        Estimate.Value value = value(actual);
        assertEquals(expected.get("value").asDouble(), value.value(), tolerance);
        if (expected.has("se")) {
            assertNotNull(value.standardError());
            assertEquals(expected.get("se").asDouble(), value.standardError(), tolerance);
        }
        Interval interval = value.interval();
        if (expected.has("low")) {
            assertNotNull(interval);
            assertEquals(expected.get("low").asDouble(), interval.low(), 1e-7);
            assertEquals(expected.get("high").asDouble(), interval.high(), 1e-7);
        }
        if (expected.has("bootstrap")) {
            assertNotNull(interval);
            JsonNode bootstrap = expected.get("bootstrap");
            double monteCarlo = bootstrap.get("mc_tolerance").asDouble();
            assertEquals(bootstrap.get("q025").asDouble(), interval.low(), monteCarlo);
            assertEquals(bootstrap.get("q975").asDouble(), interval.high(), monteCarlo);
        }
    }

    @Test
    void theIntervalOfAnAverageIsThatOfOneRaterBySpearmanAndBrown() {
        RatingTable table = Fixture.cases(CoefficientsTest.class, "coefficients.json")
                .filter(c -> c.get("name").asString().equals("shrout_fleiss1979"))
                .map(c -> table(c.get("ratings"))).findFirst().orElseThrow();
        double single = interval(named("icc2").of(table)).low();
        assertEquals(4 * single / (1 + 3 * single), interval(named("icc2k").of(table)).low(), 1e-12);
    }

    @Test
    void oneCategoryHasNoChanceCorrectedAgreement() {
        RatingTable table = table("11", "11", "11");
        assertEquals(1, value(new PercentAgreement().of(table)).value());
        for (Coefficient coefficient : Coefficients.ALL.subList(1, Coefficients.ALL.size())) {
            assertEquals(Reason.NO_VARIANCE, reason(coefficient.of(table)), coefficient.name());
        }
    }

    @Test
    void unitsWithOneRatingHaveNoPairs() {
        RatingTable table = table("1.", ".2", "1.");
        for (Coefficient coefficient : Coefficients.ALL) {
            Reason expected = coefficient instanceof IntraclassCorrelation ? Reason.MISSING_DATA : Reason.NO_PAIRS;
            assertEquals(expected, reason(coefficient.of(table)), coefficient.name());
        }
    }

    @Test
    void anEmptyTableHasNoPairs() {
        for (Coefficient coefficient : Coefficients.ALL) {
            assertEquals(Reason.NO_PAIRS, reason(coefficient.of(table(".."))), coefficient.name());
            assertEquals(Reason.NO_PAIRS,
                    reason(coefficient.of(RatingTable.of(List.of("A", "B"), List.of()))), coefficient.name());
        }
    }

    @Test
    void oneRaterIsTooFew() {
        for (Coefficient coefficient : Coefficients.ALL) {
            assertEquals(Reason.TOO_FEW_RATERS, reason(coefficient.of(table("1", "2"))), coefficient.name());
        }
    }

    @Test
    void cohensKappaOfThreeRatersIsReferredToThePairs() {
        assertEquals(Reason.NOT_TWO_RATERS, reason(CohenKappa.UNWEIGHTED.of(table("112", "221"))));
    }

    @Test
    void oneUnitInDisagreementIsZeroForAlphaAndCohen() {
        assertEquals(0, value(KrippendorffAlpha.NOMINAL.of(table("12"))).value(), 1e-12);
        assertEquals(0, value(CohenKappa.UNWEIGHTED.of(table("12"))).value(), 1e-12);
        assertEquals(-1, value(Coefficients.FLEISS_KAPPA.of(table("12"))).value(), 1e-12);
    }

    @Test
    void totalDisagreementIsNegative() {
        assertEquals(-0.5, value(KrippendorffAlpha.NOMINAL.of(table("12", "21"))).value(), 1e-12);
        assertEquals(-1, value(CohenKappa.UNWEIGHTED.of(table("12", "21"))).value(), 1e-12);
    }

    @Test
    void missingRatingsAreLeftOutOfAlphaAndKappa() {
        RatingTable table = table("1.", "11", "12", "22");
        assertEquals(0.4, value(CohenKappa.UNWEIGHTED.of(table)).value(), 1e-12);
        assertEquals(4.0 / 9, value(KrippendorffAlpha.NOMINAL.of(table)).value(), 1e-12);
    }

    @Test
    void wordsHaveNoOrder() {
        RatingTable words = table("ab", "aa", "bb");
        List<String> needNumbers = Coefficients.ALL.stream()
                .filter(c -> c.of(words) instanceof Estimate.Undefined u && u.reason() == Reason.NOT_NUMERIC)
                .map(Coefficient::name).toList();
        assertEquals(List.of("cohenKappaLinear", "cohenKappaQuadratic", "gwetAc2Linear", "gwetAc2Quadratic",
                "krippendorffAlphaOrdinal", "krippendorffAlphaInterval", "krippendorffAlphaRatio", "icc1", "icc2",
                "icc3", "icc1k", "icc2k", "icc3k"), needNumbers);
    }

    @Test
    void theIntervalOfAlphaIsTheSameEveryTimeAndMarkedBelowTwentyUnits() {
        Interval first = interval(KrippendorffAlpha.NOMINAL.of(table("11", "12", "22", "21", "11")));
        Interval again = interval(KrippendorffAlpha.NOMINAL.of(table("11", "12", "22", "21", "11")));
        assertEquals(first, again);
        assertNotNull(first.bootstrap());
        assertFalse(first.bootstrap().reliable());
        assertEquals(10_000, first.bootstrap().resamples());
        assertTrue(first.bootstrap().dropped() > 0);
        String[] many = IntStream.range(0, 20).mapToObj(i -> i % 3 == 0 ? "12" : i % 2 == 0 ? "11" : "22")
                .toArray(String[]::new);
        Interval.Bootstrap ofMany = interval(KrippendorffAlpha.NOMINAL.of(table(many))).bootstrap();
        assertNotNull(ofMany);
        assertTrue(ofMany.reliable());
    }

    @Test
    void anUnusedCategoryCountsForBrennanAndPrediger() {
        RatingTable table = RatingTable.of(List.of("A", "B"), List.of("x", "y", "z"),
                List.of(List.of("x", "x"), List.of("x", "y")));
        assertEquals((0.5 - 1.0 / 3) / (1 - 1.0 / 3), value(named("brennanPrediger").of(table)).value(), 1e-12);
    }

    @Test
    void numbersWrittenDifferentlyAreOneCategory() {
        RatingTable table = RatingTable.of(List.of("A", "B"),
                List.of(List.of("1", "1.0"), List.of("10", "10.0"), List.of("2", "2.0")));
        assertEquals(List.of("1", "2", "10"), table.categories());
    }

    private static Coefficient named(String name) {
        return Coefficients.ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static Estimate.Value value(Estimate estimate) {
        return estimate instanceof Estimate.Value v ? v : fail("not a number: " + estimate);
    }

    private static Interval interval(Estimate estimate) {
        Interval interval = value(estimate).interval();
        assertNotNull(interval);
        return interval;
    }

    private static Reason reason(Estimate estimate) {
        return estimate instanceof Estimate.Undefined u ? u.reason() : fail("a number: " + estimate);
    }

    /** One unit a string, one rating a character, a dot = missing. */
    private static RatingTable table(String... units) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String unit : units) {
            rows.add(Arrays.asList(unit.chars().mapToObj(c -> c == '.' ? null : String.valueOf((char) c))
                    .toArray(String[]::new)));
        }
        return RatingTable.of(raters(units[0].length()), rows);
    }

    private static RatingTable table(JsonNode units) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (JsonNode unit : units) {
            List<@Nullable String> row = new ArrayList<>();
            unit.forEach(x -> row.add(x.isNull() ? null : x.asString()));
            rows.add(row);
        }
        return RatingTable.of(raters(rows.getFirst().size()), rows);
    }

    private static List<String> raters(int n) {
        return IntStream.range(0, n).mapToObj(i -> "R" + i).toList();
    }
}
