package touchstone.qa.json;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.drift.Baseline;
import touchstone.qa.drift.ControlChart;
import touchstone.qa.drift.Cusum;
import touchstone.qa.drift.Signal;

/**
 * Control charts of a series: {"chart", "centre", "sd"?, "baseline"?: {"origin", "points"}, "settings", "points": [..],
 * "alarms": [{"index", "kind", "statistic", "limit", "because"}]}. Indices count the series from 1.
 */
public final class DriftJson {

    private DriftJson() {
    }

    /** Centre, standard deviation and where they come from. */
    public static ObjectNode start(String chart, Baseline baseline) {
        ObjectNode node = EstimateJson.object().put("chart", chart).put("centre", baseline.centre()).put("sd",
                baseline.sd());
        node.putObject("baseline").put("origin", baseline.origin().key()).put("points", baseline.points());
        return node;
    }

    /** A chart without a standard deviation of its own. */
    public static ObjectNode start(String chart, double centre) {
        return EstimateJson.object().put("chart", chart).put("centre", centre);
    }

    /** A chart that cannot be drawn: no points, no alarms. */
    public static ObjectNode nothing(String chart) {
        ObjectNode node = EstimateJson.object().put("chart", chart);
        node.putArray("points");
        node.putArray("alarms");
        return node;
    }

    /** Adds points {"index", "value", "statistic", "low", "high"} and alarms. */
    public static ObjectNode put(ObjectNode node, ControlChart chart) {
        ArrayNode points = node.putArray("points");
        chart.marks().forEach(m -> points.addObject().put("index", m.index()).put("value", m.value())
                .put("statistic", m.statistic()).put("low", m.low()).put("high", m.high()));
        return alarms(node, chart.signals());
    }

    /** Adds points {"index", "value", "up", "down"} and alarms. */
    public static ObjectNode put(ObjectNode node, Cusum.Sums sums) {
        ArrayNode points = node.putArray("points");
        sums.steps().forEach(s -> points.addObject().put("index", s.index()).put("value", s.value())
                .put("up", s.up()).put("down", s.down()));
        return alarms(node, sums.signals());
    }

    private static ObjectNode alarms(ObjectNode node, List<Signal> signals) {
        ArrayNode alarms = node.putArray("alarms");
        signals.forEach(s -> alarms.addObject().put("index", s.index()).put("kind", s.kind().key())
                .put("statistic", s.statistic()).put("limit", s.limit()).put("because", s.sentence()));
        return node;
    }
}
