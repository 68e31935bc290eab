package touchstone.qa.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareCusumTest {

    private static final ShareCusum USUAL = new ShareCusum(2, 5);
    private static final int FIRST = 20;
    private static final int WATCHED = 60;
    private static final int PEOPLE = 1000;

    /** @return after how many watched images each of the people is said to have fallen; a million for never */
    private static int[] alarms(double from, double to, int objects, long seed) {
        Random random = new Random(seed);
        double[] sizes = new double[FIRST + WATCHED];
        Arrays.fill(sizes, objects);
        int[] after = new int[PEOPLE];
        for (int p = 0; p < PEOPLE; p++) {
            double[] hits = new double[sizes.length];
            for (int i = 0; i < hits.length; i++) {
                for (int o = 0; o < objects; o++) {
                    hits[i] += random.nextDouble() < (i < FIRST ? from : to) ? 1 : 0;
                }
            }
            after[p] = USUAL.of(hits, sizes, ShareEwma.usual(hits, sizes, FIRST).orElseThrow()).signals().stream()
                    .mapToInt(Signal::index).findFirst().orElse(1_000_000) - FIRST;
        }
        Arrays.sort(after);
        return after;
    }

    /** By hand: 6 of 8 are usual, so p0 = 6.5 / 9 less sqrt(p (1 - p) / 8), and odds are halved. */
    @Test
    void each_sample_adds_what_it_says_for_halved_odds() {
        double[] hits = { 3, 3, 0, 2 };
        double[] sizes = { 4, 4, 1, 2 };
        ControlChart chart = USUAL.of(hits, sizes, ShareEwma.usual(hits, sizes, 2).orElseThrow());
        double p0 = 6.5 / 9 - Math.sqrt(6.5 / 9 * (1 - 6.5 / 9) / 8);
        double p1 = p0 / (2 - p0);
        double miss = Math.log((1 - p1) / (1 - p0));
        assertEquals(2, chart.marks().size());
        assertEquals(miss, chart.marks().get(0).statistic(), 1e-12);
        assertEquals(Math.max(0, miss + 2 * Math.log(p1 / p0)), chart.marks().get(1).statistic(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({ "0.8,1", "0.9,1", "0.95,1", "0.8,5", "0.9,5", "0.95,5", "0.8,20", "0.9,20", "0.95,20" })
    void at_most_one_in_twenty_who_work_steadily_is_alarmed_over_sixty_images(double found, int objects) {
        long alarmed = Arrays.stream(alarms(found, found, objects, 17)).filter(a -> a <= WATCHED).count();
        assertTrue(alarmed <= PEOPLE / 20, alarmed + " of " + PEOPLE);
    }

    @Test
    void a_slow_fall_from_95_to_88_percent_is_found_within_about_ten_images_of_twenty_objects() {
        int[] after = alarms(0.95, 0.88, 20, 18);
        assertTrue(after[PEOPLE / 2] <= 12, "median " + after[PEOPLE / 2]);
        assertTrue(after[PEOPLE * 9 / 10] <= 40, "nine in ten " + after[PEOPLE * 9 / 10]);
    }

    @Test
    void who_never_missed_anything_falls_too() {
        double[] sizes = new double[FIRST + 10];
        Arrays.fill(sizes, 10);
        double[] hits = sizes.clone();
        Arrays.fill(hits, FIRST, hits.length, 7);
        assertTrue(USUAL.of(hits, sizes, ShareEwma.usual(hits, sizes, FIRST).orElseThrow()).signals().stream()
                .anyMatch(s -> s.index() <= FIRST + 3));
    }
}
