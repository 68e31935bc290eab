package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.agreement.RatingTable;

/** Dawid and Skene 1979, Maximum likelihood estimation of observer error-rates using the EM algorithm. */
class DawidSkene1979Test {

    private static final JsonNode PATIENTS = Given.reference("dawid_skene_1979_anaesthetists");

    /** Table 1: 45 patients, 5 anaesthetists, the first three times. */
    private static Votes patients() {
        List<List<@Nullable String>> units = new ArrayList<>();
        for (int patient = 1; patient <= 45; patient++) {
            List<@Nullable String> unit = new ArrayList<>();
            PATIENTS.at("/input/responses/" + patient).forEach(o -> o.forEach(v -> unit.add(v.asString())));
            units.add(unit);
        }
        return Votes.of(RatingTable.of(List.of("1", "1", "1", "2", "3", "4", "5"), units));
    }

    @Test
    void theAnaesthetistsHaveTheReferencesErrorRates() {
        DawidSkene answer = DawidSkene.of(patients(), Watch.NONE);
        JsonNode expected = PATIENTS.get("expected");
        assertEquals("voteShare", answer.kept().name());
        assertEquals(expected.get("log_likelihood").doubleValue(), answer.logLikelihood().number().orElseThrow(), 1e-7);
        assertArrayEquals(Given.numbers(expected.get("class_marginals")), Given.numbers(answer.marginals()), 1e-7);
        for (int r = 0; r < 5; r++) {
            for (int truth = 0; truth < 4; truth++) {
                assertArrayEquals(Given.numbers(expected.get("error_rates_obs_true_given").get(r).get(truth)),
                        Given.numbers(answer.errorRates(r).get(truth)), 1e-7);
            }
        }
        for (int u = 0; u < 45; u++) {
            assertArrayEquals(Given.numbers(expected.get("posterior").get(u)), answer.shares(u), 1e-7);
        }
    }

    @Test
    void theArticlePrintsTheMarginalsToTwoPlaces() {
        assertArrayEquals(new double[]{ 0.40, 0.42, 0.11, 0.07 },
                Given.numbers(DawidSkene.of(patients(), Watch.NONE).marginals()), 0.005);
    }

    @Test
    void theMajorityEndsAtAWorseMaximumAndSaysSo() {
        DawidSkene answer = DawidSkene.of(patients(), Watch.NONE);
        double expected = Given.reference("dawid_skene_1979_hard_majority_init_other_optimum")
                .at("/expected/log_likelihood").doubleValue();
        DawidSkene.Run majority = answer.runs().stream().filter(r -> r.name().equals("majority")).findFirst()
                .orElseThrow();
        assertEquals(expected, majority.logLikelihood(), 1e-7);
        assertTrue(majority.logLikelihood() < answer.kept().logLikelihood());
    }

    @Test
    void missingRatingsCountForNothing() {
        JsonNode given = Given.reference("dawid_skene_synthetic_80x6x3_missing");
        Votes votes = Given.votes(given.at("/input/labels_missing_-1"));
        DawidSkene answer = DawidSkene.of(votes, Watch.NONE);
        assertEquals(given.at("/expected/log_likelihood").doubleValue(),
                answer.logLikelihood().number().orElseThrow(), 1e-7);
        for (int u = 0; u < votes.units(); u++) {
            assertArrayEquals(Given.numbers(given.at("/expected/posterior/" + u)), answer.shares(u), 1e-7);
        }
        for (JsonNode after : given.at("/expected/after_k_iterations")) {
            DawidSkene some = DawidSkene.of(votes, after.get("iterations").intValue(), Watch.NONE);
            DawidSkene.Run run = some.runs().getFirst();
            assertEquals(after.get("log_likelihood").doubleValue(), run.logLikelihood(), 1e-7);
        }
    }

    @Test
    void oneRaterIsBelieved() {
        DawidSkene answer = DawidSkene.of(Given.votes("a", "b", "b"), Watch.NONE);
        assertEquals(new Choice.Label(0), answer.choice(0));
        assertEquals(new Choice.Label(1), answer.choice(2));
        assertArrayEquals(new double[]{ 1 }, Given.numbers(answer.raters()), 1e-12);
    }

