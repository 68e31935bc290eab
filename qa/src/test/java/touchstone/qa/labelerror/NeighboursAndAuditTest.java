package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.Audit.Verdict;
import touchstone.qa.labelerror.EmbeddingNeighbours.Neighbourhood;

class NeighboursAndAuditTest {

    @Test
    void anExampleOfOneClusterWithTheOthersLabelStandsOut() {
        Random random = new Random(5);
        float[][] vectors = new float[40][3];
        int[] labels = new int[40];
        for (int i = 0; i < 40; i++) {
            labels[i] = i % 2;
            vectors[i][i % 2] = 10 + random.nextFloat();
            vectors[i][2] = random.nextFloat();
        }
        labels[6] = 1;
        List<Neighbourhood> all = EmbeddingNeighbours.of(vectors, labels, 5, Watch.NONE);
        assertEquals(1, all.get(6).different());
        assertEquals(0, all.get(6).likeliest());
        for (int i = 0; i < 40; i++) {
            assertTrue(i == 6 || all.get(i).different() <= 0.2);
        }
    }

    @Test
    void withoutNeighboursThereIsNothingToSay() {
        assertEquals(List.of(), EmbeddingNeighbours.of(new float[][]{ { 1 } }, new int[]{ 0 }, 5, Watch.NONE));
        assertEquals(1, EmbeddingNeighbours.of(new float[][]{ { 1 }, { 0 } }, new int[]{ 0, 1 }, 5, Watch.NONE)
                .getFirst().nearest().size());
    }

    @Test
    void anAuditCountsOnlyWhatWasDecided() {
        Audit audit = new Audit(Map.of("size", Map.of(Verdict.WRONG, 3, Verdict.RIGHT, 7, Verdict.UNCLEAR, 4,
                Verdict.OPEN, 5)));
        assertEquals(Estimate.of(0.3, 10, Interval.wilson(3, 10)), audit.wrong());
        assertEquals(Estimate.undefined(Reason.EMPTY), audit.wrong("aspect"));
        assertEquals(Optional.of(Verdict.WRONG), Verdict.named(" Wrong "));
        assertEquals(Optional.empty(), Verdict.named("perhaps"));
    }

    @Test
    void theSpreadOfNumbersIgnoresOneThatIsFarOff() {
        RobustSpread spread = RobustSpread.of(1, 2, 3, 4, 1000).orElseThrow();
        assertEquals(3, spread.median(), 0);
        assertEquals(1.4826, spread.spread(), 1e-12);
        assertEquals(Optional.empty(), RobustSpread.of(5, 5, 5, 9));
    }
}
