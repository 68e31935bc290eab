package touchstone.qa.json;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.budget.LabelPlan;
import touchstone.qa.budget.LearningCurve;
import touchstone.qa.budget.LogLog;
import touchstone.qa.budget.StopRule;

/**
 * A plan for more labels: {"curve": {"a", "b", "c", "sse", "sizes", "points", "smallest", "largest", "outlook",
 * "resampling", "resamples", "seed"}, "logLog": {"slope",
 * "intercept", "r2", "slopeStandardError", "interceptStandardError"}, "predictions": [{"n", "error", "extrapolated"}], "marginalPer1000", "stop": {"why",
 * "until", "retrainAt"}} and the members of a {@link ResultJson}.
 */
public final class PlanJson {

    private PlanJson() {
    }

    public static ObjectNode of(LabelPlan plan) {
        LearningCurve curve = plan.curve();
        ObjectNode node = EstimateJson.object();
        node.putObject("curve").put("a", curve.law().a()).put("b", curve.law().b()).put("c", curve.law().c())
                .put("sse", curve.law().squares()).put("sizes", curve.measured().bySize().size())
                .put("points", curve.measured().count()).put("smallest", curve.measured().smallest())
                .put("largest", curve.measured().largest()).put("outlook", key(curve.outlook()))
                .put("resampling", key(curve.resampling())).put("resamples", curve.resampled().size())
                .put("seed", curve.seed());
        LogLog line = LogLog.of(curve.measured());
        ObjectNode logLog = node.putObject("logLog");
        EstimateJson.putNumber(logLog, "slope", line.slope());
        EstimateJson.putNumber(logLog, "intercept", line.intercept());
        EstimateJson.putNumber(logLog, "r2", line.r2());
        EstimateJson.putNumber(logLog, "slopeStandardError", line.slopeStandardError());
        EstimateJson.putNumber(logLog, "interceptStandardError", line.interceptStandardError());
        ArrayNode predictions = node.putArray("predictions");
        for (double labels : plan.targets()) {
            ObjectNode one = predictions.addObject().put("n", labels);
            one.set("error", EstimateJson.of(curve.error(labels, plan.extrapolate())));
            one.put("extrapolated", curve.isExtrapolated(labels));
        }
        node.set("marginalPer1000", EstimateJson.of(plan.marginal()));
        StopRule.Verdict verdict = plan.verdict();
        ObjectNode stop = node.putObject("stop").put("why", key(verdict.why())).put("until", verdict.until());
        EstimateJson.putNumber(stop, "retrainAt", verdict.retrainAt().isPresent()
                ? Estimate.of(verdict.retrainAt().getAsDouble(), curve.measured().count())
                : Estimate.undefined(verdict.why() == StopRule.Why.NO_GAIN ? Reason.NO_GAIN : Reason.EXTRAPOLATION));
        return node.setAll(new ResultJson().of(plan.result()));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
