package touchstone.qa.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.agreement.ChanceCorrected.Chance;
import touchstone.qa.agreement.KrippendorffAlpha.Scale;

/** What every coefficient promises on any table; a table is a list of units with one number a rater, 0 = missing. */
class CoefficientPropertiesTest {

    private static final double EXACT = 1e-9;

    /** Alpha without its interval, which takes long and is drawn from units in their order. */
    private static final List<Coefficient> ALL = Coefficients.ALL.stream()
            .map(c -> c instanceof KrippendorffAlpha a ? new KrippendorffAlpha(a.name(), a.scale(), null) : c).toList();

    @Property(tries = 100, seed = "1")
    void theOrderOfUnitsDoesNotMatter(@ForAll("tables") List<List<Integer>> units, @ForAll Random random) {
        List<List<Integer>> shuffled = new ArrayList<>(units);
        Collections.shuffle(shuffled, random);
        ALL.forEach(c -> assertSame(c, c.of(table(units)), c.of(table(shuffled))));
    }

    @Property(tries = 100, seed = "1")
    void theOrderOfRatersDoesNotMatter(@ForAll("tables") List<List<Integer>> units, @ForAll Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, units.getFirst().size()).boxed().toList());
        Collections.shuffle(order, random);
        List<List<Integer>> shuffled = units.stream().map(u -> order.stream().map(u::get).toList()).toList();
        ALL.forEach(c -> assertSame(c, c.of(table(units)), c.of(table(shuffled))));
    }

    @Property(tries = 100, seed = "1")
    void otherNamesForTheCategoriesDoNotMatterWhereTheyHaveNoOrder(@ForAll("tables") List<List<Integer>> units,
            @ForAll Random random) {
        List<String> names = new ArrayList<>(List.of("oak", "elm", "ash", "fir"));
        Collections.shuffle(names, random);
        RatingTable words = table(units, x -> names.get(x - 1));
        ALL.stream().filter(CoefficientPropertiesTest::isNominal)
                .forEach(c -> assertSame(c, c.of(table(units)), c.of(words)));
    }

    @Property(tries = 100, seed = "1")
    void theOrdinalOnesSeeOnlyTheOrder(@ForAll("tables") List<List<Integer>> units) {
        RatingTable stretched = table(units, x -> Integer.toString(x * x * x - 30));
        ALL.stream()
                .filter(c -> c instanceof CohenKappa || c instanceof KrippendorffAlpha a && a.scale() == Scale.ORDINAL)
                .forEach(c -> assertSame(c, c.of(table(units)), c.of(stretched)));
    }

    @Property(tries = 100, seed = "1")
    void theUnitAndTheOriginOfMeasurementDoNotMatterOnIntervals(@ForAll("tables") List<List<Integer>> units) {
        RatingTable moved = table(units, x -> Double.toString(2.54 * x - 273.15));
        ALL.stream().filter(c -> c instanceof IntraclassCorrelation
                || c instanceof ChanceCorrected g && g.weights() != Weights.IDENTITY
                || c instanceof KrippendorffAlpha a && a.scale() == Scale.INTERVAL)
                .forEach(c -> assertSame(c, c.of(table(units)), c.of(moved)));
    }

    @Property(tries = 100, seed = "1")
    void theUnitOfMeasurementDoesNotMatterOnRatios(@ForAll("tables") List<List<Integer>> units) {
        KrippendorffAlpha ratio = new KrippendorffAlpha("krippendorffAlphaRatio", Scale.RATIO, null);
        assertSame(ratio, ratio.of(table(units)), ratio.of(table(units, x -> Double.toString(25.4 * x))));
    }

    @Property(tries = 100, seed = "1")
    void ratersWhoAlwaysAgreeReachOne(@ForAll("truths") List<Integer> truths) {
        for (int raters = 2; raters <= 4; raters++) {
            int all = raters;
            RatingTable table = table(truths.stream().map(t -> Collections.nCopies(all, t)).toList());
            for (Coefficient c : ALL) {
                switch (c.of(table)) {
                    case Estimate.Value v -> assertEquals(1, v.value(), EXACT, c.name());
                    case Estimate.Undefined u -> assertTrue(u.reason() == Reason.NO_VARIANCE
                            || u.reason() == Reason.NOT_TWO_RATERS && all > 2
                            || u.reason() == Reason.TOO_FEW_UNITS, c.name() + " " + u.reason());
                }
            }
            if (truths.stream().distinct().count() > 1) {
                ALL.stream().filter(c -> all == 2 || !(c instanceof CohenKappa) && !isScott(c))
                        .forEach(c -> assertTrue(c.of(table).number().isPresent(), c.name()));
            }
        }
    }

    @Property(tries = 100, seed = "1")
    void nothingIsAboveOneAndLittleBelowMinusOne(@ForAll("tables") List<List<Integer>> units) {
        RatingTable table = table(units);
        for (Coefficient c : ALL) {
            c.of(table).number().ifPresent(value -> {
                assertTrue(value <= 1 + EXACT, c.name() + " " + value);
                // The correction for chance divides by what is left: below -1 only where distances are no squares of
                // distances in space, where few ratings a unit meet shares of all, for averages of raters, and where
                // raters are taken for a sample.
                if (c instanceof PercentAgreement) {
                    assertTrue(value >= 0, c.name() + " " + value);
                } else if (c instanceof CohenKappa || c instanceof LightKappa || isScott(c)
                        || c instanceof KrippendorffAlpha a && a.scale() != Scale.RATIO
                        || c.name().equals("icc1") || c.name().equals("icc3")) {
                    assertTrue(value >= -1 - EXACT, c.name() + " " + value);
                }
            });
        }
    }

    @Property(tries = 100, seed = "1")
    void anIntervalHoldsItsValueAndNoStandardErrorIsNegative(@ForAll("tables") List<List<Integer>> units) {
        RatingTable table = table(units);
        for (Coefficient c : ALL) {
            if (c.of(table) instanceof Estimate.Value v) {
                assertTrue(v.standardError() == null || v.standardError() >= 0, c.name());
                assertTrue(v.interval() == null || v.interval().low() <= v.value() + EXACT
                        && v.value() <= v.interval().high() + EXACT, () -> c.name() + " " + v);
            }
        }
    }

    @Property(tries = 100, seed = "1")
    void aUnitWithASingleRatingChangesNothingInAlpha(@ForAll("tables") List<List<Integer>> units,
            @ForAll("ratings") int rating) {
        List<Integer> single = new ArrayList<>(Collections.nCopies(units.getFirst().size(), 0));
        single.set(0, Math.max(1, rating));
        List<List<Integer>> more = new ArrayList<>(units);
        more.add(single);
        ALL.stream().filter(c -> c instanceof KrippendorffAlpha)
                .forEach(c -> assertSame(c, c.of(table(units)), c.of(table(more))));
    }

    /** Where the units' means are the same, ICC(2,1) of two units and two raters divides 0 by 0. */
    @Example
    void whereNothingIsLeftToDivideByThereIsNoCoefficient() {
        RatingTable crossed = table(List.of(List.of(1, 2), List.of(2, 1)));
        assertEquals(List.of("icc2", "icc1k", "icc2k", "icc3k"),
                ALL.stream()
                        .filter(c -> c.of(crossed) instanceof Estimate.Undefined u && u.reason() == Reason.SAME_MEANS)
                        .map(Coefficient::name).toList());
    }

    /** Krippendorff, Content Analysis (2004), 11.3: alpha corrects the expected disagreement for a finite sample. */
    @Property(tries = 100, seed = "1")
    void nominalAlphaIsFleissKappaWithTheCorrectionForFewRatings(@ForAll("complete") List<List<Integer>> units) {
        RatingTable table = table(units);
        double ratings = units.size() * units.getFirst().size();
        Estimate alpha = KrippendorffAlpha.WITHOUT_INTERVAL.of(table);
        Estimate kappa = Coefficients.FLEISS_KAPPA.of(table);
        assertEquals(alpha.number().isPresent(), kappa.number().isPresent());
        if (alpha.number().isPresent()) {
            assertEquals((1 - kappa.number().orElseThrow()) * (1 - 1 / ratings), 1 - alpha.number().orElseThrow(),
                    EXACT);
        }
        if (units.getFirst().size() == 2) {
            Coefficient pi = ALL.stream().filter(CoefficientPropertiesTest::isScott).findFirst().orElseThrow();
            assertSame(pi, kappa, pi.of(table));
        }
    }

    @Property(tries = 100, seed = "1")
    void ofTwoRatersCongersAndLightsKappaAreCohens(@ForAll("complete") List<List<Integer>> units) {
        RatingTable table = table(units.stream().map(u -> u.subList(0, 2)).toList());
        Estimate cohen = CohenKappa.UNWEIGHTED.of(table);
        ALL.stream().filter(c -> c instanceof LightKappa
                || c instanceof ChanceCorrected g && g.chance() == Chance.CONGER)
                .forEach(c -> assertEquals(value(cohen), value(c.of(table)), EXACT, c.name()));
    }

    private static boolean isNominal(Coefficient c) {
        return switch (c) {
            case CohenKappa k -> k.weights() == Weights.IDENTITY;
            case ChanceCorrected k -> k.weights() == Weights.IDENTITY;
            case KrippendorffAlpha a -> a.scale() == Scale.NOMINAL;
            case IntraclassCorrelation icc -> false;
            default -> true;
        };
    }

    private static boolean isScott(Coefficient c) {
        return c instanceof ChanceCorrected k && k.chance() == Chance.SCOTT;
    }

    /** The same value, or undefined for the same reason; an interval of alpha is none of it. */
    private static void assertSame(Coefficient c, Estimate expected, Estimate actual) {
        if (expected instanceof Estimate.Value v && actual instanceof Estimate.Value w) {
            assertEquals(v.value(), w.value(), EXACT, c.name());
            assertEquals(v.standardError() == null, w.standardError() == null, c.name());
            if (v.standardError() != null && w.standardError() != null) {
                // The root of a variance that is 0 but for rounding.
                assertEquals(v.standardError(), w.standardError(), 1e-6, c.name());
            }
        } else if (expected instanceof Estimate.Undefined u && actual instanceof Estimate.Undefined w) {
            assertEquals(u.reason(), w.reason(), c.name());
        } else {
            throw new AssertionError(c.name() + ": " + expected + " and " + actual);
        }
    }

    /** -2, which no kappa is, where it does not exist. */
    private static double value(Estimate estimate) {
        return estimate.number().orElse(-2);
    }

    @Provide
    Arbitrary<Integer> ratings() {
        return Arbitraries.integers().between(0, 4);
    }

    @Provide
    Arbitrary<List<Integer>> truths() {
        return Arbitraries.integers().between(1, 4).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<List<Integer>>> tables() {
        return Arbitraries.integers().between(2, 4)
                .flatMap(raters -> ratings().list().ofSize(raters).list().ofMinSize(1).ofMaxSize(8));
    }

    @Provide
    Arbitrary<List<List<Integer>>> complete() {
        return Arbitraries.integers().between(2, 4).flatMap(
                raters -> Arbitraries.integers().between(1, 4).list().ofSize(raters).list().ofMinSize(1).ofMaxSize(8));
    }

    private static RatingTable table(List<List<Integer>> units) {
        return table(units, Integer::toString);
    }

    private static RatingTable table(List<List<Integer>> units, IntFunction<String> name) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<Integer> unit : units) {
            Function<Integer, @Nullable String> named = x -> x == 0 ? null : name.apply(x);
            rows.add(Arrays.asList(unit.stream().map(named).toArray(String[]::new)));
        }
        return RatingTable.of(IntStream.range(0, units.getFirst().size()).mapToObj(r -> "R" + r).toList(), rows);
    }
}
