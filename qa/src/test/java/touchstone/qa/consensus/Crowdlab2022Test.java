package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Reason;

/** Goh, Tkachenko and Mueller 2022, CROWDLAB; the numbers are cleanlab 2.9.0's. */
class Crowdlab2022Test {

    private static Probabilities probabilities(List<String> labels, double[]... rows) {
        return new Probabilities(labels, rows);
    }

    @ParameterizedTest
    @ValueSource(strings = { "crowdlab_60x5x4", "crowdlab_30x3x3_dense", "crowdlab_100x12x5_sparse" })
    void labelsQualitiesAndWeightsAreCleanlabs(String name) {
        JsonNode given = Given.reference(name);
        JsonNode expected = given.get("expected");
        double[][] model = given.at("/input/pred_probs").valueStream().map(Given::numbers).toArray(double[][]::new);
        Votes votes = Given.votes(given.at("/input/labels"));
        Crowdlab answer = new Crowdlab(votes, probabilities(
                IntStream.range(0, model[0].length).mapToObj(Integer::toString).toList(), model));
        for (int u = 0; u < votes.units(); u++) {
            assertEquals(new Choice.Label(expected.get("consensus_label").get(u).intValue()), answer.choice(u));
            assertEquals(expected.get("consensus_quality_score").get(u).doubleValue(),
                    answer.quality(u).number().orElseThrow(), 1e-9);
            for (int r = 0; r < votes.raters().size(); r++) {
                JsonNode quality = expected.get("detailed_label_quality").get(u).get(r);
                assertEquals(!quality.isNull(), answer.hasRated(u, r));
                if (answer.hasRated(u, r)) {
                    assertEquals(quality.doubleValue(), answer.annotationQuality(u, r).number().orElseThrow(), 1e-9);
                }
            }
        }
        assertArrayEquals(Given.numbers(expected.get("annotator_quality")), Given.numbers(answer.raters()), 1e-9);
        assertArrayEquals(Given.numbers(expected.get("annotator_weight")), IntStream
                .range(0, votes.raters().size()).mapToDouble(r -> answer.raterWeight(r).number().orElseThrow())
                .toArray(), 1e-9);
        assertEquals(expected.get("model_weight").doubleValue(), answer.modelWeight().number().orElseThrow(), 1e-9);
    }

    @Test
    void withoutAUnitThatTwoRatedNothingCanBeWeighed() {
        Crowdlab answer = new Crowdlab(Given.votes("a.", ".b"),
                probabilities(List.of("a", "b"), new double[]{ 0.9, 0.1 }, new double[]{ 0.5, 0.5 }));
        assertEquals(new Choice.None(Reason.NO_PAIRS), answer.choice(0));
        assertEquals(Reason.NO_PAIRS, Given.reason(answer.modelWeight()));
        assertEquals(Reason.NO_PAIRS, Given.reason(answer.raters().getFirst()));
    }

    @Test
    void aUnitWithoutRatingsHasNoLabel() {
        Crowdlab answer = new Crowdlab(Given.votes("aa", "..", "ab"), probabilities(List.of("a", "b"),
                new double[]{ 0.9, 0.1 }, new double[]{ 0.5, 0.5 }, new double[]{ 0.2, 0.8 }));
        assertEquals(new Choice.None(Reason.EMPTY), answer.choice(1));
        assertEquals(0, answer.shares(1).length);
        assertEquals(1, answer.shares(0)[0] + answer.shares(0)[1], 1e-12);
    }

    @Test
    void theOrderOfTheColumnsDoesNotMatter() {
        Votes votes = Given.votes("aab", "abb", "bbb", "a.b");
        Crowdlab straight = new Crowdlab(votes, probabilities(List.of("a", "b"), new double[]{ 0.7, 0.3 },
                new double[]{ 0.4, 0.6 }, new double[]{ 0.2, 0.8 }, new double[]{ 0.6, 0.4 }));
        Crowdlab turned = new Crowdlab(votes, probabilities(List.of("b", "a"), new double[]{ 0.3, 0.7 },
                new double[]{ 0.6, 0.4 }, new double[]{ 0.8, 0.2 }, new double[]{ 0.4, 0.6 }));
        for (int u = 0; u < 4; u++) {
            assertEquals(straight.quality(u).number().orElseThrow(), turned.quality(u).number().orElseThrow(), 1e-12);
        }
        assertArrayEquals(Given.numbers(straight.raters()), Given.numbers(turned.raters()), 1e-12);
    }

    @Test
    void probabilitiesOfOtherUnitsAreAMistake() {
        assertThrows(IllegalArgumentException.class,
                () -> new Crowdlab(Given.votes("aa"), probabilities(List.of("a", "b"))));
        assertThrows(IllegalArgumentException.class,
                () -> new Crowdlab(Given.votes("ab"), probabilities(List.of("a"), new double[]{ 1 })));
    }
}
