package touchstone.qa.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;
import touchstone.qa.budget.LearningCurve.Outlook;
import touchstone.qa.budget.Measured.Point;

/** Against least squares of scipy 1.10.1 from many starts; the band against a simulation in numpy. */
class LearningCurveTest {

    private static Stream<JsonNode> fits() {
        return Fixture.cases(LearningCurveTest.class, "scipy.json");
    }

    private static List<Point> points(JsonNode input) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < input.path("n").size(); i++) {
            points.add(new Point(input.path("n").get(i).doubleValue(), input.path("error").get(i).doubleValue()));
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("fits")
    void the_fit_predicts_what_least_squares_from_many_starts_predict(JsonNode c) {
        LearningCurve curve = LearningCurve.of(Measured.of(points(c.path("input"))), 1, 0);
        c.at("/expected/prediction").properties().forEach(p -> assertEquals(p.getValue().doubleValue(),
                curve.law().error(Double.parseDouble(p.getKey())), 1e-5, c.path("name").asString()));
        assertEquals(c.at("/expected/sse").doubleValue(), curve.law().squares(), 1e-9);
    }

    @Test
    void a_worsening_curve_promises_no_gain() {
        LearningCurve curve = LearningCurve.of(
                Measured.of(points(fits().filter(c -> c.path("name").asString().startsWith("worsening")).findFirst()
                        .orElseThrow().path("input"))),
                1, 50);
        assertEquals(Outlook.NO_GAIN, curve.outlook());
        assertEquals(0, curve.law().a(), 1e-12);
    }

    @Test
    void a_curve_on_its_plateau_has_levelled_off() {
        assertEquals(Outlook.LEVELLED_OFF, LearningCurve.of(
                Measured.of(points(fits().filter(c -> c.path("name").asString().contains("plateau")).findFirst()
                        .orElseThrow().path("input"))),
                1, 0).outlook());
        assertEquals(Outlook.NO_GAIN, LearningCurve.of(Measured.of(List.of(new Point(1, 0.2), new Point(2, 0.2),
                new Point(3, 0.2))), 1).outlook());
    }

    @Test
    void the_band_of_repeated_trainings_is_that_of_the_simulation() {
        JsonNode band = Fixture.read(LearningCurveTest.class, "scipy.json").path("band");
        List<Point> points = new ArrayList<>();
        band.at("/input/replicates_per_n").properties().forEach(size -> size.getValue().forEach(
                e -> points.add(new Point(Double.parseDouble(size.getKey()), e.doubleValue()))));
        LearningCurve curve = LearningCurve.of(Measured.of(points), 1);
        assertEquals(LearningCurve.Resampling.REPLICATES, curve.resampling());
        for (int t = 0; t < 3; t++) {
            double n = band.at("/input/targets").get(t).doubleValue();
            assertEquals(band.at("/expected/q05").get(t).doubleValue(), curve.percentile(n, 0.05).orElseThrow(), 0.004);
            assertEquals(band.at("/expected/q50").get(t).doubleValue(), curve.percentile(n, 0.5).orElseThrow(), 0.003);
            assertEquals(band.at("/expected/q95").get(t).doubleValue(), curve.percentile(n, 0.95).orElseThrow(), 0.004);
        }
    }

    @Test
    void beyond_twice_the_largest_size_there_is_no_number_unless_one_insists() {
        LearningCurve curve = LearningCurve.of(Measured.of(List.of(new Point(50, 0.4), new Point(100, 0.31),
                new Point(200, 0.25))), 1);
        assertTrue(curve.error(400, false).number().isPresent());
        assertEquals(Reason.EXTRAPOLATION, ((Estimate.Undefined) curve.error(401, false)).reason());
        assertEquals(0.1537037037, curve.error(3200, true).number().orElseThrow(), 1e-6);
    }

    @Property(tries = 300, seed = "1")
    void the_true_law_is_found_again(@ForAll @DoubleRange(min = 0.1, max = 2) double a,
            @ForAll @DoubleRange(min = 0.1, max = 2) double b, @ForAll @DoubleRange(min = 0, max = 0.3) double c) {
        PowerLaw truth = new PowerLaw(a, b, c, 0);
        double[] sizes = { 20, 45, 110, 260, 600, 1300 };
        double[] errors = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            errors[i] = truth.error(sizes[i]);
        }
        PowerLaw found = PowerLaw.fit(sizes, errors, new double[]{ 1, 1, 1, 1, 1, 1 });
        assertEquals(truth.error(2600), found.error(2600), 1e-5);
    }

    @Property(tries = 200, seed = "1")
    void no_law_of_a_fine_grid_fits_better(@ForAll Random random) {
        double[] sizes = { 10, 30, 100, 300, 900 };
        double[] errors = random.doubles(5).toArray();
        double[] weights = random.doubles(5).map(w -> 0.5 + w).toArray();
        PowerLaw found = PowerLaw.fit(sizes, errors, weights);
        for (double b = 0.005; b <= 5; b += 0.005) {
            for (double c = 0; c < 1; c += 0.05) {
                double xx = 0;
                double xy = 0;
                for (int i = 0; i < 5; i++) {
                    double x = Math.pow(sizes[i], -b);
                    xx += weights[i] * x * x;
                    xy += weights[i] * x * (errors[i] - c);
                }
                double a = Math.max(0, xy / xx);
                double squares = 0;
                for (int i = 0; i < 5; i++) {
                    double off = errors[i] - c - a * Math.pow(sizes[i], -b);
                    squares += weights[i] * off * off;
                }
                assertTrue(found.squares() <= squares + 1e-12);
            }
        }
    }

    @Property(tries = 50, seed = "1")
    void the_order_of_the_measurements_does_not_matter(@ForAll Random random) {
        List<Point> points = new ArrayList<>();
        for (int n : new int[]{ 10, 10, 30, 30, 100, 300 }) {
            points.add(new Point(n, 0.2 + 0.5 * random.nextDouble() / Math.sqrt(n)));
        }
        double straight = LearningCurve.of(Measured.of(points), 1, 0).law().error(500);
        Collections.shuffle(points, random);
        assertEquals(straight, LearningCurve.of(Measured.of(points), 1, 0).law().error(500), 1e-9);
    }

    @Test
    void a_measurement_made_twice_counts_twice() {
        double[] sizes = { 10, 100, 1000 };
        double[] errors = { 0.5, 0.35, 0.3 };
        double[] twice = { 0.5, 0.30, 0.3 };
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            points.add(new Point(sizes[i], errors[i]));
            points.add(new Point(sizes[i], twice[i]));
        }
        assertEquals(PowerLaw.fit(sizes, new double[]{ 0.5, 0.325, 0.3 }, new double[]{ 2, 2, 2 }).error(2000),
                LearningCurve.of(Measured.of(points), 1, 0).law().error(2000), 1e-9);
    }

    @Test
    void three_sizes_measured_once_have_no_band() {
        LearningCurve curve = LearningCurve.of(Measured.of(List.of(new Point(50, 0.4), new Point(100, 0.31),
                new Point(200, 0.25))), 1);
        assertEquals(LearningCurve.Resampling.NONE, curve.resampling());
        assertTrue(curve.percentile(300, 0.5).isEmpty());
        assertEquals(null, ((Estimate.Value) curve.error(300, false)).interval());
    }
}
