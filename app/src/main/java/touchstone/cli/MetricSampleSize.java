package touchstone.cli;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.sampling.DefectModel;
import touchstone.qa.sampling.Lot;
import touchstone.qa.sampling.SampleSize;

/** {@code metric sample-size}: how many to review. */
@Command(name = "sample-size")
final class MetricSampleSize implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--margin", paramLabel = "M", descriptionKey = "sampleSize.margin")
    @Nullable
    Double margin;

    @Option(names = "--share", paramLabel = "P", defaultValue = "0.5", descriptionKey = "sampleSize.share")
    double share;

    @Option(names = "--discover", paramLabel = "RATE", descriptionKey = "sampleSize.discover")
    @Nullable
    Double discover;

    @Option(names = "--allow", paramLabel = "C", defaultValue = "0", descriptionKey = "sampleSize.allow")
    int allow;

    @Mixin
    final Confidence sure = new Confidence();

    MetricSampleSize(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        double level = sure.level();
        Lot lot = sure.lot();
        try {
            if (margin != null && discover == null) {
                return margin(margin, level, lot);
            }
            if (discover != null && margin == null) {
                return discovery(discover, level, lot);
            }
        } catch (ArithmeticException tooLarge) {
            throw new WrongUsage(output.text("sampleSize.large"));
        }
        throw new WrongUsage(output.text("sampleSize.which"));
    }

    private int margin(double half, double level, @Nullable Lot lot) throws WrongUsage {
        if (!(half > 0 && half < 1)) {
            throw new WrongUsage(output.text("sampleSize.margin"));
        }
        SampleSize size = SampleSize.of(Confidence.share(share, "--share"), half, level, lot);
        Map<String, @Nullable Object> answer = start(size.n(), level, lot);
        answer.putAll(Json.object("unrounded", size.unrounded(), "z", size.z(), "margin", half, "share", share));
        return output.answer(() -> answer, () -> output.text("sampleSize.text", size.n(), half, level));
    }

    private int discovery(double rate, double level, @Nullable Lot lot) throws WrongUsage {
        if (!(rate > 0 && rate <= 1)) {
            throw new WrongUsage(output.text("sampleSize.discover"));
        }
        if (allow < 0) {
            throw new WrongUsage(output.text("sampleSize.allow"));
        }
        int endless = SampleSize.discovery(rate, allow, level);
        if (lot == null) {
            Map<String, @Nullable Object> answer = start(endless, level, null);
            answer.putAll(Json.object("rate", rate, "allowed", allow, "missed",
                    DefectModel.BINOMIAL.accept(endless, allow, rate), "binomial", endless));
            return output.answer(() -> answer, () -> output.text("sampleSize.found", endless, rate, allow, level));
        }
        int defective = new DefectModel.Hypergeometric(lot).defective(rate, RoundingMode.CEILING);
        Map<String, @Nullable Object> more = Json.object("rate", rate, "allowed", allow, "defective", defective);
        if (defective <= allow) {
            Object none = EstimateJson.of(Estimate.undefined(Reason.NO_PLAN));
            Map<String, @Nullable Object> answer = start(none, level, lot);
            answer.putAll(more);
            return output.answer(() -> answer, () -> output.text("sampleSize.never", lot.size(), defective, allow));
        }
        int n = lot.discovery(defective, allow, level);
        Map<String, @Nullable Object> answer = start(n, level, lot);
        answer.putAll(more);
        answer.putAll(Json.object("missed", lot.atMost(allow, n, defective), "binomial", endless));
        return output.answer(() -> answer, () -> output.text("sampleSize.found", n, rate, allow, level));
    }

    private static Map<String, @Nullable Object> start(Object n, double level, @Nullable Lot lot) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("n", n);
        answer.put("confidence", level);
        if (lot != null) {
            answer.put("population", lot.size());
        }
        return answer;
    }
}
