package touchstone.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.qa.Estimate;
import touchstone.qa.json.PanopticJson;
import touchstone.qa.panoptic.PanopticFiles;
import touchstone.qa.panoptic.PanopticScore;

/** {@code metric panoptic}: the panoptic quality of a prediction. */
@Command(name = "panoptic")
final class MetricPanoptic implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--gt", paramLabel = "GT.json", required = true, descriptionKey = "panopticTruth")
    Path truth;

    @Option(names = "--gt-dir", paramLabel = "DIR", required = true, descriptionKey = "panopticTruthFolder")
    Path truthFolder;

    @Option(names = "--dt", paramLabel = "DT.json", required = true, descriptionKey = "panopticPrediction")
    Path prediction;

    @Option(names = "--dt-dir", paramLabel = "DIR", required = true, descriptionKey = "panopticPredictionFolder")
    Path predictionFolder;

    MetricPanoptic(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Bar bar = output.bar()) {
            PanopticScore score = PanopticFiles.score(new PanopticFiles.Side(truth, truthFolder),
                    new PanopticFiles.Side(prediction, predictionFolder), Quality.watch(bar));
            return output.answer(() -> PanopticJson.of(score), () -> text(score));
        }
    }

    private String text(PanopticScore score) {
        return output.text("panoptic.text", score.images(), score.categories().size()) + "\n"
                + line("all", score.all()) + line("things", score.things()) + line("stuff", score.stuff());
    }

    private String line(String name, PanopticScore.Quality quality) {
        return output.text("panoptic.line", String.format(Locale.ROOT, "%-7s", name), share(quality.pq()),
                share(quality.sq()), share(quality.rq()), quality.n()) + "\n";
    }

    private String share(Estimate estimate) {
        return estimate instanceof Estimate.Value v
                ? String.format(Locale.ROOT, "%.4f", v.value())
                : output.text("panoptic.none");
    }
}
