package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.drift.Baseline;
import touchstone.qa.drift.Cusum;
import touchstone.qa.drift.Ewma;
import touchstone.qa.drift.Individuals;
import touchstone.qa.drift.PChart;
import touchstone.qa.json.DriftJson;
import touchstone.qa.json.EstimateJson;

/** {@code metric drift}: a control chart of a series. */
@Command(name = "drift")
final class MetricDrift implements Callable<Integer> {

    /** The charts by their name on the command line. */
    enum Kind {
        EWMA, CUSUM, INDIVIDUALS, P
    }

    @Mixin
    final Output output;

    @Parameters(paramLabel = "SERIES", descriptionKey = "series")
    Path file;

    @Option(names = "--chart", paramLabel = "KIND", defaultValue = "ewma", descriptionKey = "chart")
    Kind chart;

    @Option(names = "--centre", paramLabel = "X", descriptionKey = "centre")
    @Nullable
    Double centre;

    @Option(names = "--sd", paramLabel = "X", descriptionKey = "sd")
    @Nullable
    Double sd;

    @Option(names = "--baseline", paramLabel = "N", defaultValue = "2147483647", descriptionKey = "baseline", showDefaultValue = Visibility.NEVER)
    int baseline;

    @Option(names = "--lambda", paramLabel = "X", defaultValue = "0.2", descriptionKey = "lambda")
    double lambda;

    @Option(names = "--sigmas", paramLabel = "X", defaultValue = "3", descriptionKey = "sigmas")
    double sigmas;

    @Option(names = "--k", paramLabel = "X", defaultValue = "0.5", descriptionKey = "cusumK")
    double k;

    @Option(names = "--h", paramLabel = "X", defaultValue = "5", descriptionKey = "cusumH")
    double h;

    MetricDrift(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        require(lambda > 0 && lambda <= 1, "drift.lambda");
        require(sigmas > 0 && Double.isFinite(sigmas), "drift.above0", "--sigmas");
        require(k >= 0 && Double.isFinite(k), "drift.from0", "--k");
        require(h > 0 && Double.isFinite(h), "drift.above0", "--h");
        require(sd == null || sd > 0 && Double.isFinite(sd), "drift.above0", "--sd");
        require(centre == null || Double.isFinite(centre), "drift.finite", "--centre");
        require(baseline >= 2, "drift.baseline");
        ObjectNode answer = chart == Kind.P ? shares() : values();
        return output.answer(() -> answer, () -> text(answer));
    }

    private void require(boolean fine, String key, Object... values) throws WrongUsage {
        if (!fine) {
            throw new WrongUsage(output.text(key, values));
        }
    }

    private ObjectNode values() throws IOException {
        double[] values = new SeriesFile(file).values();
        String name = chart.name().toLowerCase(Locale.ROOT);
        Baseline normal = centre != null && sd != null
                ? Baseline.given(centre, sd)
                : Baseline.estimated(values, baseline).orElse(null);
        if (normal == null) {
            return undefined(name, values, Reason.TOO_FEW_UNITS);
        }
        Baseline used = new Baseline(centre == null ? normal.centre() : centre, sd == null ? normal.sd() : sd,
                normal.origin(), normal.points());
        if (used.sd() == 0) {
            return undefined(name, values, Reason.NO_VARIANCE);
        }
        ObjectNode node = DriftJson.start(name, used).put("basis", basis(used))
                .put("n", Arrays.stream(values).filter(v -> !Double.isNaN(v)).count())
                .put("missing", Arrays.stream(values).filter(Double::isNaN).count());
        return switch (chart) {
            case EWMA -> DriftJson.put(node.put("lambda", lambda).put("sigmas", sigmas),
                    new Ewma(lambda, sigmas).of(values, used));
            case CUSUM -> DriftJson.put(node.put("k", k).put("h", h), new Cusum(k, h).of(values, used));
            case INDIVIDUALS, P -> DriftJson.put(node.put("sigmas", sigmas),
                    new Individuals(sigmas).of(values, used));
        };
    }

    /** Without a spread there are no limits, and so nothing can be out of them. */
    private ObjectNode undefined(String name, double[] values, Reason reason) {
        JsonNode why = EstimateJson.of(Estimate.undefined(reason));
        ObjectNode node = DriftJson.nothing(name).put("n", Arrays.stream(values).filter(v -> !Double.isNaN(v)).count())
                .put("missing", Arrays.stream(values).filter(Double::isNaN).count());
        node.set("centre", why);
        node.set("sd", why);
        return node;
    }

    private String basis(Baseline used) {
        if (used.origin() == Baseline.Origin.GIVEN) {
            return output.text("drift.given");
        }
        return output.text(centre == null ? sd == null ? "drift.both" : "drift.centre" : "drift.sd", used.points());
    }

    private ObjectNode shares() throws Exception {
        require(centre == null || centre >= 0 && centre <= 1, "drift.share");
        SeriesFile.Samples samples = new SeriesFile(file).samples();
        ObjectNode node;
        if (Arrays.stream(samples.sizes()).allMatch(size -> size == 0)) {
            node = DriftJson.nothing("p");
            node.set("centre", EstimateJson.of(Estimate.undefined(Reason.EMPTY)));
            return node;
        }
        double usual = centre != null
                ? centre
                : (double) Arrays.stream(samples.defects()).sum() / Arrays.stream(samples.sizes()).sum();
        node = DriftJson.start("p", usual)
                .put("basis", output.text(centre == null ? "drift.shares" : "drift.given"))
                .put("sigmas", sigmas);
        return DriftJson.put(node, new PChart(sigmas).of(samples.defects(), samples.sizes(), usual));
    }

    private String text(ObjectNode answer) {
        StringBuilder text = new StringBuilder();
        answer.path("centre").path("because").asStringOpt().ifPresent(text::append);
        text.append(answer.path("basis").asString(""));
        for (JsonNode alarm : answer.path("alarms")) {
            text.append('\n').append(alarm.path("because").asString(""));
        }
        if (answer.path("alarms").isEmpty() && answer.path("centre").isNumber()) {
            text.append('\n').append(output.text("drift.quiet"));
        }
        return text.toString();
    }
}
