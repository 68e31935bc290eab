package touchstone.qa.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Fixture;
import touchstone.qa.drift.Signal.Kind;

/** The charts of the R package qcc 2.7 on one falling series. */
class QccTest {

    private static final JsonNode CASES = Fixture.read(QccTest.class, "qcc.json");

    private static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static long[] counts(JsonNode list) {
        return list.valueStream().mapToLong(JsonNode::longValue).toArray();
    }

    /** One number stands for a list of one. */
    private static List<Integer> places(JsonNode one) {
        return one.isNumber() ? List.of(one.intValue()) : one.valueStream().map(JsonNode::intValue).toList();
    }

    private static List<Integer> places(List<Signal> signals, Kind... kinds) {
        return signals.stream().filter(s -> Arrays.asList(kinds).contains(s.kind())).map(Signal::index).toList();
    }

    private static Baseline baseline(JsonNode c) {
        return Baseline.given(c.path("center").doubleValue(), c.path("sd").doubleValue());
    }

    private static void assertLimits(JsonNode c, ControlChart chart) {
        for (int i = 0; i < chart.marks().size(); i++) {
            assertEquals(c.path("lcl").get(i).doubleValue(), chart.marks().get(i).low(), 1e-9);
            assertEquals(c.path("ucl").get(i).doubleValue(), chart.marks().get(i).high(), 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "ewma02", "ewma04" })
    void averages_limits_and_alarms_of_the_weighted_average_are_those_of_qcc(String name) {
        JsonNode c = CASES.path(name);
        ControlChart chart = new Ewma(c.path("lambda").doubleValue(), c.path("nsigmas").doubleValue())
                .of(numbers(c.path("x")), baseline(c));
        assertEquals(c.path("y").size(), chart.marks().size());
        for (int i = 0; i < chart.marks().size(); i++) {
            assertEquals(c.path("y").get(i).doubleValue(), chart.marks().get(i).statistic(), 1e-9);
        }
        assertLimits(c, chart);
        assertEquals(places(c.path("violations")), places(chart.signals(), Kind.values()));
    }

    @Test
    void sums_and_alarms_of_the_cumulative_sums_are_those_of_qcc() {
        JsonNode c = CASES.path("cusum");
        Cusum.Sums sums = new Cusum(c.path("k").doubleValue(), c.path("h").doubleValue()).of(numbers(c.path("x")),
                baseline(c));
        for (int i = 0; i < sums.steps().size(); i++) {
            assertEquals(c.path("pos").get(i).doubleValue(), sums.steps().get(i).up(), 1e-9);
            assertEquals(c.path("neg").get(i).doubleValue(), sums.steps().get(i).down(), 1e-9);
        }
        assertEquals(places(c.at("/violations/lower")), places(sums.signals(), Kind.BELOW_LIMIT));
        assertEquals(places(c.at("/violations/upper")), places(sums.signals(), Kind.ABOVE_LIMIT));
    }

    @Test
    void the_chart_of_shares_has_the_limits_and_alarms_of_qcc() {
        JsonNode c = CASES.path("p");
        ControlChart chart = new PChart(3).of(counts(c.path("defects")), counts(c.path("sizes")));
        assertEquals(c.path("center").doubleValue(), chart.centre(), 1e-12);
        assertLimits(c, chart);
        assertEquals(places(c.at("/violations/beyond.limits")),
                places(chart.signals(), Kind.ABOVE_LIMIT, Kind.BELOW_LIMIT));
        assertEquals(places(c.at("/violations/violating.runs")),
                places(chart.signals(), Kind.RUN_ABOVE, Kind.RUN_BELOW));
    }

    @Test
    void the_chart_of_single_values_has_the_spread_limits_and_runs_of_qcc() {
        JsonNode c = CASES.path("individuals");
        double[] x = numbers(c.path("x"));
        Baseline baseline = Baseline.estimated(x, x.length).orElseThrow();
        assertEquals(c.path("center").doubleValue(), baseline.centre(), 1e-12);
        assertEquals(c.path("sd_MR").doubleValue(), baseline.sd(), 1e-9);
        ControlChart chart = new Individuals(3).of(x, baseline);
        assertEquals(c.path("lcl").doubleValue(), chart.marks().getFirst().low(), 1e-9);
        assertEquals(c.path("ucl").doubleValue(), chart.marks().getFirst().high(), 1e-9);
        assertEquals(places(c.at("/violations/beyond.limits")),
                places(chart.signals(), Kind.ABOVE_LIMIT, Kind.BELOW_LIMIT));
        assertEquals(places(c.at("/violations/violating.runs")),
                places(chart.signals(), Kind.RUN_ABOVE, Kind.RUN_BELOW));
    }
}
