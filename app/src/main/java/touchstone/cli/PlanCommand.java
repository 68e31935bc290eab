package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.qa.budget.LabelPlan;
import touchstone.qa.budget.LearningCurve;
import touchstone.qa.budget.Measured;
import touchstone.qa.budget.Prices;
import touchstone.qa.budget.StopRule;
import touchstone.qa.json.PlanJson;
import touchstone.qa.result.Unit;

/** {@code plan}: what more labels are worth, and when to stop. */
@Command(name = "plan")
final class PlanCommand implements Callable<Integer> {

    private static final int MINUTES = 60;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "CURVE", descriptionKey = "curve")
    Path file;

    @Option(names = "--cost", paramLabel = "FILE", descriptionKey = "costFile")
    @Nullable
    Path cost;

    @Option(names = "--times", paramLabel = "PROJECT", descriptionKey = "timesOf")
    @Nullable
    Path times;

    @Option(names = "--depth", paramLabel = "KIND", descriptionKey = "depth")
    @Nullable
    String depth;

    @Option(names = "--hourly", paramLabel = "PRICE", descriptionKey = "hourly")
    @Nullable
    Double hourly;

    @Option(names = "--item-cost", paramLabel = "PRICE", defaultValue = "0", descriptionKey = "itemCost")
    double itemCost;

    @Option(names = "--budget", paramLabel = "MONEY", descriptionKey = "money")
    @Nullable
    Double money;

    @Option(names = "--min-uplift", paramLabel = "X", defaultValue = "0.01", descriptionKey = "minUplift")
    double minUplift;

    @Option(names = "--retrain", paramLabel = "X", defaultValue = "0.01", descriptionKey = "retrain")
    double retrain;

    @Option(names = "--accuracy", paramLabel = "P", defaultValue = "0.9", descriptionKey = "accuracy")
    double accuracy;

    @Option(names = "--at", paramLabel = "N[,N...]", descriptionKey = "planAt")
    @Nullable
    String at;

    @Option(names = "--extrapolate", descriptionKey = "extrapolate")
    boolean extrapolate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "planSeed")
    long seed;

    PlanCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        require(accuracy > 0.5 && accuracy <= 1, "plan.accuracy");
        requireAbove0(minUplift, "--min-uplift");
        requireAbove0(retrain, "--retrain");
        require(itemCost >= 0 && Double.isFinite(itemCost), "drift.from0", "--item-cost");
        if (money != null) {
            requireAbove0(money, "--budget");
        }
        if (hourly != null) {
            requireAbove0(hourly, "--hourly");
        }
        require(depth == null || cost != null || times != null, "plan.depth");
        require(cost == null || times == null, "plan.oneCost");
        double[] asked = at == null ? new double[0] : Numbers.positive(at, "--at");
        Measured measured = CurveFile.read(file);
        Prices prices = prices();
        LabelPlan plan = new LabelPlan(LearningCurve.of(measured, seed), prices,
                new StopRule(minUplift, money, retrain), accuracy, extrapolate,
                asked.length == 0 ? usual(measured) : DoubleStream.of(asked).boxed().toList());
        return output.answer(() -> PlanJson.of(plan), () -> ResultText.of(plan.result()));
    }

    private void requireAbove0(double value, String option) throws WrongUsage {
        require(value > 0 && Double.isFinite(value), "drift.above0", option);
    }

    private void require(boolean fine, String key, Object... values) throws WrongUsage {
        if (!fine) {
            throw new WrongUsage(output.text(key, values));
        }
    }

    /** Every label costs one where nobody says more, so that money is counted in labels. */
    private Prices prices() throws IOException, WrongUsage {
        if (cost == null && times == null) {
            return new Prices(1, itemCost, Unit.COUNT, money);
        }
        PriceFile file = times == null ? PriceFile.read(Objects.requireNonNull(cost)) : PriceFile.ofProject(times);
        double each = file.of(depth);
        if (!file.minutes()) {
            return new Prices(each, itemCost, Unit.MONEY, money);
        }
        return hourly == null
                ? new Prices(each / MINUTES, itemCost, Unit.HOURS, money)
                : new Prices(each / MINUTES * hourly, itemCost, Unit.MONEY, money);
    }

    private List<Double> usual(Measured measured) {
        double largest = measured.largest();
        TreeSet<Double> targets = new TreeSet<>(List.of(largest, 1.5 * largest, LearningCurve.REACH * largest));
        if (extrapolate) {
            targets.add(4 * largest);
            targets.add(8 * largest);
        }
        return new ArrayList<>(targets);
    }
}