    @Test
    void aUnitWithoutRatingsHasNoLabelAndChangesNothing() {
        DawidSkene with = DawidSkene.of(Given.votes("aab", "...", "bbb", "aaa", "abb"), Watch.NONE);
        DawidSkene without = DawidSkene.of(Given.votes("aab", "bbb", "aaa", "abb"), Watch.NONE);
        assertEquals(new Choice.None(Reason.EMPTY), with.choice(1));
        assertEquals(Reason.EMPTY, Given.reason(with.quality(1)));
        assertEquals(without.logLikelihood(), with.logLikelihood());
        assertArrayEquals(without.shares(3), with.shares(4));
    }

    @Test
    void nobodyRatedAnything() {
        DawidSkene answer = DawidSkene.of(Given.votes("..", ".."), Watch.NONE);
        assertEquals(Reason.EMPTY, Given.reason(answer.logLikelihood()));
        assertEquals(Reason.EMPTY, Given.reason(answer.raters().getFirst()));
    }

    @Test
    void aRaterWithoutRatingsHasNoErrorRates() {
        DawidSkene answer = DawidSkene.of(Given.votes("aa.", "bb.", "ab."), Watch.NONE);
        answer.errorRates(2).forEach(row -> row.forEach(rate -> assertEquals(Reason.EMPTY, Given.reason(rate))));
        assertEquals(Reason.EMPTY, Given.reason(answer.raters().get(2)));
    }

    @Test
    void manyRatersDoNotUnderflow() {
        String yes = "a".repeat(600) + "b".repeat(400);
        String no = "b".repeat(600) + "a".repeat(400);
        DawidSkene answer = DawidSkene.of(Given.votes(yes, no, yes, no), Watch.NONE);
        assertEquals(new Choice.Label(0), answer.choice(0));
        assertEquals(new Choice.Label(1), answer.choice(1));
    }

    /** In another order of units and raters the same numbers come out for the same units and raters. */
    @Property(tries = 40, seed = "1")
    void theOrderOfUnitsAndRatersDoesNotMatter(
            @ForAll @Size(min = 8, max = 20) List<@Size(4) List<@IntRange(max = 3) Integer>> table) {
        DawidSkene straight = DawidSkene.of(votes(table, false), Watch.NONE);
        DawidSkene turned = DawidSkene.of(votes(table, true), Watch.NONE);
        DawidSkene.Run share = straight.runs().getFirst();
        DawidSkene.Run turnedShare = turned.runs().getFirst();
        assertEquals(share.logLikelihood(), turnedShare.logLikelihood(), 1e-6);
    }

    private static Votes votes(List<List<Integer>> table, boolean turned) {
        List<String> rows = table.stream().map(row -> {
            StringBuilder text = new StringBuilder();
            row.forEach(v -> text.append(".abc".charAt(v)));
            return turned ? text.reverse().toString() : text.toString();
        }).toList();
        return Given.votes((turned ? rows.reversed() : rows).toArray(String[]::new));
    }

    @Property(tries = 60, seed = "1")
    void likelihoodsAreSharesAndNoRoundLowersThem(
            @ForAll @Size(min = 3, max = 15) List<@Size(3) List<@IntRange(max = 2) Integer>> table) {
        Votes votes = votes(table, false);
        double before = Double.NEGATIVE_INFINITY;
        for (int rounds = 1; rounds < 6; rounds++) {
            DawidSkene some = DawidSkene.of(votes, rounds, Watch.NONE);
            double now = some.runs().getFirst().logLikelihood();
            assertTrue(now >= before - 1e-9, before + " " + now);
            before = now;
            for (int u = 0; u < votes.units(); u++) {
                double sum = 0;
                for (double share : some.shares(u)) {
                    assertTrue(share >= 0 && share <= 1);
                    sum += share;
                }
                assertEquals(votes.count(u) == 0 ? 0 : 1, sum, 1e-9);
            }
        }
    }
}
