package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Reason;

class MajorityVoteTest {

    @Test
    void theLabelWithMostVotesIsChosenWithItsShare() {
        MajorityVote vote = new MajorityVote(Given.votes("aab", "bbb"));
        assertEquals(new Choice.Label(0), vote.choice(0));
        assertEquals(2.0 / 3, vote.quality(0).number().orElseThrow(), 1e-15);
        assertEquals(new Choice.Label(1), vote.choice(1));
        assertArrayEquals(new double[]{ 1, 1, 0.5 }, Given.numbers(vote.raters()), 1e-15);
    }

    @Test
    void aTieIsLeftToSomebody() {
        assertEquals(new Choice.None(Reason.TIE), new MajorityVote(Given.votes("ab.")).choice(0));
        assertEquals(new Choice.Label(2), new MajorityVote(Given.votes("abcc")).choice(0));
    }

    @Test
    void aUnitWithoutRatingsHasNeitherLabelNorQuality() {
        MajorityVote vote = new MajorityVote(Given.votes("..", "ab"));
        assertEquals(new Choice.None(Reason.EMPTY), vote.choice(0));
        assertEquals(Reason.EMPTY, Given.reason(vote.quality(0)));
        assertEquals(Reason.EMPTY, Given.reason(vote.raters().getFirst()));
    }

    @Test
    void columnsOfOneNameAreOneRaterAtSeveralTimes() {
        MajorityVote vote = new MajorityVote(Given.votes(List.of("Ada", "Ada", "Ben"), "aab"));
        assertEquals(List.of("Ada", "Ben"), vote.votes().raters());
        assertEquals(new Choice.Label(0), vote.choice(0));
        assertArrayEquals(new double[]{ 1, 0 }, Given.numbers(vote.raters()));
    }

    @Test
    void tiesAreThoseOfTheReference() {
        JsonNode given = Given.reference("dawid_skene_synthetic_80x6x3_missing");
        MajorityVote vote = new MajorityVote(Given.votes(given.at("/input/labels_missing_-1")));
        List<Integer> ties = given.at("/expected/majority_ties_at").valueStream().map(JsonNode::intValue).toList();
        for (int u = 0; u < 80; u++) {
            assertEquals(ties.contains(u), vote.choice(u).equals(new Choice.None(Reason.TIE)), "unit " + u);
            assertArrayEquals(Given.numbers(given.at("/expected/majority_fraction/" + u)), vote.shares(u), 1e-15);
        }
    }
}
