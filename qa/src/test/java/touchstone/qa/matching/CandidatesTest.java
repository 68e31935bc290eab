package touchstone.qa.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Fixture;

class CandidatesTest {

    @TestFactory
    Stream<DynamicTest> choosesThePairsOfLinearSumAssignment() {
        return Fixture.cases(CandidatesTest.class, "assignment.json")
                .map(c -> DynamicTest.dynamicTest(c.get("name").asString(), () -> {
                    Matching matching = Candidates.ofMatrix(matrix(c.get("iou")), c.get("threshold").asDouble()).best();
                    assertEquals(c.get("total").asDouble(), matching.total(), 1e-12);
                    assertEquals(
                            c.get("pairs").valueStream().map(p -> p.get(0).asInt() + "-" + p.get(1).asInt()).toList(),
                            matching.pairs().stream().map(p -> p.first() + "-" + p.second()).toList());
                }));
    }

    @Property(tries = 300, seed = "1")
    void noOtherChoiceHasALargerSum(@ForAll @IntRange(min = 0, max = 5) int rows,
            @ForAll @IntRange(min = 0, max = 5) int columns, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(11) / 10.0;
            }
        }
        assertEquals(largest(matrix, 0, 0, 0.4), Candidates.ofMatrix(matrix, 0.4).best().total(), 1e-12);
    }

    @Test
    void thousandsOfObjectsInAChainAreSolvedInTheirGroups() {
        int n = 5000;
        List<Matching.Pair> pairs = Stream.iterate(0, i -> i + 1).limit(n)
                .flatMap(i -> Stream.of(new Matching.Pair(i, i, 0.6), new Matching.Pair(i, i ^ 1, 0.7))).toList();
        Matching matching = new Candidates(n, n, pairs).best();
        assertEquals(0.7 * n, matching.total(), 1e-6);
        assertTrue(matching.onlyFirst().isEmpty() && matching.onlySecond().isEmpty());
    }

    @Test
    void everyObjectIsMatchedOrAlone() {
        Matching matching = Candidates.ofMatrix(new double[][]{ { 0.9, 0.0 }, { 0.8, 0.0 }, { 0.1, 0.2 } }, 0.5).best();
        assertEquals(List.of(new Matching.Pair(0, 0, 0.9)), matching.pairs());
        assertEquals(List.of(1, 2), matching.onlyFirst());
        assertEquals(List.of(1), matching.onlySecond());
    }

    private static double largest(double[][] matrix, int row, int taken, double threshold) {
        if (row == matrix.length) {
            return 0;
        }
        double best = largest(matrix, row + 1, taken, threshold);
        for (int j = 0; j < matrix[row].length; j++) {
            if ((taken & 1 << j) == 0 && matrix[row][j] >= threshold) {
                best = Math.max(best, matrix[row][j] + largest(matrix, row + 1, taken | 1 << j, threshold));
            }
        }
        return best;
    }

    private static double[][] matrix(JsonNode rows) {
        return rows.valueStream().map(r -> r.valueStream().mapToDouble(JsonNode::asDouble).toArray())
                .toArray(double[][]::new);
    }
}
