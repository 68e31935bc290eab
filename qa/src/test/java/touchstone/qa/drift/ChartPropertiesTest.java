package touchstone.qa.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChartPropertiesTest {

    private static final Baseline STANDARD = Baseline.given(0, 1);

    @Property(seed = "1")
    void a_series_upside_down_has_the_opposite_alarms(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -6, max = 6) Double> series) {
        double[] x = series.stream().mapToDouble(v -> v).toArray();
        double[] mirrored = Arrays.stream(x).map(v -> -v).toArray();
        List<Signal> up = Ewma.USUAL.of(x, STANDARD).signals();
        List<Signal> down = Ewma.USUAL.of(mirrored, STANDARD).signals();
        assertEquals(up.stream().map(Signal::index).toList(), down.stream().map(Signal::index).toList());
        for (int i = 0; i < up.size(); i++) {
            assertTrue(up.get(i).kind().isHigh() != down.get(i).kind().isHigh());
        }
        assertEquals(Cusum.USUAL.of(x, STANDARD).signals().stream().map(Signal::index).toList(),
                Cusum.USUAL.of(mirrored, STANDARD).signals().stream().map(Signal::index).toList());
    }

    @Property(seed = "1")
    void the_unit_of_the_series_does_not_matter(
            @ForAll @Size(min = 3, max = 60) List<@DoubleRange(min = -6, max = 6) Double> series) {
        double[] x = series.stream().mapToDouble(v -> v).toArray();
        double[] scaled = Arrays.stream(x).map(v -> 4 * v).toArray();
        assertEquals(Ewma.USUAL.of(x, STANDARD).signals().size(),
                Ewma.USUAL.of(scaled, Baseline.given(0, 4)).signals().size());
    }

    @Property(seed = "1")
    void a_gap_is_passed_over(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -6, max = 6) Double> series) {
        double[] x = series.stream().mapToDouble(v -> v).toArray();
        double[] gaps = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            gaps[2 * i] = Double.NaN;
            gaps[2 * i + 1] = x[i];
        }
        assertEquals(
                Ewma.USUAL.of(x, STANDARD).marks().stream().map(m -> List.of(2 * m.index(), m.statistic())).toList(),
                Ewma.USUAL.of(gaps, STANDARD).marks().stream().map(m -> List.of(m.index(), m.statistic())).toList());
    }

    /** Published run length of this chart in control is about 560 (Lucas and Saccucci 1990, lambda 0.2, L 3). */
    @Test
    void a_stable_series_is_alarmed_about_as_seldom_as_published() {
        Random random = new Random(7);
        int steps = 0;
        int runs = 400;
        for (int r = 0; r < runs; r++) {
            double[] x = random.doubles(4000).map(u -> random.nextGaussian()).toArray();
            List<Signal> signals = Ewma.USUAL.of(x, STANDARD).signals();
            steps += signals.isEmpty() ? x.length : signals.getFirst().index();
        }
        double runLength = (double) steps / runs;
        assertTrue(runLength > 480 && runLength < 640, "run length " + runLength);
    }

    /** Published run length after a shift of one standard deviation is about 10. */
    @Test
    void a_shift_of_one_standard_deviation_is_found_within_about_ten_values() {
        Random random = new Random(8);
        int steps = 0;
        for (int r = 0; r < 400; r++) {
            double[] x = random.doubles(500).map(u -> 1 + random.nextGaussian()).toArray();
            steps += Ewma.USUAL.of(x, STANDARD).signals().getFirst().index();
        }
        assertTrue(steps / 400.0 > 7 && steps / 400.0 < 12, "run length " + steps / 400.0);
    }

    @Test
    void runs_end_at_a_value_on_the_centre_itself() {
        double[] x = { 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1 };
        List<Signal> signals = new Individuals(3).of(x, STANDARD).signals();
        assertEquals(List.of(14, 15), signals.stream().map(Signal::index).toList());
    }

    @Test
    void one_value_gives_no_baseline_and_equal_values_give_one_without_spread() {
        assertTrue(Baseline.estimated(new double[]{ 0.9, Double.NaN }, 5).isEmpty());
        assertEquals(0, Baseline.estimated(new double[]{ 0.9, 0.9, 0.9 }, 3).orElseThrow().sd());
    }

    @Test
    void a_sample_of_nothing_is_passed_over() {
        ControlChart chart = new PChart(3).of(new long[]{ 1, 0, 2 }, new long[]{ 10, 0, 10 });
        assertEquals(List.of(1, 3), chart.marks().stream().map(ControlChart.Mark::index).toList());
        assertEquals(0.15, chart.centre(), 1e-12);
    }
}
