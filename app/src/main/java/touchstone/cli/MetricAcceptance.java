package touchstone.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.json.SamplingJson;
import touchstone.qa.sampling.AcceptancePlan;
import touchstone.qa.sampling.AcceptancePlan.Risk;
import touchstone.qa.sampling.DefectModel;
import touchstone.qa.sampling.Lot;

/** {@code metric acceptance}: the smallest plan that keeps two risks, or what a given plan does. */
@Command(name = "acceptance")
final class MetricAcceptance implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--producer", paramLabel = "P,RISK", descriptionKey = "acceptance.producer")
    @Nullable
    String producer;

    @Option(names = "--consumer", paramLabel = "P,RISK", descriptionKey = "acceptance.consumer")
    @Nullable
    String consumer;

    @Option(names = "--n", paramLabel = "N", descriptionKey = "acceptance.n")
    @Nullable
    Integer n;

    @Option(names = "--c", paramLabel = "C", descriptionKey = "acceptance.c")
    @Nullable
    Integer c;

    @Option(names = "--population", paramLabel = "N", descriptionKey = "population")
    @Nullable
    Integer population;

    @Option(names = "--poisson", descriptionKey = "acceptance.poisson")
    boolean poisson;

    @Option(names = "--at", paramLabel = "P[,P...]", descriptionKey = "acceptance.at")
    @Nullable
    String at;

    MetricAcceptance(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        DefectModel model = model();
        boolean search = n == null && c == null;
        Risk good = producer == null ? null : risk(producer, "--producer");
        Risk bad = consumer == null ? null : risk(consumer, "--consumer");
        if (search ? good == null || bad == null : n == null || c == null) {
            throw new WrongUsage(output.text("acceptance.which"));
        }
        Optional<AcceptancePlan> plan = search ? found(model, good, bad) : Optional.of(given(model));
        Map<String, @Nullable Object> answer = Json.object();
        if (plan.isEmpty()) {
            Object none = EstimateJson.of(Estimate.undefined(Reason.NO_PLAN));
            answer.putAll(Json.object("n", none, "c", none, "r", none, "model", name(model)));
            return output.answer(() -> answer, () -> output.text("acceptance.none", AcceptancePlan.LARGEST));
        }
        AcceptancePlan chosen = plan.get();
        answer.putAll(Json.object("n", chosen.n(), "c", chosen.c(), "r", chosen.rejectFrom(), "model", name(model)));
        if (population != null) {
            answer.put("population", population);
        }
        if (good != null) {
            answer.put("producer", SamplingJson.producer(model, chosen, good));
        }
        if (bad != null) {
            answer.put("consumer", SamplingJson.consumer(model, chosen, bad));
        }
        answer.put("curve", SamplingJson.curve(model, chosen, at == null
                ? SamplingJson.spread(model, chosen)
                : shares(at, "--at")));
        return output.answer(() -> answer,
                () -> output.text("acceptance.text", chosen.n(), chosen.c(), chosen.rejectFrom()));
    }

    private Optional<AcceptancePlan> found(DefectModel model, @Nullable Risk good, @Nullable Risk bad)
            throws WrongUsage {
        if (good == null || bad == null || good.share() >= bad.share()) {
            throw new WrongUsage(output.text("acceptance.order"));
        }
        return AcceptancePlan.smallest(model, good, bad);
    }

    private AcceptancePlan given(DefectModel model) throws WrongUsage, InputRefused {
        if (n == null || c == null || n < 1 || c < 0 || c >= n) {
            throw new WrongUsage(output.text("acceptance.plan"));
        }
        if (n > model.most()) {
            throw new WrongUsage(output.text("sample.larger", n, model.most()));
        }
        return new AcceptancePlan(n, c);
    }

    private DefectModel model() throws WrongUsage {
        if (population == null) {
            return poisson ? DefectModel.POISSON : DefectModel.BINOMIAL;
        }
        if (poisson) {
            throw new WrongUsage(output.text("acceptance.poisson"));
        }
        if (population < 1) {
            throw new WrongUsage(output.text("sample.population"));
        }
        return DefectModel.of(new Lot(population));
    }

    private static String name(DefectModel model) {
        return switch (model) {
            case DefectModel.Binomial b -> "binomial";
            case DefectModel.Poisson p -> "poisson";
            case DefectModel.Hypergeometric h -> "hypergeometric";
        };
    }

    private Risk risk(String text, String option) throws WrongUsage {
        double[] both = shares(text, option);
        if (both.length != 2 || both[1] <= 0 || both[1] >= 0.5) {
            throw new WrongUsage(output.text("acceptance.risk", option, text));
        }
        return new Risk(both[0], both[1]);
    }

    private double[] shares(String text, String option) throws WrongUsage {
        String[] parts = text.split(",", -1);
        double[] shares = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                shares[i] = Confidence.share(Double.parseDouble(parts[i].strip()), option);
            } catch (NumberFormatException notANumber) {
                throw new WrongUsage(output.text("acceptance.risk", option, text));
            }
        }
        return shares;
    }
}
