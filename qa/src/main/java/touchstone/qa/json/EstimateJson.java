package touchstone.qa.json;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.scoring.Counts;

/**
 * One number: {"value", "n", "standardError"?, "low"?, "high"?, "interval"?, "bootstrap"?: {"resamples", "dropped",
 * "seed", "reliable"}} or {"undefined", "because"}.
 */
public final class EstimateJson {

    private EstimateJson() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode of(Estimate estimate) {
        ObjectNode node = object();
        switch (estimate) {
            case Estimate.Undefined u -> node.put("undefined", u.reason().name()).put("because", u.because());
            case Estimate.Value v -> {
                node.put("value", v.value()).put("n", v.n());
                if (v.standardError() != null) {
                    node.put("standardError", v.standardError());
                }
                if (v.interval() != null) {
                    put(node, v.interval());
                }
            }
        }
        return node;
    }

    private static void put(ObjectNode node, Interval interval) {
        node.put("low", interval.low()).put("high", interval.high())
                .put("interval", interval.method().name().toLowerCase(Locale.ROOT));
        Interval.Bootstrap bootstrap = interval.bootstrap();
        if (bootstrap != null) {
            node.putObject("bootstrap").put("resamples", bootstrap.resamples()).put("dropped", bootstrap.dropped())
                    .put("seed", bootstrap.seed()).put("reliable", bootstrap.reliable());
        }
    }

    static ObjectNode of(Map<String, Estimate> estimates) {
        ObjectNode node = object();
        estimates.forEach((name, estimate) -> node.set(name, of(estimate)));
        return node;
    }

    /** Puts the plain number, or the object that says why there is none. */
    static void putNumber(ObjectNode node, String key, Estimate estimate) {
        switch (estimate) {
            case Estimate.Undefined u -> node.set(key, of(u));
            case Estimate.Value v -> node.put(key, v.value());
        }
    }

    /** {"tp", "fp", "fn", "precision", "recall", "f1", "meanIou", "meanDice"} */
    static ObjectNode of(Counts counts) {
        ObjectNode node = object().put("tp", counts.truePositive()).put("fp", counts.falsePositive())
                .put("fn", counts.falseNegative());
        putNumber(node, "precision", counts.precision());
        putNumber(node, "recall", counts.recall());
        putNumber(node, "f1", counts.f1());
        putNumber(node, "meanIou", counts.meanIou());
        putNumber(node, "meanDice", counts.meanDice());
        return node;
    }
}
