package touchstone.qa.json;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Interval;
import touchstone.qa.Interval.Method;
import touchstone.qa.sampling.AcceptancePlan;
import touchstone.qa.sampling.AcceptancePlan.Risk;
import touchstone.qa.sampling.DefectModel;
import touchstone.qa.sampling.Lot;
import touchstone.qa.sampling.Proportion;

/** Statistics of samples, without a project. */
public final class SamplingJson {

    private static final List<Method> OF_SHARES = List.of(Method.WILSON, Method.CLOPPER_PEARSON, Method.AGRESTI_COULL,
            Method.JEFFREYS, Method.NORMAL);
    private static final int SPOTS = 40;

    private SamplingJson() {
    }

    /** A method's key in answers: camel case. */
    public static String key(Method method) {
        String[] words = method.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /**
     * {"intervals": {method: {"low", "high"}}, "oneSided": {method: {"low", "high"}}}; those of a finite lot with
     * "lowCount" and "highCount".
     *
     * @param proportion of at least one
     */
    public static ObjectNode intervals(Proportion proportion, @Nullable Lot lot) {
        ObjectNode node = EstimateJson.object();
        ObjectNode intervals = node.putObject("intervals");
        for (Method method : OF_SHARES) {
            intervals.set(key(method), limits(proportion.interval(method)));
        }
        ObjectNode oneSided = node.putObject("oneSided");
        oneSided.set(key(Method.CLOPPER_PEARSON), limits(proportion.oneSided()));
        if (lot != null) {
            int found = Math.toIntExact(proportion.found());
            int n = Math.toIntExact(proportion.n());
            String key = key(Method.HYPERGEOMETRIC);
            intervals.set(key, limits(lot.twoSided(found, n, proportion.confidence()), lot));
            oneSided.set(key, limits(lot.oneSided(found, n, proportion.confidence()), lot));
        }
        return node;
    }

    private static ObjectNode limits(Interval interval) {
        return EstimateJson.object().put("low", interval.low()).put("high", interval.high());
    }

    private static ObjectNode limits(Lot.Defects defects, Lot lot) {
        return limits(defects.shares(lot)).put("lowCount", defects.low()).put("highCount", defects.high());
    }

    /** {"share", "defective"?, "accept", "reject"}; the number of defective ones in a finite lot. */
    public static ObjectNode at(DefectModel model, AcceptancePlan plan, double share) {
        ObjectNode node = EstimateJson.object();
        double exact = share;
        if (model instanceof DefectModel.Hypergeometric finite) {
            int defective = finite.defective(share, RoundingMode.HALF_UP);
            exact = (double) defective / finite.lot().size();
            node.put("share", exact).put("defective", defective);
        } else {
            node.put("share", exact);
        }
        return node.put("accept", model.accept(plan.n(), plan.c(), exact))
                .put("reject", model.reject(plan.n(), plan.c(), exact));
    }

    /** The operating curve at those shares. */
    public static ArrayNode curve(DefectModel model, AcceptancePlan plan, double... shares) {
        ArrayNode curve = EstimateJson.object().arrayNode();
        for (double share : shares) {
            curve.add(at(model, plan, share));
        }
        return curve;
    }

    /** Shares from 0 to where hardly anything is accepted. */
    public static double[] spread(DefectModel model, AcceptancePlan plan) {
        double end = 1;
        while (end > 1e-6 && model.accept(plan.n(), plan.c(), end / 2) < 0.001) {
            end /= 2;
        }
        double[] shares = new double[SPOTS + 1];
        for (int i = 0; i <= SPOTS; i++) {
            shares[i] = end * i / SPOTS;
        }
        return shares;
    }

    /** {"share", "risk", "actualShare", "actualRisk"} of the producer. */
    public static ObjectNode producer(DefectModel model, AcceptancePlan plan, Risk risk) {
        double good = model.atMost(risk.share());
        return risk(risk).put("actualShare", good).put("actualRisk", model.reject(plan.n(), plan.c(), good))
                .put("accept", model.accept(plan.n(), plan.c(), good));
    }

    /** {"share", "risk", "actualShare", "actualRisk"} of the consumer. */
    public static ObjectNode consumer(DefectModel model, AcceptancePlan plan, Risk risk) {
        double bad = model.atLeast(risk.share());
        double accepted = model.accept(plan.n(), plan.c(), bad);
        return risk(risk).put("actualShare", bad).put("actualRisk", accepted).put("accept", accepted);
    }

    private static ObjectNode risk(Risk risk) {
        return EstimateJson.object().put("share", risk.share()).put("risk", risk.risk());
    }
}
