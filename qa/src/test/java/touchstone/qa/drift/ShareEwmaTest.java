package touchstone.qa.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareEwmaTest {

    private static final ShareEwma USUAL = new ShareEwma(0.1, 2.9);
    private static final int FIRST = 20;
    private static final int WATCHED = 60;
    private static final int PEOPLE = 1000;

    private static double[] found(Random random, double from, double to, int objects) {
        double[] hits = new double[FIRST + WATCHED];
        for (int i = 0; i < hits.length; i++) {
            for (int o = 0; o < objects; o++) {
                hits[i] += random.nextDouble() < (i < FIRST ? from : to) ? 1 : 0;
            }
        }
        return hits;
    }

    /** @return after how many watched images each of the people is said to have fallen; a million for never */
    private static int[] alarms(double from, double to, int objects, long seed) {
        Random random = new Random(seed);
        double[] sizes = new double[FIRST + WATCHED];
        Arrays.fill(sizes, objects);
        int[] after = new int[PEOPLE];
        for (int p = 0; p < PEOPLE; p++) {
            double[] hits = found(random, from, to, objects);
            ShareEwma.Usual usual = ShareEwma.usual(hits, sizes, FIRST).orElseThrow();
            after[p] = USUAL.of(hits, sizes, usual).signals().stream().filter(s -> !s.kind().isHigh())
                    .mapToInt(Signal::index).findFirst().orElse(1_000_000) - FIRST;
        }
        Arrays.sort(after);
        return after;
    }

    @ParameterizedTest
    @CsvSource({ "0.8,1", "0.9,1", "0.95,1", "0.8,5", "0.9,5", "0.95,5", "0.8,20", "0.9,20", "0.95,20" })
    void at_most_one_in_twenty_who_work_steadily_is_alarmed_over_sixty_images(double found, int objects) {
        long alarmed = Arrays.stream(alarms(found, found, objects, 17)).filter(a -> a <= WATCHED).count();
        assertTrue(alarmed <= PEOPLE / 20, alarmed + " of " + PEOPLE);
    }

    @Test
    void a_fall_from_95_to_75_percent_is_found_within_about_ten_images_of_five_objects() {
        int[] after = alarms(0.95, 0.75, 5, 18);
        assertTrue(after[PEOPLE / 2] <= 7, "median " + after[PEOPLE / 2]);
        assertTrue(after[PEOPLE * 7 / 10] <= 10, "seven in ten " + after[PEOPLE * 7 / 10]);
        assertTrue(after[PEOPLE * 9 / 10] <= 20, "nine in ten " + after[PEOPLE * 9 / 10]);
    }

    @Test
    void with_twenty_objects_it_is_found_within_three_images() {
        assertTrue(alarms(0.95, 0.75, 20, 19)[PEOPLE * 9 / 10] <= 3);
    }

    /** With the weight 1 the statistic is the sample's own share, and the limits those of a likelihood ratio test. */
    @Test
    void a_share_at_the_limit_is_as_unlikely_as_the_limit_says() {
        double[] sizes = { 50, 50, 40 };
        double[] hits = { 45, 45, 30 };
        ControlChart.Mark m = new ShareEwma(1, 3).of(hits, sizes, ShareEwma.usual(hits, sizes, 2).orElseThrow())
                .marks().getFirst();
        assertEquals(0.75, m.statistic(), 1e-12);
        double k = m.low() * 40;
        double pooled = (k + 90) / 140;
        double ratio = 2 * (k * Math.log(m.low() / pooled) + (40 - k) * Math.log((1 - m.low()) / (1 - pooled))
                + 90 * Math.log(0.9 / pooled) + 10 * Math.log(0.1 / (1 - pooled)));
        assertEquals(9, ratio, 1e-9);
        assertEquals(1, m.high());
    }

    @Test
    void samples_that_vary_more_than_chance_widen_the_limits() {
        double[] sizes = { 10, 10, 10, 10, 10 };
        ShareEwma.Usual even = ShareEwma.usual(new double[]{ 8, 8, 8, 8, 8 }, sizes, 4).orElseThrow();
        ShareEwma.Usual uneven = ShareEwma.usual(new double[]{ 10, 10, 10, 2, 8 }, sizes, 4).orElseThrow();
        assertEquals(1, even.dispersion());
        // Pearson's chi-square by hand: 10 (3 * 0.04 + 0.36) / 0.16 over 3 degrees of freedom.
        assertEquals(10, uneven.dispersion(), 1e-12);
        double[] last = { 0, 0, 0, 0, 5 };
        assertTrue(USUAL.of(last, sizes, uneven).marks().getFirst().low() < USUAL.of(last, sizes, even).marks()
                .getFirst().low());
    }

    @Property(seed = "1")
    void a_faultless_start_makes_no_alarm_of_one_fault(@ForAll @IntRange(min = 1, max = 30) int objects) {
        double[] sizes = new double[FIRST + 1];
        Arrays.fill(sizes, objects);
        double[] hits = sizes.clone();
        hits[FIRST]--;
        ControlChart chart = USUAL.of(hits, sizes, ShareEwma.usual(hits, sizes, FIRST).orElseThrow());
        assertTrue(chart.signals().isEmpty());
    }

    @Test
    void empty_samples_are_passed_over_and_too_few_give_nothing() {
        double[] sizes = { 5, 0, 5, 0, 5 };
        double[] hits = { 5, 0, 4, 0, 5 };
        ShareEwma.Usual usual = ShareEwma.usual(hits, sizes, 2).orElseThrow();
        assertEquals(3, usual.last());
        assertEquals(1, USUAL.of(hits, sizes, usual).marks().size());
        assertEquals(5, USUAL.of(hits, sizes, usual).marks().getFirst().index());
        assertTrue(ShareEwma.usual(hits, sizes, 4).isEmpty());
    }
}
