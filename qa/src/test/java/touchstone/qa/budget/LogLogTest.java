package touchstone.qa.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;
import touchstone.qa.budget.Measured.Point;

/** Against the linear regression of scipy 1.10.1 on logarithms. */
class LogLogTest {

    private static Stream<JsonNode> lines() {
        return Fixture.cases(LogLogTest.class, "loglog.json");
    }

    private static Measured measured(JsonNode input) {
        List<Point> points = IntStream.range(0, input.path("n").size())
                .mapToObj(i -> new Point(input.path("n").get(i).doubleValue(),
                        input.path("error").get(i).doubleValue()))
                .toList();
        return Measured.of(points);
    }

    private static void assertNumber(JsonNode expected, Estimate actual) {
        assertEquals(expected.doubleValue(), actual.number().orElseThrow(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void the_line_is_that_of_linear_regression_of_the_logarithms(JsonNode c) {
        LogLog line = LogLog.of(measured(c.path("input")));
        assertNumber(c.at("/expected/slope"), line.slope());
        assertNumber(c.at("/expected/intercept"), line.intercept());
        assertNumber(c.at("/expected/r2"), line.r2());
        assertNumber(c.at("/expected/se_slope"), line.slopeStandardError());
        assertNumber(c.at("/expected/se_intercept"), line.interceptStandardError());
    }

    @Test
    void an_error_of_nothing_has_no_logarithm() {
        Measured measured = Measured.of(List.of(new Point(10, 0.2), new Point(20, 0.1), new Point(40, 0)));
        assertEquals(Reason.NO_LOGARITHM, ((Estimate.Undefined) LogLog.of(measured).slope()).reason());
    }

    @Test
    void errors_that_are_all_the_same_leave_nothing_to_explain() {
        LogLog flat = LogLog.of(
                Measured.of(List.of(new Point(10, 0.2), new Point(20, 0.2), new Point(40, 0.2))));
        assertEquals(0, flat.slope().number().orElseThrow(), 1e-15);
        assertEquals(Reason.NO_SPREAD, ((Estimate.Undefined) flat.r2()).reason());
    }

    @Test
    void the_unit_of_the_labels_moves_the_line_only() {
        List<Point> points = new ArrayList<>();
        List<Point> thousands = new ArrayList<>();
        double[] errors = { 0.4, 0.29, 0.22, 0.21 };
        for (int i = 0; i < errors.length; i++) {
            points.add(new Point(1000 << i, errors[i]));
            thousands.add(new Point(1 << i, errors[i]));
        }
        LogLog one = LogLog.of(Measured.of(points));
        LogLog other = LogLog.of(Measured.of(thousands));
        assertEquals(one.slope().number().orElseThrow(), other.slope().number().orElseThrow(), 1e-12);
        assertEquals(one.intercept().number().orElseThrow() + one.slope().number().orElseThrow() * Math.log(1000),
                other.intercept().number().orElseThrow(), 1e-12);
    }
}
