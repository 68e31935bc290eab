package touchstone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.qa.json.LabelErrorJson;
import touchstone.qa.labelerror.ConfidentLearning;
import touchstone.qa.labelerror.IssueFilter;
import touchstone.qa.labelerror.LabelQuality;
import touchstone.qa.labelerror.LabelledProbabilities;

/** {@code metric label-errors}: which labels a model's probabilities speak against. */
@Command(name = "label-errors")
final class MetricLabelErrors implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "LABELS", index = "0", descriptionKey = "labelTable")
    Path labels;

    @Parameters(paramLabel = "PROBABILITIES", index = "1", descriptionKey = "probabilityTable")
    Path probabilities;

    @Option(names = "--filter-by", paramLabel = "FILTER", defaultValue = "prune-by-noise-rate", descriptionKey = "filterBy")
    String filterBy;

    @Option(names = "--rank-by", paramLabel = "SCORE", defaultValue = "self-confidence", descriptionKey = "rankBy")
    String rankBy;

    MetricLabelErrors(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        IssueFilter filter = IssueFilter.named(filterBy)
                .orElseThrow(() -> new WrongUsage(output.text("labelErrors.filter", filterBy)));
        LabelQuality quality = quality();
        LabelledProbabilities data = ProbabilityFile.read(probabilities).labelled(labels);
        return output.answer(() -> LabelErrorJson.labels(data, filter, quality), () -> text(data, filter, quality));
    }

    private LabelQuality quality() throws WrongUsage {
        String plain = rankBy.replaceAll("[-_]", "");
        return Arrays.stream(LabelQuality.values()).filter(q -> q.key().equalsIgnoreCase(plain)).findFirst()
                .orElseThrow(() -> new WrongUsage(output.text("labelErrors.rank", rankBy)));
    }

    private String text(LabelledProbabilities data, IssueFilter filter, LabelQuality quality) {
        ConfidentLearning learned = ConfidentLearning.of(data);
        int[] ranked = filter.ranked(data, learned, quality);
        double[] scores = quality.of(data);
        StringBuilder text = new StringBuilder(output.text("labelErrors.text", ranked.length, data.size()));
        text.append("\n").append(Estimates.line("noise", learned.noise()));
        for (int i : Arrays.copyOf(ranked, Math.min(SHOWN, ranked.length))) {
            text.append(String.format(Locale.ROOT, "%n  %-8d %s -> %s  %.4f", i,
                    data.classes().get(data.labels()[i]), data.classes().get(data.predicted(i)), scores[i]));
        }
        return text.toString();
    }
}
