package touchstone.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.Interval.Method;
import touchstone.qa.Reason;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.json.SamplingJson;
import touchstone.qa.sampling.Lot;
import touchstone.qa.sampling.Proportion;

/** {@code metric proportion}: a share with every interval that is in use. */
@Command(name = "proportion")
final class MetricProportion implements Callable<Integer> {

    private static final Map<String, Method> METHODS = Map.of("wilson", Method.WILSON, "clopper-pearson",
            Method.CLOPPER_PEARSON, "beta", Method.CLOPPER_PEARSON, "agresti-coull", Method.AGRESTI_COULL, "jeffreys",
            Method.JEFFREYS, "normal", Method.NORMAL, "hypergeometric", Method.HYPERGEOMETRIC);

    @Mixin
    final Output output;

    @Option(names = "--k", paramLabel = "K", required = true, descriptionKey = "proportion.k")
    long k;

    @Option(names = "--n", paramLabel = "N", required = true, descriptionKey = "proportion.n")
    long n;

    @Option(names = "--method", paramLabel = "METHOD", descriptionKey = "proportion.method")
    @Nullable
    String method;

    @Mixin
    final Confidence sure = new Confidence();

    MetricProportion(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        double level = sure.level();
        Lot lot = sure.lot();
        if (n < 0 || k < 0 || k > n || n > Integer.MAX_VALUE) {
            throw new WrongUsage(output.text("proportion.counts", k, n));
        }
        if (lot != null && n > lot.size()) {
            throw new WrongUsage(output.text("sample.larger", n, lot.size()));
        }
        String key = SamplingJson.key(method(lot));
        Map<String, @Nullable Object> answer = Json.object("k", k, "n", n);
        if (lot != null) {
            answer.put("population", lot.size());
        }
        answer.put("confidence", level);
        answer.put("method", key);
        if (n == 0) {
            ObjectNode none = EstimateJson.of(Estimate.undefined(Reason.EMPTY));
            answer.putAll(Json.object("share", none, "low", none, "high", none));
            return output.answer(() -> answer, Reason.EMPTY::sentence);
        }
        Proportion proportion = new Proportion(k, n, level);
        ObjectNode all = SamplingJson.intervals(proportion, lot);
        double low = all.path("intervals").path(key).path("low").doubleValue();
        double high = all.path("intervals").path(key).path("high").doubleValue();
        String best = lot == null ? "clopperPearson" : "hypergeometric";
        String meaning = output.text("proportion.text", percent((double) k / n), k, n, percent(level), percent(low),
                percent(high), percent(all.path("oneSided").path(best).path("high").doubleValue()));
        answer.putAll(Json.object("share", (double) k / n, "low", low, "high", high, "intervals",
                all.get("intervals"), "oneSided", all.get("oneSided"), "meaning", meaning));
        return output.answer(() -> answer, () -> meaning);
    }

    private Method method(@Nullable Lot lot) throws WrongUsage {
        if (method == null) {
            return lot == null ? Method.WILSON : Method.HYPERGEOMETRIC;
        }
        Method chosen = METHODS.get(method.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (chosen == null) {
            throw new WrongUsage(output.text("proportion.method", method));
        }
        if (chosen == Method.HYPERGEOMETRIC && lot == null) {
            throw new WrongUsage(output.text("proportion.population"));
        }
        return chosen;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * share);
    }
}
