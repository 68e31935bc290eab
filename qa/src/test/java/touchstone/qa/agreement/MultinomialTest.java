package touchstone.qa.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultinomialTest {

    private static final int DRAWS = 20_000;

    @Test
    void drawsAsManyAsThereAre() {
        Multinomial kinds = new Multinomial(new int[]{ 5, 0, 900, 95 }, 1000);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            int[] drawn = kinds.draw(random);
            assertEquals(1000, Arrays.stream(drawn).sum());
            assertEquals(0, drawn[1]);
        }
    }

    /** Mean n p and variance n p (1 - p), within five standard errors of 20,000 draws; the seed is fixed. */
    @Test
    void hasTheMeanAndTheVarianceOfTheBinomialDistribution() {
        for (double p : new double[]{ 0.001, 0.02, 0.3, 0.5, 0.9 }) {
            SplittableRandom random = new SplittableRandom(2);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < DRAWS; i++) {
                double apart = Multinomial.binomial(random, 1000, p) - 1000 * p;
                sum += apart;
                squares += apart * apart;
            }
            double variance = 1000 * p * (1 - p);
            assertEquals(0, sum / DRAWS, 5 * Math.sqrt(variance / DRAWS));
            assertEquals(variance, squares / DRAWS, 5 * variance * Math.sqrt((2 + 1 / variance) / DRAWS));
        }
    }
}
